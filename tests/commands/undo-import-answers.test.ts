/** Undoing an import that answers questions: what was decided on the strength of a response keeps it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import { loadRecord } from "~/db/record.server";
import { saveCells } from "~/db/save-cells.server";
import { saveClosure, saveEntry } from "~/db/save-entry.server";
import { write, type Tx } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import type { EntryRecord, FindingRecord } from "~/domain/record";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc } from "../support/marchshire";
import { again, keepAll, returned, sendCopy, writeInto } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

const UNANSWERED = "The PCC asked how many victims were told.";
const LATER = "2022-05-24T09:00:00.000Z";
const LAST = "2022-05-25T09:00:00.000Z";

let home: FreshDatabase;
let importId: string;
beforeEach(async () => {
  home = await freshDatabase();
  const record = smallRecord();
  const [answered] = record.findings[0]?.entries ?? [];
  if (answered === undefined) throw new Error("The small record has no entry.");
  record.findings[0]?.entries.push({ ...answered, id: "entry-3", text: UNANSWERED, state: "issued", links: answered.links.map((link) => ({ ...link, number: 2, position: 2 })), responses: [] });
  await storeRecord(home.db, record);
  const ctx = testCtx(home.db, OPERATOR);
  const copy = again(await sendCopy(ctx));
  writeInto(copy, "entries", UNANSWERED, "response", "Forty were told.");
  const { ids, apply } = await keepAll(ctx, [await returned("bell.xlsx", copy)]);
  valueOf(await apply());
  importId = ids[0] ?? "";
});
afterEach(() => home.remove());

async function question(): Promise<{ finding: FindingRecord; entry: EntryRecord }> {
  const found = (await loadRecord(home.db)).findings.flatMap((finding) => finding.entries.map((entry) => ({ finding, entry }))).find(({ entry }) => entry.text === UNANSWERED);
  if (found === undefined) throw new Error("The question is gone.");
  return found;
}

const by = () => testCtx(home.db, opcc, LATER);
const undo = () => undoImport(testCtx(home.db, OPERATOR, LAST), importId);
const standing = async () => { const { entry } = await question(); return [entry.state, entry.responses.length]; };

test("with nothing done since, the response goes and the question is open again", async () => {
  expect(await standing()).toEqual(["answered", 1]);
  const { back, kept } = valueOf(await undo());
  expect(kept).toEqual([]);
  expect(back).toMatchObject([{ what: "Q2: State" }, { what: "Response to Q2", from: expect.stringContaining("Forty were told."), to: null }]);
  expect(await standing()).toEqual(["issued", 0]);
});

const decided: Record<string, (tx: Tx, of: { finding: FindingRecord; entry: EntryRecord }) => Promise<unknown>> = {
  "the question was closed": (tx, { entry }) => saveEntry(tx, by(), entry, { state: "closed" }),
  "it was closed beside the finding": (tx, { finding, entry }) => saveClosure(tx, by(), entry.id, finding.id, { closure: "assured", closureNote: null, revisitOn: null }),
  "assurance was decided": (tx, { finding }) => saveCells(tx, by(), finding, [{ column: "assurance", value: "assured" }]),
};

test.each(Object.keys(decided))("a response stays where %s since", async (name) => {
  const of = await question();
  await write(home.db, async (tx) => decided[name]?.(tx, of));
  const [state] = await standing();
  const { back, kept } = valueOf(await undo());
  expect(back).toEqual([]);
  expect(kept.map(({ what, since }) => [what, since])).toEqual([["Q2: State", { by: opcc.name, at: LATER }], ["Response to Q2", { by: opcc.name, at: LATER }]]);
  expect(await standing()).toEqual([state, 1]);
});

test("the question stays answered where another response answers it, and the preview says so", async () => {
  const { entry } = await question();
  await write(home.db, (tx) => tx.response.create({ data: { id: "another", entryId: entry.id, mode: "written", state: "submitted", version: 1, position: 1, createdAt: LATER, submittedAt: LATER, parts: { create: { id: "part", position: 0, by: "DCC", text: "Fifty by now." } } } }));
  const shown = valueOf(await undoPreview(testCtx(home.db, OPERATOR, LAST), importId));
  expect(shown.back.map((line) => line.what)).toEqual(["Response to Q2"]);
  expect(shown.kept.map(({ what, why }) => [what, why])).toEqual([["Q2: State", "A response to it stays."]]);
  valueOf(await undo());
  expect(await standing()).toEqual(["answered", 1]);
});
