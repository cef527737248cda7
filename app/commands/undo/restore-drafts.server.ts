/** Puts the force's drafts on a finding back: takes out those an import made, and brings back those it took the place of. */
import { recordUndone } from "~/commands/undo/record-undone.server";
import type { Ctx } from "~/db/ctx.server";
import type { Tx } from "~/db/write.server";
import { columnValue } from "~/domain/columns";
import { DRAFT_COLUMNS, type DraftColumn } from "~/domain/field-draft";
import type { FieldGroup } from "~/domain/import/undo/field-groups";
import type { FindingRecord } from "~/domain/record";

/** Who last wrote the draft before the import did away with it. */
async function lastAuthor(tx: Tx, findingId: string, column: DraftColumn, below: number): Promise<{ author: string; heldByPersonId: string | null; savedAt: string } | null> {
  const event = await tx.historyEvent.findFirst({
    where: { findingId, subject: "finding", field: column, draftOf: "force", sequence: { lt: below } }, orderBy: { sequence: "desc" }, select: { actorName: true, personId: true, at: true },
  });
  return event === null ? null : { author: event.actorName, heldByPersonId: event.personId, savedAt: event.at };
}

type Before = {
  /** The sequence of the import's first event. */
  first: number;
  /** What the record said before the import, where the import changed that too. */
  official: ReadonlyMap<string, string | null>;
};

/** `finding` is as before its cells were put back: what it says of other columns stands. */
export async function restoreDrafts(tx: Tx, ctx: Ctx, finding: FindingRecord, groups: readonly FieldGroup[], { first, official }: Before): Promise<void> {
  const waited = groups.some((group) => group.field === "ragSignOff" && group.before === "waits for a chief officer");
  for (const { field: name, before } of groups) {
    const field = DRAFT_COLUMNS.find((column) => column === name);
    if (field === undefined) continue;
    const findingId = finding.id;
    const base = official.has(field) ? (official.get(field) ?? null) : columnValue(finding, field);
    await tx.fieldDraft.deleteMany({ where: { findingId, column: field } });
    // A draft that says what the record says is none.
    if (before === base) continue;
    const by = (await lastAuthor(tx, findingId, field, first)) ?? { author: ctx.actor.name, heldByPersonId: ctx.actor.personId, savedAt: ctx.now };
    const state = waited && (field === "rag" || field === "ragReason") ? "waiting" : "draft";
    await tx.fieldDraft.create({ data: { id: ctx.newId(), findingId, column: field, value: before, base, state, ...by } });
  }
  await recordUndone(tx, ctx, groups);
}
