/** Notes in somebody's work: comments to decide, notes to agree, notes to publish. */
import { actsInNameOf } from "~/domain/approval";
import { SIDES, type Actor, type Side } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import type { WorkGroup, WorkItem } from "~/domain/my-work/work-item";
import type { NotesState } from "~/domain/notes/notes-version";
import { can } from "~/domain/permissions";

/** A version that is not published. */
export type NotesFact = {
  meeting: { id: string; reference: string; title: string; closed: boolean };
  number: number;
  state: NotesState;
  circulatedOn: CalendarDate;
  agreed: Record<Side, boolean>;
  /** Comments that are sent and not decided. */
  open: number;
};

function item({ meeting, number, circulatedOn }: NotesFact, what: string): WorkItem {
  return {
    key: `notes/${meeting.id}/${String(number)}`, reference: null, title: meeting.title, about: "", what, words: null, whose: null, since: circulatedOn, due: null, place: { page: "notes", id: meeting.id, number },
  };
}

/** What waits for comments to be decided is not to be agreed yet. Comments wait for those who write down what is said; who may decide them besides finds them with the notes. */
export function notesWork(actor: Actor, facts: readonly NotesFact[]): WorkGroup[] {
  const side = SIDES.find((each) => each === actor.side);
  if (side === undefined) return [];
  const commented = can(actor, "circulate notes") && can(actor, "record a spoken answer") ? facts.filter(({ open }) => open > 0) : [];
  const toAgree = can(actor, "agree notes") ? facts.filter(({ open, agreed }) => open === 0 && !agreed[side]) : [];
  const toPublish = can(actor, "publish notes") ? facts.filter(({ open, state, meeting }) => open === 0 && state === "agreed" && meeting.closed) : [];
  return [
    { kind: "notes-comments", inNameOf: [], mine: true, items: commented.map((each) => item(each, each.open === 1 ? "1 comment on its notes" : `${String(each.open)} comments on its notes`)) },
    { kind: "notes-agree", inNameOf: actsInNameOf(actor, "agree notes"), mine: true, items: toAgree.map((each) => item(each, each.number === 1 ? "Notes" : `Notes, version ${String(each.number)}`)) },
    { kind: "notes-publish", inNameOf: actsInNameOf(actor, "publish notes"), mine: true, items: toPublish.map((each) => item(each, "Notes, agreed by both sides")) },
  ];
}
