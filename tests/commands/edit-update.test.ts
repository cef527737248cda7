/** The update written in one form with its as-at date, RAG and reason; and assurance with its statement. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { editUpdate } from "~/commands/edit-update.server";
import { setAssurance } from "~/commands/set-assurance.server";
import { updatesOfFinding } from "~/db/finding-past.server";
import { loadFinding } from "~/db/record.server";
import { columnValue } from "~/domain/columns";
import type { FindingRecord } from "~/domain/record";
import { UPDATE_COLUMNS, type UpdateColumn } from "~/domain/update-columns";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFinding, force, opcc, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
let reference: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  const update = { text: "Training has begun.", asAt: "2022-04-14", rag: "amber" as const, ragReason: null };
  ({ reference } = await addFinding(fresh.db, { update }));
});
afterEach(() => fresh.remove());

async function stored(): Promise<FindingRecord> {
  const finding = await loadFinding(fresh.db, reference);
  if (finding === null) throw new Error("The finding is gone.");
  return finding;
}

type Values = Record<UpdateColumn, string>;

function shown(finding: FindingRecord): Values {
  const values = Object.fromEntries(UPDATE_COLUMNS.map((column) => [column, columnValue(finding, column) ?? ""]));
  return { update: "", updateAsAt: "", rag: "", ragReason: "", ...values };
}

async function edit(change: Partial<Values>, seen?: FindingRecord) {
  const base = shown(seen ?? (await stored()));
  return editUpdate(testCtx(fresh.db, force), { reference, base, values: { ...base, ...change }, submit: true });
}

test("under the same as-at date it is a new version of that update, one for all four fields", async () => {
  valueOf(await edit({ update: "Training is done.\r\nAll of it.", rag: "Red", ragReason: "The supplier is late." }));
  const { update } = await stored();
  expect(update).toMatchObject({ text: "Training is done.\nAll of it.", rag: "red", ragReason: "The supplier is late.", asAt: "2022-04-14", version: 2 });
  expect(await updatesOfFinding(fresh.db.read, (await stored()).id)).toHaveLength(2);
});

test("under another as-at date it is a new update, and the earlier one stays as it was", async () => {
  expect(valueOf(await edit({ update: "Half are trained.", updateAsAt: "20 May 2022" }))).toEqual({ asAtMoved: true, drafted: false, waits: false });
  const updates = await updatesOfFinding(fresh.db.read, (await stored()).id);
  expect(updates.map(({ text, asAt, version, rag }) => [text, asAt, version, rag])).toEqual([
    ["Half are trained.", "2022-05-20", 1, "amber"], ["Training has begun.", "2022-04-14", 1, "amber"],
  ]);
});

test("red without a reason, a date that is none and the other side are refused, each at its field", async () => {
  expect(problemOf(await edit({ rag: "red" }))).toMatchObject({ kind: "invalid", field: "ragReason" });
  expect(problemOf(await edit({ updateAsAt: "31/2/2022" }))).toMatchObject({ kind: "invalid", field: "updateAsAt" });
  const base = shown(await stored());
  expect(problemOf(await editUpdate(testCtx(fresh.db, opcc), { reference, base, values: base })).kind).toBe("refused");
});

test("two people: another field is saved beside it, the same field is told of both values", async () => {
  const seen = await stored();
  valueOf(await edit({ update: "Written by the first." }, seen));
  expect(problemOf(await edit({ rag: "red", ragReason: "Late." }, seen))).toMatchObject({ kind: "stale", field: "update" });
  const { update } = await stored();
  valueOf(await edit({ rag: "red", ragReason: "Late." }));
  expect((await stored()).update).toMatchObject({ text: update?.text, rag: "red" });
  const problem = problemOf(await edit({ update: "Written by the second." }, seen));
  expect(problem).toMatchObject({ kind: "stale", field: "update", conflict: { current: "Written by the first.", wanted: "Written by the second." } });
});

test("assurance and its statement are saved together, the statement alone too, and only by the office", async () => {
  const base = { assurance: "not-yet-reviewed", statement: "" };
  valueOf(await setAssurance(testCtx(fresh.db, opcc), { reference, assurance: "partially-assured", statement: "Dip samples were shown.", base }));
  expect(await stored()).toMatchObject({ assurance: "partially-assured", assuranceStatement: "Dip samples were shown." });
  const after = { assurance: "partially-assured", statement: "Dip samples were shown." };
  valueOf(await setAssurance(testCtx(fresh.db, opcc), { reference, assurance: "partially-assured", statement: "Dip samples of two areas were shown.", base: after }));
  expect(await stored()).toMatchObject({ assurance: "partially-assured", assuranceStatement: "Dip samples of two areas were shown." });
  expect(problemOf(await setAssurance(testCtx(fresh.db, opcc), { reference, assurance: "assured", statement: "Late.", base })).kind).toBe("stale");
  expect(problemOf(await setAssurance(testCtx(fresh.db, force), { reference, assurance: "assured", statement: "", base: after })).kind).toBe("refused");
});
