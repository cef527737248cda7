/** The meeting and the item that a live note is about, inside its transaction: begun, not closed, and in the hands of the one who writes. */
import { findMeetingIn, findOpenMeeting, type FoundMeeting } from "~/commands/meetings/find-meeting.server";
import { holdIn } from "~/commands/meetings/move-meeting.server";
import { settleAgenda } from "~/commands/meetings/settle-agenda.server";
import type { Ctx } from "~/db/ctx.server";
import { saveHolder } from "~/db/live-notes.server";
import { readAgenda } from "~/db/meetings.server";
import type { Tx } from "~/db/write.server";
import { formatMoment } from "~/domain/calendar-date";
import type { AgendaItem } from "~/domain/meeting/agenda";
import { OPENING, type LiveKind } from "~/domain/meeting/live-write";
import { done, refuse, type Done } from "~/domain/problem";

export type LivePlace = FoundMeeting & {
  /** Null for the opening comment. */
  item: AgendaItem | null;
};

/** What may still arrive of a closed meeting, from a browser that was without a network while it was held. */
const LATE: readonly LiveKind[] = ["take", "answer", "amend", "accept", "entry", "action"];

async function late(tx: Tx, found: FoundMeeting, kind: LiveKind): Promise<Done<FoundMeeting>> {
  const { id, title, imported } = found.meeting;
  const isPublished = imported || (await tx.notesVersion.count({ where: { meetingId: id, state: "published" } })) > 0;
  if (isPublished) return refuse("refused", `The notes of ${title} are published, so nothing is added to it here. Copy these words: what was asked or answered about a finding is recorded on the page of the finding, an action in the action log; then begin a correction of the notes, which takes the rest too.`);
  if (LATE.includes(kind)) return done(found);
  if (kind === "matter") return refuse("refused", `${title} is closed. Copy these words and record what was said of the action on its own page.`);
  return refuse("refused", `${title} was closed before this was recorded. Copy these words: once its notes are in circulation, reword there the item they were said under.`);
}

/** A meeting that is planned begins with the first note of it: from then on both sides see its agenda. */
async function begun(tx: Tx, ctx: Ctx, meetingId: string, kind: LiveKind): Promise<Done<FoundMeeting>> {
  const found = await findMeetingIn(tx, meetingId);
  if (!found.ok) return found;
  if (found.value.meeting.state === "closed") return late(tx, found.value, kind);
  if (found.value.meeting.state !== "planned") return found;
  const held = await holdIn(tx, ctx, found.value.meeting);
  return held.ok ? findOpenMeeting(tx, meetingId) : held;
}

/** By its id, or by what it came there by; the agenda is written down where it has not been. */
async function findItem(tx: Tx, ctx: Ctx, meetingId: string, key: string): Promise<Done<AgendaItem>> {
  const stored = (await readAgenda(tx, meetingId)).find((each) => each.id === key || each.origin === key);
  if (stored !== undefined) return done(stored);
  const settled = await settleAgenda(tx, ctx, meetingId);
  if (!settled.ok) return settled;
  const item = settled.value.find(key);
  return item.ok ? item : refuse("missing", "This item is not on the agenda any more: somebody took it off, or it was deferred back. Record what you typed under another item.");
}

/** Before anything is said of an item nobody takes its notes; the first who does, holds it. */
export async function findLivePlace(tx: Tx, ctx: Ctx, { meetingId, item: key, kind }: { meetingId: string; item: string; kind: LiveKind }): Promise<Done<LivePlace>> {
  const found = await begun(tx, ctx, meetingId, kind);
  if (!found.ok) return found;
  if (key === OPENING) return done({ ...found.value, item: null });
  const item = await findItem(tx, ctx, found.value.meeting.id, key);
  return item.ok ? done({ ...found.value, item: item.value }) : item;
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  return (await tx.person.findUnique({ where: { id: personId }, select: { name: true } }))?.name ?? "Somebody";
}

/** Who else takes the notes of an item, in words; null where nobody does. */
export async function heldByAnother(tx: Tx, ctx: Ctx, { notesBy, heading }: AgendaItem): Promise<string | null> {
  return notesBy === null || notesBy.personId === ctx.actor.personId ? null : `${await nameOf(tx, notesBy.personId)} takes the notes of “${heading}” since ${formatMoment(notesBy.since)}.`;
}

/** One person takes the notes of an item; another takes them over on purpose, naming whom from. */
export async function holdItem(tx: Tx, ctx: Ctx, item: AgendaItem, takeOverFrom: string | null): Promise<Done<true>> {
  const { personId, name } = ctx.actor;
  const { notesBy } = item;
  if (personId === null) return refuse("refused", "Notes are taken by somebody who has signed in.");
  if (notesBy?.personId === personId) return done(true);
  const held = await heldByAnother(tx, ctx, item);
  if (held !== null && notesBy?.personId !== takeOverFrom) {
    return refuse("stale", `${held} Your words are kept: take the item over, then send them again, or give them to the one who has it.`);
  }
  await saveHolder(tx, ctx, item, { before: notesBy === null ? null : await nameOf(tx, notesBy.personId), after: name, personId });
  return done(true);
}
