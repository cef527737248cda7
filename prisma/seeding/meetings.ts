/** Meetings of the demonstration as they were planned and held: who came, what stood on the agenda, what happened to the actions. */
import { settleAgenda } from "~/commands/meetings/settle-agenda.server";
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import { insertActionEvent, readActions } from "~/db/actions.server";
import { insertItems, saveItemEnd, savePositions } from "~/db/save-agenda.server";
import { insertMeeting, saveAttendance, saveMeeting, saveMeetingState } from "~/db/save-meeting.server";
import type { Ctx } from "~/db/ctx.server";
import type { Tx } from "~/db/write.server";
import type { Attendance, Meeting } from "~/domain/meeting/meeting";
import type { DemoMeeting, Demonstration } from "../demonstration/shape";
import { idOf, office, personIdOf, type Happening } from "./fixed";

const NOTHING_NEXT = { kind: null, date: null, time: null, endTime: null, venue: null };

async function find(tx: Tx, key: string): Promise<Meeting> {
  const found = await findMeetingIn(tx, idOf("meeting", key));
  if (!found.ok) throw new Error(`The demonstration has no meeting ${key}.`);
  return found.value.meeting;
}

/** One of a series of its own is new to the record on the day it is held. */
async function planApart(tx: Tx, ctx: Ctx, name: string, { title, date, time, endTime, venue, chair, noteTaker }: DemoMeeting): Promise<void> {
  const seriesId = idOf("series", name);
  await tx.meetingSeries.upsert({ where: { id: seriesId }, create: { id: seriesId, name, position: 1 }, update: {} });
  await insertMeeting(tx, ctx, {
    seriesId, title, kind: "other", theme: null, date, time, endTime: endTime ?? null, venue: venue ?? null, virtual: false, chair: chair ?? null, noteTaker: noteTaker ?? null, papersDueOn: null, marking: null, next: NOTHING_NEXT,
  });
}

async function plan(tx: Tx, ctx: Ctx, { key, endTime, venue }: DemoMeeting, next: DemoMeeting | undefined): Promise<void> {
  const { series, title, kind, theme, date, time, virtual, papersDueOn, marking, ...meeting } = await find(tx, key);
  await saveMeeting(tx, ctx, { series, title, kind, theme, date, time, virtual, papersDueOn, marking, ...meeting }, {
    seriesId: series.id, title, kind, theme, date, time, endTime: endTime ?? null, venue: venue ?? null, virtual, chair: "PCC", noteTaker: "SPM", papersDueOn, marking,
    next: next === undefined ? NOTHING_NEXT : { kind, date: next.date, time: next.time, endTime: next.endTime ?? null, venue: next.venue ?? null },
  });
}

async function attend(tx: Tx, ctx: Ctx, data: Demonstration, { key, date, present = [], apologies = [] }: DemoMeeting): Promise<void> {
  const line = (name: string, presence: Attendance["presence"]): Attendance => {
    const post = data.people.find((each) => each.name === name && each.from <= date && (each.to ?? date) >= date);
    return { name, capacity: post?.title ?? "", code: post?.post ?? null, presence, personId: personIdOf(name) };
  };
  await saveAttendance(tx, ctx, await find(tx, key), [...present.map((name) => line(name, "present")), ...apologies.map((name) => line(name, "apologies"))]);
}

/** What the office adds stands before other business, which closes every agenda. */
async function prepare(tx: Tx, ctx: Ctx, { key, series, items = [] }: DemoMeeting): Promise<void> {
  const settled = await settleAgenda(tx, ctx, idOf("meeting", key));
  if (!settled.ok) throw new Error(settled.problem.message);
  const { meeting, items: there } = settled.value;
  const added = items.map(({ heading, text, closedSession = false }, index) => ({ id: ctx.newId(), parentId: null, position: there.length + index, kind: "theme" as const, heading, text: text ?? null, closedSession }));
  await insertItems(tx, ctx, meeting, added, false);
  const ids = there.map(({ id }) => id);
  await savePositions(tx, there, [...ids.slice(0, -1), ...added.map(({ id }) => id), ...ids.slice(-1)]);
  // What the last board brought is for the Chief Constable.
  if (series !== undefined) await tx.agendaItem.updateMany({ where: { meetingId: meeting.id, kind: "arising" }, data: { takenOff: true } });
}

async function close(tx: Tx, ctx: Ctx, { key, items = [] }: DemoMeeting): Promise<void> {
  const settled = await settleAgenda(tx, ctx, idOf("meeting", key));
  if (!settled.ok) throw new Error(settled.problem.message);
  const { meeting, items: there } = settled.value;
  for (const item of there.filter((each) => !there.some(({ parentId }) => parentId === each.id))) {
    await saveItemEnd(tx, ctx, meeting, item, { outcome: item.kind === "outstanding" ? "nothing-arising" : (items.find(({ heading }) => heading === item.heading)?.outcome ?? "discussed"), note: null, link: null, toMeetingId: null }, () => "");
  }
  await saveMeetingState(tx, ctx, meeting, "closed");
}

function eventsHappen(tx: Tx, data: Demonstration): Happening[] {
  return data.actions.flatMap(({ events = [] }, index) => events.map(({ on, kind, text, by, mode, meeting }): Happening => ({
    date: on, order: 6,
    happen: async (ctx) => {
      const [action] = await readActions(tx, { id: idOf("action", String(index)) });
      if (action === undefined) throw new Error("The demonstration has no such action yet.");
      await insertActionEvent(tx, ctx(office), action, { kind, on, meetingId: meeting === undefined ? null : idOf("meeting", meeting), text, mode, by, toMeetingId: null }, { state: kind === "completed" ? "completed" : "open" });
    },
  })));
}

export function meetingsHappen(tx: Tx, data: Demonstration): Happening[] {
  return [
    ...data.meetings.flatMap((meeting, index): Happening[] => {
      const held = meeting.date <= data.today;
      const on = held ? meeting.date : data.today;
      const { series } = meeting;
      const next = data.meetings.slice(index + 1).find((each) => each.series === series);
      return [
        { date: on, order: 1, happen: (ctx) => (series === undefined ? plan(tx, ctx(office), meeting, next) : planApart(tx, ctx(office, idOf("meeting", meeting.key)), series, meeting)) },
        ...(meeting.present === undefined ? [] : [{ date: on, order: 5, happen: (ctx: Parameters<Happening["happen"]>[0]) => attend(tx, ctx(office), data, meeting) }]),
        ...(meeting.items === undefined ? [] : [{ date: on, order: 6, happen: (ctx: Parameters<Happening["happen"]>[0]) => prepare(tx, ctx(office), meeting) }]),
        ...(meeting.closed === undefined ? [] : [{ date: on, order: 7, happen: (ctx: Parameters<Happening["happen"]>[0]) => close(tx, ctx(office), meeting) }]),
      ];
    }),
    ...eventsHappen(tx, data),
  ];
}
