/** Writes new actions with their owners. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { inChunks } from "~/db/in-chunks.server";
import { takeNumbers } from "~/db/sequence.server";
import type { Tx } from "~/db/write.server";
import type { ActionKind } from "~/domain/action/action";
import type { CalendarDate } from "~/domain/calendar-date";
import { actionReference } from "~/domain/finding";

export type NewAction = {
  /** From ctx.newId(). */
  id: string;
  text: string;
  /** Posts as written, in order. */
  owners: readonly string[];
  /** As written: a date, "before 6 June", "once developed". */
  due: string | null;
  findingId: string | null;
  entryId: string | null;
  meetingId: string | null;
  /** The item of the agenda it arose under. */
  itemId?: string | null;
  kind?: ActionKind;
  /** Of one that comes back by itself. */
  revisitOn?: CalendarDate | null;
  importPlace?: string | null;
};

export async function insertActions(tx: Tx, ctx: Ctx, actions: readonly NewAction[]): Promise<void> {
  if (actions.length === 0) return;
  const first = await takeNumbers(tx, "action", actions.length);
  const rows = actions.map(({ id, text, due, findingId, entryId, meetingId, itemId = null, kind = "action", revisitOn = null }, index) => ({
    id, itemId, kind, revisitOn, reference: actionReference(first + index), sequence: first + index, text, due, findingId, entryId, meetingId, createdAt: ctx.now,
  }));
  await inChunks(rows, (data) => tx.action.createMany({ data }));
  const owners = actions.flatMap((action) =>
    action.owners.map((post, position) => ({ id: ctx.newId(), actionId: action.id, position, post })),
  );
  await inChunks(owners, (data) => tx.actionOwner.createMany({ data }));
  const changes = actions.flatMap((action) => {
    const about = { subject: "action", subjectId: action.id, findingId: action.findingId, draftOf: null, before: null, importPlace: action.importPlace ?? null } as const;
    return [
      { ...about, field: "text", after: action.text },
      { ...about, field: "owners", after: action.owners.length === 0 ? null : action.owners.join(", ") },
      { ...about, field: "due", after: action.due },
      { ...about, field: "kind", after: action.kind === undefined || action.kind === "action" ? null : action.kind },
      { ...about, field: "revisitOn", after: action.revisitOn ?? null },
    ];
  });
  await recordEvents(tx, ctx, changes);
}
