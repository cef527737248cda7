/** Writes what a returned file says of an action: its words, a report, and what ends it or opens it again. */
import { checkMoveOf } from "~/commands/actions/check-move.server";
import { insertActionEvent, readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { saveActionValues, type ActionValues } from "~/db/save-actions.server";
import type { Tx } from "~/db/write.server";
import { ACTION_KINDS, ACTION_STATES, type Action } from "~/domain/action/action";
import { meetingNamed } from "~/domain/export/action-cells";
import { splitOwners } from "~/domain/export/list-cell";
import { cellName } from "~/domain/import/cell-name";
import type { PlannedAction, PlannedChange } from "~/domain/import/import-plan";
import { eventFor } from "~/domain/import/plan-action-log";
import { done, refuse, type Done } from "~/domain/problem";

type Said = (field: PlannedChange["field"]) => PlannedChange | undefined;

async function valuesAfter(tx: Tx, action: Action, said: Said): Promise<ActionValues> {
  const [text, owners, due, kind, dueMeeting, revisitOn, marking] = (["text", "owners", "due", "kind", "dueMeeting", "revisitOn", "marking"] as const).map(said);
  const named = dueMeeting?.to == null ? null : meetingNamed(dueMeeting.to);
  const kindAfter = kind === undefined ? action.kind : (ACTION_KINDS.find((each) => each === kind.to) ?? action.kind);
  const meeting = named === null ? null : await tx.meeting.findUnique({ where: { reference: named }, select: { id: true } });
  return {
    text: text?.to ?? action.text, owners: owners === undefined ? action.owners : splitOwners(owners.to ?? ""), due: due === undefined ? action.due : due.to,
    kind: kindAfter, dueMeetingId: dueMeeting === undefined ? action.dueMeetingId : (meeting?.id ?? null),
    revisitOn: kindAfter !== "revisit" ? null : revisitOn === undefined ? action.revisitOn : revisitOn.to, marking: marking === undefined ? action.marking : marking.to,
  };
}

async function move(tx: Tx, ctx: Ctx, action: Action, said: Said): Promise<Done<true>> {
  const state = said("state");
  if (state === undefined) return done(true);
  const to = ACTION_STATES.find((each) => each === state.to);
  if (to === undefined) return refuse("invalid", `“${state.to ?? ""}” is no state of an action. Decide of that cell again in the preview.`);
  const replacing = to === "replaced" ? (said("replacedBy")?.to ?? null) : null;
  const checked = await checkMoveOf(tx, action, { kind: eventFor(to), text: said("ending")?.to ?? null, by: said("decidedBy")?.to ?? null, replacing });
  if (!checked.ok) return checked;
  const { wanted, after } = checked.value;
  await insertActionEvent(tx, ctx, action, { ...wanted, on: ctx.today, meetingId: null, importPlace: cellName(state.place) }, after);
  return done(true);
}

async function report(tx: Tx, ctx: Ctx, action: Action, text: string, importPlace: string): Promise<void> {
  const event = { kind: "update", text, mode: "written", by: ctx.actor.side === "operator" ? null : ctx.actor.post, toMeetingId: null, on: ctx.today, meetingId: null, importPlace } as const;
  await insertActionEvent(tx, ctx, action, event, { state: action.state });
}

/** `changes` are all of one action. */
export async function changeActionByImport(tx: Tx, ctx: Ctx, id: string, changes: readonly PlannedChange[]): Promise<Done<true>> {
  const [action] = await readActions(tx, { id });
  if (action === undefined) throw new Error(`The plan changes the action ${id}, which is not there.`);
  const said: Said = (field) => changes.find((change) => change.field === field);
  const after = await valuesAfter(tx, action, said);
  await saveActionValues(tx, ctx, action, after, (field) => { const place = said(field === "dueMeetingId" ? "dueMeeting" : field)?.place; return place === undefined ? null : cellName(place); });
  const reported = said("report");
  if (reported?.to != null) await report(tx, ctx, action, reported.to, cellName(reported.place));
  return move(tx, ctx, action, said);
}

/** What a new row of the action log says besides its words: when it is due, what was reported, and how it ended. */
export async function completeNewAction(tx: Tx, ctx: Ctx, id: string, { log, place }: PlannedAction): Promise<Done<true>> {
  if (log === undefined) return done(true);
  const given = Object.entries(log).map(([field, to]): PlannedChange => ({ subject: "action", id, reference: "", label: "", field: field as PlannedChange["field"], from: null, to, place }));
  return changeActionByImport(tx, ctx, id, given.filter(({ field, to }) => !(field === "state" && to === "open") && !(field === "ending" && log.state === "open")));
}
