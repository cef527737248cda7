import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { expect, test } from "vitest";
import type { Done } from "~/domain/problem";
import { unpackWorkbook } from "~/spreadsheet/pack-workbook.server";
import { ANSWER_CHANNEL, type JobOrder } from "~/spreadsheet/run-in-worker.server";
import { buildWorker } from "../../scripts/build-worker";
import { makeXlsx } from "../support/make-xlsx";

test("the built worker runs on plain Node, without the sources", async () => {
  const folder = mkdtempSync(join(tmpdir(), "worker-"));
  try {
    const file = join(folder, "worker.mjs");
    await buildWorker(process.cwd(), file);
    const order: JobOrder = { name: "readWorkbook", input: { bytes: makeXlsx({ sheets: [{ name: "SIB", rows: [["AFI 7"]] }] }), fileName: "tracker.xlsx" } };
    const ended = spawnSync(process.execPath, [file], { input: serialize(order), stdio: ["pipe", "pipe", "pipe", "pipe"], cwd: folder });
    expect(ended.stderr.toString()).toBe("");
    const answer = ended.output[ANSWER_CHANNEL] as unknown as Buffer;
    const read = deserialize(answer) as Done<Uint8Array>;
    expect(read.ok && unpackWorkbook(read.value).sheets[0]?.rows[0]?.cells[0]?.text).toBe("AFI 7");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
