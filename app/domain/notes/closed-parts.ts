/** What closed items of agendas take with them: nothing of it is in public notes. */
import type { Action } from "~/domain/action/action";
import { itemsOf } from "~/domain/meeting/carried-over";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { NotesInput } from "~/domain/notes/compose-notes";
import { isAbove } from "~/domain/notes/marking";

/** `closedLines` holds the keys of lines, the rest ids. */
export type Closed = Record<"closedLines" | "closedFindings" | "closedEntries" | "closedActions", ReadonlySet<string>>;

/** Sub-items of an item in closed session are closed with it, and stay so where they were put off to another meeting by themselves. */
function closedItems(agenda: NotesInput["agenda"]): Set<string> {
  const closed = new Set(agenda.filter(({ closedSession }) => closedSession).map(({ id }) => id));
  const below = new Set(agenda.filter(({ parentId }) => parentId !== null && closed.has(parentId)).map(({ id }) => id));
  for (let size = -1; size !== below.size;) {
    size = below.size;
    for (const { id, deferredFromId } of agenda) if (deferredFromId !== null && below.has(deferredFromId)) below.add(id);
  }
  return new Set([...closed, ...below]);
}

/** What closed items take with them: their findings and entries, and the actions that came of either, whichever meeting that was. */
export function closedWith({ meeting, lines, agenda, findings, meetingEntries, actions, marking }: NotesInput): Closed {
  const items = closedItems(agenda);
  const closedLines: AgendaLine[] = [];
  let aboveIsClosed = false;
  for (const line of lines) {
    const own = line.item !== null && items.has(line.item.id);
    if (line.depth === 0) aboveIsClosed = own;
    if (own || aboveIsClosed) closedLines.push(line);
  }
  const everyClosed = agenda.filter(({ id }) => items.has(id));
  const closedFindings = new Set(closedLines.flatMap(({ findingId }) => findingId ?? []));
  const closedAt = (meetingId: string | null, findingId: string) => (meetingId === meeting.id && closedFindings.has(findingId)) || everyClosed.some((item) => item.meetingId === meetingId && item.findingId === findingId);
  const ofFindings = findings.flatMap(({ id, entries }) => entries.filter(({ meetingId }) => closedAt(meetingId, id)));
  // What is said under other business hangs on the meeting, not on the item.
  const ofOtherBusiness = meetingEntries.filter(({ place, meetingId }) => place === "aob" && everyClosed.some((item) => item.kind === "aob" && item.meetingId === meetingId));
  const closedEntries = new Set([...everyClosed.flatMap(({ entryIds }) => entryIds), ...[...ofFindings, ...ofOtherBusiness].map(({ id }) => id)]);
  const recorded = new Map([...findings.flatMap(({ entries }) => entries), ...meetingEntries].map((entry) => [entry.id, entry]));
  // It arose where a question that was put off is answered in closed session.
  const stoodClosed = ({ entryId, meetingId }: Action) => {
    const entry = recorded.get(entryId ?? "");
    return entry !== undefined && entry.meetingId !== meetingId && itemsOf(entry, { agenda }).some((item) => item.meetingId === meetingId && items.has(item.id));
  };
  const isClosed = (action: Action) =>
    isAbove(action.marking, marking) || (action.itemId !== null && items.has(action.itemId)) || (action.entryId !== null && closedEntries.has(action.entryId)) || stoodClosed(action)
    || (action.findingId !== null && closedAt(action.meetingId, action.findingId)) || closedLines.some(({ item }) => item?.actionId === action.id);
  return { closedLines: new Set(closedLines.map(({ key }) => key)), closedFindings, closedEntries, closedActions: new Set(actions.filter(isClosed).map(({ id }) => id)) };
}
