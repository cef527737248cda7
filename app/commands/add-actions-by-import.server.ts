/** Adds the actions that an import brings, each at the meeting it arose at. */
import { completeNewAction } from "~/commands/change-action-by-import.server";
import { entryId, findingId, type Work } from "~/commands/import-work.server";
import { insertActions } from "~/db/insert-actions.server";
import { revisitDay } from "~/domain/action/action-rules";
import type { CalendarDate } from "~/domain/calendar-date";
import { cellName } from "~/domain/import/cell-name";
import type { PlannedAction } from "~/domain/import/import-plan";
import { FIRST_SERIES, hasBegun } from "~/domain/meeting/meeting";
import { done, type Done } from "~/domain/problem";

function itemId({ items }: Work, { item, meeting }: PlannedAction): string | null {
  if (item === undefined) return null;
  return "id" in item ? item.id : (items.get(`${String(meeting)} ${item.key}`) ?? null);
}

/** "Revisit in 6 months" counts from the day of its meeting. */
function comesBack({ text }: PlannedAction, saidOn: CalendarDate | undefined): { kind: "action" | "revisit"; revisitOn: CalendarDate | null } {
  const revisitOn = saidOn === undefined ? null : revisitDay(text, saidOn);
  return { kind: revisitOn === null ? "action" : "revisit", revisitOn };
}

type Arose = { meetingId: string | null; /** Where it is a meeting to come, it is said now. */ on: CalendarDate | undefined };

/** At a meeting to come nothing has arisen yet; another series than the first is known by its meeting alone. */
async function whereItArose({ tx, ctx, meetings }: Work): Promise<(planned: PlannedAction) => Arose> {
  const rows = await tx.meeting.findMany({ where: { id: { in: meetings.flatMap((id) => id ?? []) } }, select: { id: true, date: true, state: true, seriesId: true } });
  const known = new Map(rows.map((row) => [row.id, row]));
  return ({ meeting }) => {
    const held = known.get((meeting === null ? null : meetings[meeting]) ?? "");
    if (held === undefined) return { meetingId: null, on: undefined };
    const begun = hasBegun(held, ctx.today);
    return { meetingId: begun || held.seriesId !== FIRST_SERIES.id ? held.id : null, on: begun ? held.date : ctx.today };
  };
}

export async function addActionsByImport(work: Work): Promise<Done<true>> {
  const { tx, ctx, plan } = work;
  const arose = await whereItArose(work);
  const actions = plan.actions.map((planned) => ({ id: ctx.newId(), planned }));
  await insertActions(tx, ctx, actions.map(({ id, planned }) => ({
    id, text: planned.text, owners: planned.owners, due: planned.due, itemId: itemId(work, planned),
    ...comesBack(planned, arose(planned).on),
    findingId: planned.finding === null ? null : findingId(work, planned.finding),
    entryId: planned.entry === null ? null : entryId(work, planned.entry),
    meetingId: arose(planned).meetingId,
    importPlace: cellName(planned.place),
  })));
  for (const { id, planned } of actions) {
    const completed = await completeNewAction(tx, ctx, id, planned);
    if (!completed.ok) return completed;
  }
  return done(true);
}
