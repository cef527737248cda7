/** What may be done with notes, and when: circulating, agreeing, changing, publishing, correcting. */
import { SIDES, SIDE_WORDS, type Side } from "~/domain/actor";
import type { Meeting } from "~/domain/meeting/meeting";
import { isEnded, standingOf, type Agreement, type NotesState, type NotesVersion } from "~/domain/notes/notes-version";
import { done, refuse, type Done } from "~/domain/problem";

/** What the rules look at. */
export type NotesStanding = Pick<NotesVersion, "number" | "state" | "agreed">;

export const NO_AGREEMENT: Record<Side, Agreement | null> = { opcc: null, force: null };

const SIDE_IN_SENTENCE: Record<Side, string> = { opcc: `the ${SIDE_WORDS.opcc.toLowerCase()}`, force: `the ${SIDE_WORDS.force.toLowerCase()}` };

function opens(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 'the commissioner’s office and the force' */
function sidesInSentence(sides: readonly Side[]): string {
  return sides.map((side) => SIDE_IN_SENTENCE[side]).join(" and ");
}

function agreedSides({ agreed }: Pick<NotesVersion, "agreed">): Side[] {
  return SIDES.filter((side) => agreed[side] !== null);
}

/** Null where nobody had agreed. */
export function withdrawnWords(sides: readonly Side[]): string | null {
  if (sides.length === 0) return null;
  const [only] = sides;
  return sides.length === 1 && only !== undefined
    ? `${opens(SIDE_IN_SENTENCE[only])} had agreed the notes as they were: it has to agree them again.`
    : "Both sides had agreed the notes as they were: both have to agree them again.";
}

const NOTHING_PUBLISHED_CHANGES = "These notes are published, so nothing of them changes any more. Begin a correction: it is a new version, with a reason, and both sides agree it anew.";

/** May be changed, commented on and agreed. */
export function mayChange({ state }: Pick<NotesVersion, "state">): Done<true> {
  if (state === "abandoned") return refuse("refused", "This correction was abandoned, so nothing of it changes any more. The published notes stand; begin another correction of them.");
  return state === "published" ? refuse("refused", NOTHING_PUBLISHED_CHANGES) : done(true);
}

export type Changed = { state: NotesState; agreed: Record<Side, Agreement | null>; /** Whose agreement the change withdrew. */ withdrew: Side[] };

/** What becomes of the agreements when the words change. */
export function afterChange(notes: NotesStanding): Done<Changed> {
  const allowed = mayChange(notes);
  return allowed.ok ? done({ state: "draft", agreed: NO_AGREEMENT, withdrew: agreedSides(notes) }) : allowed;
}

function openWords(open: number, what: string): string {
  return `${open === 1 ? "1 comment is" : `${String(open)} comments are`} not decided yet. ${what}`;
}

export function afterAgreeing(notes: NotesStanding, { side, agreement, open }: { side: Side; agreement: Agreement; open: number }): Done<Changed> {
  const allowed = mayChange(notes);
  if (!allowed.ok) return allowed;
  const own = notes.agreed[side];
  if (own !== null) return refuse("refused", `${opens(SIDE_IN_SENTENCE[side])} has agreed these notes already: ${own.words}.`);
  if (open > 0) return refuse("refused", openWords(open, "The commissioner’s office accepts or declines each, or whoever sent it takes it back; then the notes can be agreed."));
  const agreed = { ...notes.agreed, [side]: agreement };
  return done({ state: SIDES.every((each) => agreed[each] !== null) ? "agreed" : "draft", agreed, withdrew: [] });
}

/** One side takes its own agreement back, or sends another comment after it. */
export function afterTakingBack(notes: NotesStanding, side: Side): Done<Changed> {
  const allowed = mayChange(notes);
  if (!allowed.ok) return allowed;
  if (notes.agreed[side] === null) return refuse("refused", `${opens(SIDE_IN_SENTENCE[side])} has not agreed these notes, so there is nothing to take back.`);
  return done({ state: "draft", agreed: { ...notes.agreed, [side]: null }, withdrew: [side] });
}

export function mayPublish(notes: NotesStanding, { meeting, open }: { meeting: Pick<Meeting, "state" | "title">; open: number }): Done<true> {
  const allowed = mayChange(notes);
  if (!allowed.ok) return allowed;
  if (notes.state !== "agreed") {
    const missing = SIDES.filter((side) => notes.agreed[side] === null);
    return refuse("refused", `Notes are published once both sides have agreed them: ${sidesInSentence(missing)} ${missing.length === 1 ? "has" : "have"} not.`);
  }
  if (open > 0) return refuse("refused", openWords(open, "Decide each first."));
  if (meeting.state !== "closed") return refuse("refused", `${meeting.title} is not closed: until then its items and actions still change. Close the meeting, then publish its notes.`);
  return done(true);
}

/** The number of the first version. */
export function mayCirculate(meeting: Pick<Meeting, "state" | "title">, versions: readonly NotesStanding[]): Done<number> {
  const [last] = [...versions].sort((a, b) => b.number - a.number);
  if (last !== undefined) return refuse("refused", isEnded(last) ? NOTHING_PUBLISHED_CHANGES : "These notes are in circulation already. Take in what the record says now, or reword a part of them.");
  if (meeting.state === "planned") return refuse("refused", `${meeting.title} is not recorded as held, so there are no notes of it yet.`);
  return done(1);
}

/** The number of the correction. */
export function mayCorrect(versions: readonly NotesStanding[]): Done<number> {
  const standing = standingOf(versions);
  if (standing === null) return refuse("refused", "Only published notes are corrected by a new version. These are not published: reword them as they are.");
  const open = versions.find((each) => each.number > standing.number && !isEnded(each));
  if (open !== undefined) return refuse("refused", `A correction is under way already: version ${String(open.number)}. Put this into it.`);
  return done(Math.max(...versions.map(({ number }) => number)) + 1);
}

/** What becomes of a correction that was begun by mistake: it stays readable, and nothing of it is published. */
export function afterAbandoning(notes: NotesStanding, versions: readonly NotesStanding[]): Done<Changed> {
  const allowed = mayChange(notes);
  if (!allowed.ok) return allowed;
  if (standingOf(versions) === null) return refuse("refused", "Only a correction is abandoned. These are the first notes of the meeting: reword them, or take in what the record says now.");
  return done({ state: "abandoned", agreed: NO_AGREEMENT, withdrew: agreedSides(notes) });
}
