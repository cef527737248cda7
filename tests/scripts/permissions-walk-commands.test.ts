/** Every command of the command line × every role, by --as: allowed, or refused, as the matrix says. A new command needs a line here. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Verb } from "~/domain/permission-matrix";
import { can } from "~/domain/permissions";
import { COMMANDS } from "../../scripts/tracker/commands";
import { runTracker } from "../../scripts/tracker/run-tracker";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { walkDatabase, type World } from "../support/walk/walk-database";
import { actorOfWalker, emailOf, LED_BY_WALKERS, WALKERS, type Walker } from "../support/walk/walkers";

/** `takes`: the verb of the matrix; `args`: as typed after the command, enough that only permission can refuse it. */
type Line = { name: string; takes: Verb; args: string[]; /** It is about findings that the walkers lead. */ led?: true };

const LINES: readonly Line[] = [
  { name: "list", takes: "read the record", args: [] },
  { name: "meetings", takes: "read the record", args: [] },
  { name: "actions", takes: "read the record", args: [] },
  { name: "pack", takes: "export a working copy", args: ["M-0001", "--out", "pack.docx"] },
  { name: "notes", takes: "read the record", args: ["M-0001", "--out", "notes.docx"] },
  { name: "import", takes: "import", args: ["tracker.csv", "--dry-run"] },
  { name: "undo-import", takes: "import", args: ["latest", "--dry-run"], led: true },
  { name: "export", takes: "export", args: ["out.csv"] },
  { name: "export", takes: "export a working copy", args: ["out.xlsx", "--working-copy"] },
  { name: "export", takes: "export", args: ["out.xlsx", "--actions"] },
  { name: "export", takes: "run SIB cycles", args: ["out.xlsx", "--cycle", "2022-05-25"] },
  { name: "fill", takes: "export", args: ["tracker.xlsx", "--out", "filled.xlsx", "--force"] },
  { name: "verify", takes: "run the machine", args: [] },
  { name: "redact", takes: "run the machine", args: ["--find", "anything"] },
  { name: "backup", takes: "run the machine", args: ["backup.db"] },
  { name: "restore", takes: "run the machine", args: ["none.db"] },
  { name: "digest", takes: "run the machine", args: ["--dry-run"] },
];

let home: FreshDatabase & { world: World };
let place: Awaited<ReturnType<typeof freshFolder>>;
beforeAll(async () => {
  home = await walkDatabase();
  place = await freshFolder();
  await writeFile(path.join(place.folder, "tracker.csv"), `Reference,Finding\n${home.world.finding.reference},"${home.world.finding.text.replaceAll('"', '""')}"\n`);
  await writeFile(path.join(place.folder, "tracker.xlsx"), makeXlsx({ sheets: [{ rows: [["Finding", "RAG"], [home.world.finding.text, ""]] }] }));
});
afterAll(async () => {
  await home.remove();
  await place.remove();
});

async function ran({ name, args }: Line, walker: Walker | null): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const note = (text: string) => { said.push(text); };
  const as = walker === null ? [] : ["--as", emailOf(walker)];
  const code = await runTracker([name, ...args, ...as], { env: { DATABASE_URL: home.url }, folder: place.folder, out: note, err: note });
  return { code, said: said.join("") };
}

it("has a line for every command there is", () => {
  expect(COMMANDS.filter((command) => !LINES.some((line) => line.name === command.name)).map((command) => command.name)).toEqual([]);
  expect(COMMANDS.filter((command) => command.operatorOnly === true).map((command) => command.name)).toEqual(LINES.filter((line) => line.takes === "run the machine").map((line) => line.name));
});

describe.each(LINES.map((line) => [`${line.name} ${line.args.join(" ")} (${line.takes})`, line] as const))("%s", (_, line) => {
  const allowed = (walker: Walker) => can(actorOfWalker(walker), line.takes, line.led === true ? LED_BY_WALKERS : undefined);

  it("refuses whom it should", async () => {
    const wrong: string[] = [];
    for (const walker of WALKERS.filter((each) => !allowed(each))) {
      const { code, said } = await ran(line, walker);
      if (code === 0 || !/You may not|is for whoever runs this machine/.test(said)) wrong.push(`${walker.id}: ${String(code)} ${said.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("does it for whom it should", async () => {
    const wrong: string[] = [];
    for (const walker of WALKERS.filter(allowed)) {
      const { code, said } = await ran(line, walker);
      if (code !== 0) wrong.push(`${walker.id}: ${String(code)} ${said.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });
});
