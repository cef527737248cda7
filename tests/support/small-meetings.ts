/** Meetings of the fictional Marchshire, typed as a person would. */
import { planMeeting } from "~/commands/meetings/plan-meeting.server";
import { addAction } from "~/commands/actions/keep-action.server";
import type { TypedAction } from "~/domain/action/action-form";
import type { TypedEvent } from "~/commands/actions/record-action-event.server";
import type { Ctx } from "~/db/ctx.server";
import { FIRST_SERIES } from "~/domain/meeting/meeting";
import type { TypedMeeting } from "~/domain/meeting/meeting-form";
import { valueOf } from "./marchshire";

export function typedMeeting(more: Partial<TypedMeeting> = {}): TypedMeeting {
  return {
    series: FIRST_SERIES.id, title: "", kind: "assurance", theme: "", date: "23 May 2022", time: "3pm", endTime: "", venue: "", virtual: "", chair: "PCC", noteTaker: "", papersDueOn: "", marking: "",
    nextKind: "", nextDate: "", nextTime: "", nextEndTime: "", nextVenue: "", ...more,
  };
}

export async function planned(ctx: Ctx, more: Partial<TypedMeeting> = {}): Promise<string> {
  return valueOf(await planMeeting(ctx, typedMeeting(more))).id;
}

export function typedAction(more: Partial<TypedAction> = {}): TypedAction {
  return { kind: "action", text: "Send the corrected figure.", owners: "DCC", due: "", dueMeeting: "", revisitOn: "", marking: "", ...more };
}

/** The reference of an action that arose at the meeting. */
export async function actionAt(ctx: Ctx, meeting: string, more: Partial<TypedAction> = {}): Promise<string> {
  return valueOf(await addAction(ctx, { typed: typedAction(more), place: { finding: "", entry: "", meeting, item: "" } })).reference;
}

export function typedEvent(kind: string, more: Partial<TypedEvent> = {}): TypedEvent {
  return { kind, text: "", by: "", mode: "", on: "", meeting: "", toMeeting: "", replacedBy: "", ...more };
}
