/** Actions with what happened to each, as they are stored. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { storedChoice, storedDate } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { takeNumbers } from "~/db/sequence.server";
import type { Tx } from "~/db/write.server";
import { ACTION_EVENT_KINDS, ACTION_KINDS, ACTION_STATES, type Action, type ActionEvent, type ActionState } from "~/domain/action/action";
import { londonDate, type CalendarDate } from "~/domain/calendar-date";

const MODES = ["written", "spoken"] as const;

/** In the order of their references. */
export async function readActions(reader: Reader, where: { id?: string; findingId?: string; meetingId?: string } = {}): Promise<Action[]> {
  const rows = await reader.action.findMany({ where, include: { owners: { orderBy: { position: "asc" } }, events: { orderBy: { sequence: "asc" } } }, orderBy: { sequence: "asc" } });
  return rows.map((row): Action => {
    const { id, reference, sequence, text, due, dueMeetingId, marking, findingId, entryId, meetingId, itemId, replacedById, version } = row;
    return {
      id, reference, sequence, text, due, dueMeetingId, marking, findingId, entryId, meetingId, itemId, replacedById, version,
      kind: storedChoice(ACTION_KINDS, row.kind, "Action", id, "kind"), state: storedChoice(ACTION_STATES, row.state, "Action", id, "state"),
      recordedOn: londonDate(row.createdAt), revisitOn: row.revisitOn === null ? null : storedDate(row.revisitOn, "Action", id, "revisitOn"), owners: row.owners.map(({ post }) => post),
      events: row.events.map((event): ActionEvent => ({
        id: event.id, sequence: event.sequence, kind: storedChoice(ACTION_EVENT_KINDS, event.kind, "ActionEvent", event.id, "kind"), on: storedDate(event.on, "ActionEvent", event.id, "on"),
        meetingId: event.meetingId, text: event.text, mode: event.mode === null ? null : storedChoice(MODES, event.mode, "ActionEvent", event.id, "mode"), by: event.by, toMeetingId: event.toMeetingId, author: event.author,
      })),
    };
  });
}

export type NewActionEvent = Omit<ActionEvent, "id" | "sequence" | "author" | "on"> & { on: CalendarDate; importPlace?: string | null };

/** `state` is what the action is in afterwards; `replacedById` only where another takes its place. */
export async function insertActionEvent(tx: Tx, ctx: Ctx, action: Pick<Action, "id" | "findingId" | "state" | "replacedById">, event: NewActionEvent, after: { state: ActionState; replacedById?: string | null }): Promise<void> {
  const { kind, on, meetingId, text, mode, by, toMeetingId } = event;
  await tx.actionEvent.create({
    data: { id: ctx.newId(), actionId: action.id, sequence: await takeNumbers(tx, "action event", 1), kind, on, meetingId, text, mode, by, toMeetingId, author: ctx.actor.name, createdAt: ctx.now },
  });
  const replacedById = after.replacedById ?? (after.state === "open" ? null : action.replacedById);
  await tx.action.update({ where: { id: action.id }, data: { state: after.state, replacedById, version: { increment: 1 } } });
  const about = { subject: "action", subjectId: action.id, findingId: action.findingId, draftOf: null, importPlace: event.importPlace ?? null } as const;
  await recordEvents(tx, ctx, [
    { ...about, field: kind, before: null, after: text ?? on },
    { ...about, field: "state", before: action.state, after: after.state },
    { ...about, field: "replacedBy", before: action.replacedById, after: replacedById },
  ]);
}
