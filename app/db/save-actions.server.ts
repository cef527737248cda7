/** Writes what an action is: its kind, words, owners, due, and what it hangs on. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { takeNumbers } from "~/db/sequence.server";
import type { Tx } from "~/db/write.server";
import type { Action, ActionKind } from "~/domain/action/action";
import type { CalendarDate } from "~/domain/calendar-date";
import { actionReference } from "~/domain/finding";

export type ActionValues = {
  kind: ActionKind;
  text: string;
  /** Posts as written, in order. */
  owners: readonly string[];
  due: string | null;
  dueMeetingId: string | null;
  revisitOn: CalendarDate | null;
  marking: string | null;
};

export type ActionPlace = { findingId: string | null; entryId: string | null; meetingId: string | null; itemId: string | null };

const FIELDS = ["kind", "text", "owners", "due", "dueMeetingId", "revisitOn", "marking"] as const;

function text(values: ActionValues, field: (typeof FIELDS)[number]): string | null {
  if (field === "owners") return values.owners.length === 0 ? null : values.owners.join(", ");
  return values[field];
}

function changes(about: { id: string; findingId: string | null }, before: ActionValues | null, after: ActionValues) {
  return FIELDS.map((field) => ({
    subject: "action", subjectId: about.id, findingId: about.findingId, draftOf: null, field, before: before === null ? null : text(before, field), after: text(after, field),
  } as const));
}

export async function insertAction(tx: Tx, ctx: Ctx, values: ActionValues, place: ActionPlace): Promise<{ id: string; reference: string }> {
  const id = ctx.newId();
  const sequence = await takeNumbers(tx, "action", 1);
  const reference = actionReference(sequence);
  const { owners, ...columns } = values;
  await tx.action.create({ data: { id, reference, sequence, ...columns, ...place, createdAt: ctx.now, owners: { create: owners.map((post, position) => ({ id: ctx.newId(), position, post })) } } });
  await recordEvents(tx, ctx, [
    ...changes({ id, findingId: place.findingId }, null, values),
    { subject: "action", subjectId: id, findingId: place.findingId, draftOf: null, field: "meetingId", before: null, after: place.meetingId },
  ]);
  return { id, reference };
}

/** `action` is as loaded in this transaction. One event per changed field; `importPlace`: the cell it was read from. */
export async function saveActionValues(tx: Tx, ctx: Ctx, action: Action, values: ActionValues, importPlace: (field: keyof ActionValues) => string | null = () => null): Promise<void> {
  if (FIELDS.every((field) => text(action, field) === text(values, field))) return;
  const { owners, kind, text: words, due, dueMeetingId, revisitOn, marking } = values;
  const columns = { kind, text: words, due, dueMeetingId, revisitOn, marking };
  await tx.action.update({ where: { id: action.id }, data: { ...columns, version: { increment: 1 } } });
  await tx.actionOwner.deleteMany({ where: { actionId: action.id } });
  await tx.actionOwner.createMany({ data: owners.map((post, position) => ({ id: ctx.newId(), actionId: action.id, position, post })) });
  await recordEvents(tx, ctx, changes(action, action, values).map((change) => ({ ...change, importPlace: importPlace(change.field) })));
}
