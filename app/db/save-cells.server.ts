/** Writes changed cells of one finding: plain fields, leads, steps, and what belongs to its update. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { insertRows, updateVersioned } from "~/db/insert-rows.server";
import { leadMatcher } from "~/db/leads.server";
import { openCycleId } from "~/db/open-cycle.server";
import { takeNumbers } from "~/db/sequence.server";
import { writeWithOthers } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import { COLUMNS, columnValue, type ColumnKey } from "~/domain/columns";
import { done, refuse, type Done } from "~/domain/problem";
import { RAGS } from "~/domain/rag";
import type { FindingRecord } from "~/domain/record";
import { parseSteps, type Step } from "~/domain/step";
import { nextUpdate, type UpdateValues } from "~/domain/update";

/** `value` is canonical, as the column's own parse gives it; null empties the cell. */
export type CellChange = { column: ColumnKey; value: string | null; importPlace?: string | null };

export type SaveCellsOptions = {
  /** False for an import: what the force's own file says of RAG is taken as it is. */
  reasonRequired?: boolean;
  /** The words of the update came without a date of their own. */
  dateNotGiven?: boolean;
  /** Who wrote the update, where somebody else submits it. */
  author?: string | undefined;
  /** By what the HMICFRS status is known. Left out, it stays; with another status it goes, for it was the source of the old one. */
  hmicfrsStatusSource?: string | null | undefined;
};

async function replaceSteps(tx: Tx, ctx: Ctx, findingId: string, steps: readonly Step[]): Promise<void> {
  await tx.step.deleteMany({ where: { findingId } });
  const data = steps.map(({ text, owner, due, done: doneOn }, position) => ({
    id: ctx.newId(), findingId, position, text, owner, dueOn: due, doneOn,
  }));
  await tx.step.createMany({ data });
}

/** Each update has its place in the order of all. */
async function insertUpdates(tx: Tx, rows: readonly Record<string, string | number | null>[]): Promise<void> {
  const first = await takeNumbers(tx, "update", rows.length);
  await insertRows(tx, "Update", rows.map((row, index) => ({ ...row, sequence: first + index })));
}

async function saveUpdate(tx: Tx, ctx: Ctx, finding: FindingRecord, change: Partial<UpdateValues>, { reasonRequired = true, dateNotGiven = false, author }: SaveCellsOptions): Promise<Done<true>> {
  const next = nextUpdate(finding.update, change, { reasonRequired, dateNotGiven });
  if (!next.ok) return next;
  if (next.value === null) return done(true);
  const { values, replacesId, version } = next.value;
  const row = {
    id: ctx.newId(), findingId: finding.id, cycleId: await openCycleId(tx), ...values, author: author ?? ctx.actor.name,
    state: "submitted", version, replacesId, createdAt: ctx.now, submittedAt: ctx.now, heldByPersonId: ctx.actor.personId,
  };
  await writeWithOthers(tx, "updates", [row], (rows) => insertUpdates(tx, rows));
  return done(true);
}

type Fields = Record<string, string | null>;

/** What a canonical value becomes in the finding's own row; false where it is kept elsewhere or nowhere. */
function fieldOf(column: ColumnKey, value: string | null, personOf: (text: string | null) => string | null): Fields | false {
  switch (column) {
    case "questionArea": case "targetDate": case "deadline": case "hmicfrsStatus": return { [column]: value };
    case "strategicLead": return { strategicLead: value, strategicLeadPersonId: personOf(value) };
    case "tacticalLead": return { tacticalLead: value, tacticalLeadPersonId: personOf(value) };
    case "assurance": return { assurance: value ?? "not-yet-reviewed" };
    case "stepsToGreen": case "update": case "updateAsAt": case "rag": case "ragReason": return {};
    case "reference": case "number": case "kind": case "finding": case "inspection": case "causeOfConcern": case "questions": case "responses":
      return false;
    default: return column satisfies never;
  }
}

function updateChange(changes: readonly CellChange[]): Partial<UpdateValues> {
  const change: Partial<UpdateValues> = {};
  for (const { column, value } of changes) {
    if (column === "update") change.text = value;
    if (column === "updateAsAt") change.asAt = value;
    if (column === "rag") change.rag = value === null ? null : (RAGS.find((rag) => rag === value) ?? null);
    if (column === "ragReason") change.ragReason = value;
  }
  return change;
}

function sourceAfter(finding: FindingRecord, changes: readonly CellChange[], { hmicfrsStatusSource }: SaveCellsOptions): string | null {
  if (hmicfrsStatusSource !== undefined) return hmicfrsStatusSource;
  return changes.some((change) => change.column === "hmicfrsStatus") ? null : finding.hmicfrsStatusSource;
}

/**
 * `finding` is as loaded in this transaction. The cells of an update given together make one update. Cells that already
 * hold the value are left alone; the others get one event each.
 */
export async function saveCells(
  tx: Tx,
  ctx: Ctx,
  finding: FindingRecord,
  wanted: readonly CellChange[],
  options: SaveCellsOptions = {},
): Promise<Done<true>> {
  const changes = wanted
    .map((change) => (change.column === "assurance" ? { ...change, value: change.value ?? "not-yet-reviewed" } : change))
    .filter((change) => change.value !== columnValue(finding, change.column));
  const source = sourceAfter(finding, changes, options);
  const sourceChanges = source !== finding.hmicfrsStatusSource;
  if (changes.length === 0 && !sourceChanges) return done(true);
  const personOf = await leadMatcher(tx, ctx);

  let fields: Fields = sourceChanges ? { hmicfrsStatusSource: source } : {};
  for (const { column, value } of changes) {
    const field = fieldOf(column, value, personOf);
    if (field === false) return refuse("refused", `${COLUMNS[column].heading} of ${finding.reference} is not changed as a cell.`);
    fields = { ...fields, ...field };
    if (column === "stepsToGreen") {
      const steps = parseSteps(value ?? "");
      if (!steps.ok) return steps;
      await replaceSteps(tx, ctx, finding.id, steps.value);
    }
  }
  const saved = await saveUpdate(tx, ctx, finding, updateChange(changes), options);
  if (!saved.ok) return saved;
  await writeWithOthers(tx, "findings", [{ ...fields, id: finding.id }], (rows) => updateVersioned(tx, "Finding", rows));
  const about = { subject: "finding", subjectId: finding.id, findingId: finding.id, draftOf: null } as const;
  await recordEvents(tx, ctx, [
    ...changes.map(({ column, value, importPlace }) => ({
      ...about, field: column, before: columnValue(finding, column), after: value, importPlace: importPlace ?? null,
    })),
    { ...about, field: "hmicfrsStatusSource", before: finding.hmicfrsStatusSource, after: source },
  ]);
  return done(true);
}
