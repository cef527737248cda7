/** Writes the force's drafts on a finding; what happens to one stays in the history of the force. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { readOnce } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import type { ColumnKey } from "~/domain/columns";
import { columnValue } from "~/domain/columns";
import type { SavedDrafts } from "~/domain/draft-rules";
import { isDraftColumn, type FieldDraft } from "~/domain/field-draft";
import type { Change } from "~/domain/history";
import type { FindingRecord } from "~/domain/record";

const OF_RAG = ["rag", "ragReason"];

type About = Pick<Change, "field" | "before" | "after"> & { importPlace?: string | null };

function ofForce(findingId: string, change: About): Change {
  return { subject: "finding", subjectId: findingId, findingId, draftOf: "force", ...change };
}

/** What happened to a move of RAG on its way to a chief officer and back, in words. */
function signOffEvent(findingId: string, before: string | null, after: string): Change {
  return ofForce(findingId, { field: "ragSignOff", before, after });
}

/** `finding` is as loaded in this transaction. */
export async function storeDrafts(tx: Tx, ctx: Ctx, finding: FindingRecord, { steps, noLongerWaiting }: SavedDrafts): Promise<void> {
  const findingId = finding.id;
  const by = { author: ctx.actor.name, heldByPersonId: ctx.actor.personId, savedAt: ctx.now };
  if (steps.some((step) => OF_RAG.includes(step.column))) {
    await tx.fieldDraft.updateMany({ where: { findingId, column: { in: OF_RAG } }, data: { state: "draft", note: null } });
  }
  for (const { column, after, drop } of steps) {
    if (drop) {
      await tx.fieldDraft.deleteMany({ where: { findingId, column } });
      continue;
    }
    await tx.fieldDraft.upsert({
      where: { findingId_column: { findingId, column } },
      create: { id: ctx.newId(), findingId, column, value: after, base: columnValue(finding, column), state: "draft", ...by },
      update: { value: after, version: { increment: 1 }, ...by },
    });
  }
  await recordEvents(tx, ctx, [
    ...steps.map(({ column, before, after, importPlace }) => ofForce(findingId, { field: column, before, after, importPlace: importPlace ?? null })),
    ...(noLongerWaiting ? [signOffEvent(findingId, "waits for a chief officer", "a draft again: written anew")] : []),
  ]);
}

function rowsOf(drafts: readonly FieldDraft[]) {
  return { id: { in: drafts.map((draft) => draft.id) } };
}

/** Of drafts that have become the record: the record's own events tell of them. */
export async function dropDrafts(tx: Tx, drafts: readonly FieldDraft[]): Promise<void> {
  await tx.fieldDraft.deleteMany({ where: rowsOf(drafts) });
}

export async function discardDraftRows(tx: Tx, ctx: Ctx, finding: FindingRecord, drafts: readonly FieldDraft[]): Promise<void> {
  await dropDrafts(tx, drafts);
  await recordEvents(tx, ctx, [
    ...drafts.map(({ column, value }) => ofForce(finding.id, { field: column, before: value, after: columnValue(finding, column) })),
    ...(drafts.some((draft) => draft.state === "waiting") ? [signOffEvent(finding.id, "waits for a chief officer", "discarded")] : []),
  ]);
}

export async function letDraftsWait(tx: Tx, ctx: Ctx, finding: FindingRecord, drafts: readonly FieldDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  await tx.fieldDraft.updateMany({ where: rowsOf(drafts), data: { state: "waiting", note: null } });
  await recordEvents(tx, ctx, [signOffEvent(finding.id, null, "waits for a chief officer")]);
}

export async function sendDraftsBack(tx: Tx, ctx: Ctx, finding: FindingRecord, { drafts, note, by }: { drafts: readonly FieldDraft[]; note: string; by: string }): Promise<void> {
  await tx.fieldDraft.updateMany({ where: rowsOf(drafts), data: { state: "draft", note: `${by}: ${note}`, version: { increment: 1 } } });
  await recordEvents(tx, ctx, [signOffEvent(finding.id, "waits for a chief officer", `sent back by ${by}: ${note}`)]);
}

export async function recordSignOff(tx: Tx, ctx: Ctx, findingId: string, words: string): Promise<void> {
  await recordEvents(tx, ctx, [{ ...signOffEvent(findingId, null, words), draftOf: null }]);
}

async function findingsWithDrafts(tx: Tx): Promise<Set<string>> {
  return new Set((await tx.fieldDraft.findMany({ select: { findingId: true }, distinct: ["findingId"] })).map((row) => row.findingId));
}

/** A file has said something else of these cells: their drafts go, and the force's history says to what. */
export async function supersedeDrafts(
  tx: Tx, ctx: Ctx, findingId: string, cells: readonly { column: ColumnKey; value: string | null; importPlace?: string | null }[],
): Promise<void> {
  const columns = cells.map((cell) => cell.column).filter(isDraftColumn);
  if (columns.length === 0 || !(await readOnce(tx, "findings with drafts", () => findingsWithDrafts(tx))).has(findingId)) return;
  const rows = await tx.fieldDraft.findMany({ where: { findingId, column: { in: columns } }, select: { id: true, column: true, value: true, state: true } });
  if (rows.length === 0) return;
  await tx.fieldDraft.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } });
  const valueOf = (column: string) => cells.find((cell) => cell.column === column);
  await recordEvents(tx, ctx, [
    ...rows.map(({ column, value }) => ofForce(findingId, { field: column, before: value, after: valueOf(column)?.value ?? null, importPlace: valueOf(column)?.importPlace ?? null })),
    ...(rows.some((row) => row.state === "waiting") ? [signOffEvent(findingId, "waits for a chief officer", "superseded by a file")] : []),
  ]);
}
