/** Whatever several people write into their copies, and others here meanwhile: each cell ends as it is defined to, in any order of the files. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Ctx } from "~/db/ctx.server";
import { loadRecord } from "~/db/record.server";
import { saveCells } from "~/db/save-cells.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { columnValue, type ColumnKey } from "~/domain/columns";
import { formatResponseParts } from "~/domain/export/response-cell";
import type { ImportPlan } from "~/domain/import/import-plan";
import type { WholeRecord } from "~/domain/record";
import { freshDatabase } from "../support/fresh-database";
import { again, planAll, returned, sendCopy, takeAll, writeCell, writeInto, type Copy } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

type Value = string | null;
const WORDS: Value[] = ["Alpha", "Beta", null];
const COLUMNS: [ColumnKey, Value[]][] = [
  ["tacticalLead", WORDS], ["questionArea", WORDS], ["update", ["New words.", "Other words.", "Under way."]], ["updateAsAt", ["2022-05-20", "2022-05-21"]],
  ["rag", ["red", "amber", "white"]], ["targetDate", ["2022-12-01", "2023-01-01", null]],
];
const REFERENCES = ["F-0001", "F-0002"];
const QUESTION = "The PCC asked who owns it.";
const UNANSWERED = "The PCC asked how many victims were told.";

type Cell = { name: string; values: Value[]; read: (record: WholeRecord) => Value; writeTo: (copy: Copy, value: Value) => void; column: [string, ColumnKey] | null };

function responseTo(text: string): Cell {
  const read = (record: WholeRecord) => {
    const said = record.findings.flatMap((finding) => finding.entries).find((entry) => entry.text === text)?.responses[0];
    return said === undefined ? null : formatResponseParts(said.parts).text;
  };
  return { name: text, values: ["Said so.", "Said otherwise."], read, writeTo: (copy, value) => { writeInto(copy, "entries", text, "response", value); }, column: null };
}

const CELLS: Cell[] = [
  ...REFERENCES.flatMap((reference) => COLUMNS.map(([column, values]): Cell => ({
    name: `${reference} ${column}`, values, column: [reference, column],
    read: (record) => { const finding = record.findings.find((each) => each.reference === reference); return finding === undefined ? null : columnValue(finding, column); },
    writeTo: (copy, value) => { writeCell(copy, reference, column, value); },
  }))),
  responseTo(QUESTION), responseTo(UNANSWERED),
];

type Edit = { cell: number; value: number };
const edit = fc.record({ cell: fc.nat(CELLS.length - 1), value: fc.nat(2) });
const edits = fc.array(edit, { maxLength: 8 });
const story = fc.record({ first: edits, second: edits, copies: fc.array(fc.record({ late: fc.boolean(), edits: fc.array(edit, { minLength: 2, maxLength: 12 }) }), { minLength: 2, maxLength: 3 }) });

/** What stands in each cell, as sent or as here. */
type Values = Value[];

function valuesOf(record: WholeRecord): Values {
  return CELLS.map((cell) => cell.read(record));
}

function edited(values: Values, made: readonly Edit[]): Values {
  const after = [...values];
  for (const { cell, value } of made) {
    const values = CELLS[cell]?.values ?? [null];
    after[cell] = values[value % values.length] ?? null;
  }
  return after;
}

async function editHere(ctx: Ctx, made: readonly Edit[]): Promise<void> {
  for (const { cell, value } of made) {
    const of = CELLS[cell];
    const finding = (await loadRecord(ctx.db)).findings.find((each) => each.reference === of?.column?.[0]);
    if (of?.column == null || finding === undefined) continue;
    const change = { column: of.column[1], value: of.values.at(value % of.values.length) ?? null };
    valueOf(await write(ctx.db, (tx) => saveCells(tx, ctx, finding, [change], { reasonRequired: false })));
  }
}

type File = { sent: Values; theirs: Values };

/** The definition, cell by cell: what is taken, and which cells are in conflict. */
function settled(here: Values, files: readonly File[]): { values: Values; conflicts: Set<string> } {
  const conflicts = new Set<string>();
  const claims = CELLS.map((_, cell) => files.flatMap(({ sent, theirs }) => (theirs[cell] === sent[cell] || theirs[cell] === here[cell] ? [] : [{ to: theirs[cell] ?? null, isFree: sent[cell] === here[cell] }])));
  const values = CELLS.map(({ name }, cell) => {
    const [first] = claims[cell] ?? [];
    if (first === undefined) return here[cell] ?? null;
    const isOne = claims[cell]?.every((claim) => claim.to === first.to) === true;
    if (isOne && claims[cell]?.some((claim) => claim.isFree) === true) return first.to;
    conflicts.add(name);
    return here[cell] ?? null;
  });
  // A date waits for the words it belongs to; new words without a date of their own are not as at the date of the old ones.
  for (const reference of REFERENCES) {
    const [words, date] = ["update", "updateAsAt"].map((column) => CELLS.findIndex((cell) => cell.name === `${reference} ${column}`));
    if (words !== undefined && date !== undefined && values[words] !== here[words] && claims[date]?.length === 0) values[date] = null;
    if (date !== undefined && conflicts.has(`${reference} update`) && claims[date]?.length !== 0) {
      conflicts.add(`${reference} updateAsAt`);
      values[date] = here[date] ?? null;
    }
  }
  return { values, conflicts };
}

function conflictsIn(plans: readonly ImportPlan[]): Set<string> {
  return new Set(plans.flatMap((plan) => plan.conflicts.map(({ subject, reference, label, field }) => (subject === "response" ? (label.endsWith("Q1") ? QUESTION : UNANSWERED) : `${reference} ${field}`))));
}

function startingRecord(): WholeRecord {
  const record = smallRecord();
  const [first] = record.findings;
  const [answered] = first?.entries ?? [];
  if (first === undefined || answered === undefined) throw new Error("The small record has no question.");
  first.entries.push({ ...answered, id: "entry-3", text: UNANSWERED, state: "issued", links: answered.links.map((link) => ({ ...link, number: 2, position: 2 })), responses: [] });
  return record;
}

test("each cell of several copies ends as the definition says", { timeout: 240_000 }, async () => {
  let disputed = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ first, second, copies }) => {
      const home = await freshDatabase();
      try {
        await storeRecord(home.db, startingRecord());
        const ctx = testCtx(home.db, OPERATOR);
        const early = { copy: await sendCopy(ctx), sent: valuesOf(await loadRecord(home.db)) };
        await editHere(ctx, first);
        const late = { copy: await sendCopy(ctx), sent: valuesOf(await loadRecord(home.db)) };
        await editHere(ctx, second);
        const here = valuesOf(await loadRecord(home.db));
        const written: File[] = [];
        const files = await Promise.all(copies.map(async ({ late: isLate, edits: made }, index) => {
          const { copy, sent } = isLate ? late : early;
          const theirs = edited(sent, made);
          written.push({ sent, theirs });
          const mine = again(copy);
          for (const [cell, value] of theirs.entries()) if (value !== sent[cell]) CELLS[cell]?.writeTo(mine, value);
          return returned(`copy-${String(index)}.xlsx`, mine);
        }));
        const { values, conflicts } = settled(here, written);
        disputed += conflicts.size;
        for (const order of [files, files.toReversed()]) expect(conflictsIn(await planAll(ctx, order))).toEqual(conflicts);
        await takeAll(ctx, files.toReversed());
        expect(valuesOf(await loadRecord(home.db))).toEqual(values);
      } finally {
        await home.remove();
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(disputed).toBeGreaterThan(5);
});
