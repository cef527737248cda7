/** My work: what waits for one person, by their roles, from the record as their side may see it. */
import type { Actor } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import type { WholeRecord } from "~/domain/record";
import { forceWork } from "~/domain/my-work/force-work";
import { officeWork } from "~/domain/my-work/office-work";
import { meetingWork, NO_MEETING_FACTS, type MeetingFacts } from "~/domain/my-work/action-work";
import { notesWork, type NotesFact } from "~/domain/my-work/notes-work";
import { paperWork, type PaperFact } from "~/domain/my-work/paper-work";
import { NO_PEOPLE_FACTS, peopleWork, type PeopleFacts } from "~/domain/my-work/people-work";
import { byUrgency, type WorkFacts, type WorkGroup } from "~/domain/my-work/work-item";

export type Work = {
  /** Groups with something in them; what waits for the person before what they keep an eye on. */
  groups: WorkGroup[];
};

export type WorkInput = {
  actor: Actor;
  /** As the actor's side may see it: recordFor(viewerOf(actor.side), …). */
  record: WholeRecord;
  facts: WorkFacts;
  people?: PeopleFacts;
  papers?: readonly PaperFact[];
  meetings?: MeetingFacts;
  notes?: readonly NotesFact[];
  today: CalendarDate;
};

function groupsOf({ actor, record, facts, people = NO_PEOPLE_FACTS, papers = [], meetings = NO_MEETING_FACTS, notes = [], today }: WorkInput): WorkGroup[] {
  switch (actor.side) {
    case "opcc": return [...officeWork(actor, record, facts, today), ...meetingWork(actor, meetings, today), ...notesWork(actor, notes), ...peopleWork(people)];
    case "force": return [...forceWork(actor, record, today), ...meetingWork(actor, meetings, today), ...notesWork(actor, notes), ...paperWork(papers), ...peopleWork(people)];
    // Neither has work of a side: the operator acts for both, an observer reads what is published.
    case "operator": case "observer": return [];
    default: return actor.side satisfies never;
  }
}

export function workFor(input: WorkInput): Work {
  const groups = groupsOf(input).filter((group) => group.items.length > 0).map((group) => ({ ...group, items: [...group.items].sort(byUrgency) }));
  return { groups: [...groups.filter((group) => group.mine), ...groups.filter((group) => !group.mine)] };
}

export type WorkCount = { waiting: number; overdue: number };

/** How much waits for the person, and how much of it is past its day. */
export function countWork({ groups }: Work, today: CalendarDate): WorkCount {
  const count: WorkCount = { waiting: 0, overdue: 0 };
  for (const { mine, items } of groups) {
    if (!mine) continue;
    count.waiting += items.length;
    for (const { due } of items) if (due !== null && due < today) count.overdue++;
  }
  return count;
}
