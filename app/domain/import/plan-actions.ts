/** Plans the actions of a file: those the record has by their key or their words, and those it does not have. */
import { revisitDay } from "~/domain/action/action-rules";
import { dueOf, noSuchDay } from "~/domain/action/due";
import type { CalendarDate } from "~/domain/calendar-date";
import { joinOwners } from "~/domain/export/list-cell";
import type { ActionRecord } from "~/domain/record";
import { sameWhen, type ActionLogField } from "~/domain/export/action-cells";
import { cellName } from "~/domain/import/cell-name";
import { whyNot } from "~/domain/import/import-permissions";
import type { PlannedAction, PlannedChange, Target } from "~/domain/import/import-plan";
import { hold, holdForOthers, leaveUnchanged, nameOf, targetOf, type PlanContext } from "~/domain/import/plan-context";
import { NOTES_ARE_AGREED, type PaperItems } from "~/domain/import/paper/plan-paper";
import { compareActionLog, keptValue, whyFixed, wrongNew } from "~/domain/import/plan-action-log";
import type { EntryTargets } from "~/domain/import/plan-entries";
import type { ActionField, ReadingAction } from "~/domain/import/reading";
import { rewordedAction, type Reworded } from "~/domain/import/reworded-action";
import { sameText } from "~/domain/import/same-text";
import { mark } from "~/domain/import/trace";
import { weighCell } from "~/domain/import/weigh-cell";

function knownActions(context: PlanContext): ActionRecord[] {
  return [...context.record.findings.flatMap((finding) => finding.actions), ...context.record.otherActions];
}

function findKnown(row: ReadingAction, finding: Target | null, actions: readonly ActionRecord[], used: ReadonlySet<string>): ActionRecord | "lost" | null {
  if (row.mark?.ours === true) return actions.find((each) => each.id === row.mark?.id) ?? "lost";
  if (finding !== null && !("id" in finding)) return null;
  const of = finding === null ? null : finding.id;
  return actions.find((each) => !used.has(each.id) && each.findingId === of && sameText(each.text, row.text)) ?? null;
}

function whyNotAction(context: PlanContext): string | null {
  return whyNot(context, "keep actions") === null ? null : "Actions are recorded by a policy officer or the SIB secretariat: this one is not yours to change.";
}

function compareAction(context: PlanContext, row: ReadingAction, known: ActionRecord): void {
  const notTheirs = whyNotAction(context);
  const about = { subject: "action", id: known.id, reference: known.reference, label: known.reference } as const;
  const values: [ActionField, string | null, string | null][] = [
    ["text", known.text, row.text === "" ? null : row.text],
    ["owners", joinOwners(known.owners), joinOwners(row.owners)],
    ["due", known.due, row.due],
  ];
  for (const [field, from, to] of values) {
    const place = row.cells[field];
    if (place === undefined) continue;
    const change: PlannedChange = { ...about, field, from, to, place };
    weighCell(context, change, { notTheirs: () => notTheirs, ...(field === "due" ? { same: sameWhen } : {}), wrong: whyFixed(context, known.id) ?? (field === "due" && to !== null ? noSuchDay(to) : null), notEmptied: field === "text" ? "An action is not emptied by an import." : null });
  }
  compareActionLog(context, row, known.id, notTheirs);
}

/** “Revisit in 6 months” says when it comes back, not when it is due; our own notes print the day of that where a due is. */
function dueBeside({ text, due }: ReadingAction, saidOn: CalendarDate | undefined): string | null {
  const back = saidOn === undefined ? null : revisitDay(text, saidOn);
  if (due === null || saidOn === undefined || back === null) return due;
  const on = dueOf({ due, dueMeetingId: null }, saidOn);
  return /^in\b/i.test(due) || (on.kind === "date" && on.on === back) ? null : due;
}

/** What a row of the action log says of a new action besides; a meeting stands in it by its id. */
function newLog(context: PlanContext, { log }: ReadingAction): Pick<PlannedAction, "log"> {
  if (log === undefined) return {};
  const given: Partial<Record<ActionLogField, string>> = {};
  for (const [field, value] of Object.entries(log) as [ActionLogField, string | null][]) {
    const kept = keptValue(field, value, context.known);
    if (kept !== null) given[field] = kept;
  }
  return { log: given };
}

/** An action read out of a response shares its cell; one of our own sheet has a row of its own. */
function noteAdded({ reading }: PlanContext, row: ReadingAction): void {
  if (Object.keys(row.cells).length === 0) mark(reading.trace, row.place, "taken");
  else reading.trace.outcomes.set(cellName(row.place), "added");
}

type Under = { finding: Target | null; item: Target | undefined; actions: readonly ActionRecord[]; used: ReadonlySet<string> };

/** Asked of what stands under an item, a finding or neither in notes of a meeting that the record has. */
function findReworded(context: PlanContext, row: ReadingAction, { finding, item, actions, used }: Under): Reworded | null {
  const meetingId = row.meeting === null ? null : (context.meetingIds[row.meeting] ?? null);
  if (row.mark !== null || row.meeting === null || meetingId === null || context.reading.meetings[row.meeting]?.paper === undefined) return null;
  const rows = context.reading.actions.filter((each) => each.meeting === row.meeting && each.item === row.item);
  if (item !== undefined) {
    if (!("id" in item)) return null;
    return rewordedAction(row.text, { here: context.known.actions.filter(({ itemId }) => itemId === item.id), texts: rows.map(({ text }) => text), used, where: "item" });
  }
  if (finding !== null && !("id" in finding)) return null;
  const of = finding?.id ?? null;
  const underItems = new Set(context.known.actions.flatMap(({ id, itemId }) => (itemId === null ? [] : [id])));
  const here = actions.filter((each) => each.meetingId === meetingId && each.findingId === of && (of !== null || !underItems.has(each.id)));
  const beside = rows.filter((each) => (of === null ? each.finding === null : findingIdOf(context, each) === of));
  return rewordedAction(row.text, { here, texts: beside.map(({ text }) => text), used, where: of === null ? "meeting" : "finding at this meeting" });
}

function findingIdOf(context: PlanContext, { finding }: ReadingAction): string | null {
  const target = finding === null ? null : targetOf(context, finding);
  return target !== null && "id" in target ? target.id : null;
}

export function planActions(context: PlanContext, entries: EntryTargets, items: PaperItems): void {
  const actions = knownActions(context);
  const notTheirs = whyNotAction(context);
  const used = new Set<string>();
  for (const [index, row] of context.reading.actions.entries()) {
    const finding = row.finding === null ? null : targetOf(context, row.finding);
    if (row.finding !== null && finding === null) {
      if (row.cells.text !== undefined) hold(context, row.place, "The finding it belongs to is not here, or is held back.");
      continue;
    }
    const entry = row.entry === null ? null : (entries.get(row.entry) ?? null);
    if (row.entry !== null && entry === null && row.mark === null) {
      if (row.cells.text !== undefined) hold(context, row.place, "The question it arose from is held back.");
      continue;
    }
    if (row.item !== undefined && context.voice !== "both") {
      holdForOthers(context, row.place, NOTES_ARE_AGREED);
      continue;
    }
    const item = row.item === undefined || row.meeting === null ? undefined : items(row.meeting, row.item);
    const sameMeeting = row.item === undefined || row.meeting === null ? actions : actions.filter(({ meetingId }) => meetingId !== null && meetingId === context.meetingIds[row.meeting ?? 0]);
    const known = findKnown(row, finding, sameMeeting, used);
    const reworded = known === null ? findReworded(context, row, { finding, item, actions, used }) : null;
    if (known === "lost") {
      hold(context, row.place, "Its key names an action that is not in this database. Empty the key to add the row as a new action.");
    } else if (known !== null) {
      used.add(known.id);
      context.reading.trace.outcomes.set(cellName(row.place), "known");
      if (row.mark === null || Object.keys(row.cells).length === 0) leaveUnchanged(context, row.place);
      else compareAction(context, row, known);
    } else if (reworded !== null) {
      used.add(reworded.action.id);
      hold(context, row.place, reworded.reason);
    } else if (notTheirs !== null) {
      holdForOthers(context, row.place, notTheirs);
    } else if (wrongNew(context, row) !== null) {
      hold(context, row.place, wrongNew(context, row) ?? "");
    } else {
      const { place, text, owners } = row;
      const saidOn = row.meeting === null || row.mark !== null ? undefined : context.plan.meetings[row.meeting]?.date;
      const due = dueBeside(row, saidOn);
      noteAdded(context, row);
      // Nobody learns of a draft, or of a meeting not recorded yet, from an action.
      const meeting = row.meeting !== null && context.voice !== "both" && context.meetingIds[row.meeting] === null ? null : row.meeting;
      context.plan.actions.push({ key: `A${String(index + 1)}`, place, text, owners, due, finding, entry: context.voice === "both" || (entry !== null && "id" in entry) ? entry : null, meeting, ...(item === undefined ? {} : { item }), ...newLog(context, row), label: finding === null ? "Action" : nameOf(context, finding) });
    }
  }
}
