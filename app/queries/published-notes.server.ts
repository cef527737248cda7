/** Published notes: the one part of the meetings that everybody may read, signed in or not. */
import type { Ctx } from "~/db/ctx.server";
import { lastFewOf } from "~/db/last-few.server";
import { readClosedKeys, readPublishedNotes, type PublishedNotes } from "~/db/published-notes.server";
import { londonDate, type CalendarDate } from "~/domain/calendar-date";
import { withoutParts, type ComposedNotes } from "~/domain/notes/composed-notes";
import { notesParts } from "~/domain/notes/notes-parts";
import { standingWords } from "~/domain/notes/notes-version";
import { done, refuse, type Done } from "~/domain/problem";
import { differenceLines, type DifferenceLine } from "~/queries/notes-version-page.server";

export type PublishedMeeting = { reference: string; title: string; kind: string; date: CalendarDate; publishedOn: CalendarDate; /** How many versions were published before. */ corrections: number };

/** The version that stands of each meeting, the latest meeting first. */
export async function publishedNotesList(ctx: Ctx): Promise<PublishedMeeting[]> {
  const standing = new Map<string, { last: PublishedNotes; count: number }>();
  for (const each of await readPublishedNotes(ctx.db.read)) standing.set(each.meetingId, { last: each, count: (standing.get(each.meetingId)?.count ?? 0) + 1 });
  return [...standing.values()]
    .map(({ last: { notes: { reference, title, kind, date }, publishedAt }, count }) => ({ reference, title, kind, date, publishedOn: londonDate(publishedAt), corrections: count - 1 }))
    .sort((a, b) => b.date.localeCompare(a.date) || b.reference.localeCompare(a.reference));
}

export type PublishedVersion = { number: number; publishedOn: CalendarDate; reason: string | null };

export type PublishedNotesPage = {
  notes: ComposedNotes;
  number: number;
  publishedOn: CalendarDate;
  reason: string | null;
  /** Of the version that stands, where this one has been superseded. */
  supersededBy: number | null;
  /** As a file of it says. */
  standing: string;
  /** The latest first. */
  versions: PublishedVersion[];
  /** Against the version published before; none of the first. What was taken out is not among them: it may be of closed session. */
  differences: DifferenceLine[];
  takenOut: boolean;
  /** Something of it is left out that the version which stands has in closed session. */
  closedSince: boolean;
};

/** Worked out word by word, for whoever asks. */
const DIFFERENCES_KEPT = 40;

const differencesOf = lastFewOf<DifferenceLine[]>(DIFFERENCES_KEPT);

/** Two published versions never change; what both leave out goes by the last. */
function publishedDifferences({ db }: Ctx, { before, shown, last, closed }: { before: PublishedNotes; shown: PublishedNotes; last: PublishedNotes; closed: ReadonlySet<string> }): DifferenceLine[] {
  const key = JSON.stringify([shown.meetingId, before.number, shown.number, last.number]);
  const known = differencesOf(db).get(key);
  if (known !== undefined) return known;
  const lines = differenceLines(withoutParts(before.notes, closed), withoutParts(shown.notes, closed)).filter(({ after }) => after !== null);
  differencesOf(db).put(key, lines);
  return lines;
}

/** `number` null: the version that stands. */
export async function publishedNotes(ctx: Ctx, reference: string, number: number | null): Promise<Done<PublishedNotesPage>> {
  const all = await readPublishedNotes(ctx.db.read, { reference: reference.toUpperCase() });
  const last = all.at(-1);
  const at = number === null ? all.length - 1 : all.findIndex((each) => each.number === number);
  const shown = all[at];
  if (last === undefined || shown === undefined) return refuse("missing", "There are no published notes at this address. Open them from the list of published notes.");
  const before = all[at - 1];
  const closed = all.length === 1 ? new Set<string>() : await readClosedKeys(ctx.db.read, last);
  const notes = withoutParts(shown.notes, closed);
  const left = new Set(notesParts(shown.notes).map(({ key }) => key));
  return done({
    notes, number: shown.number, publishedOn: londonDate(shown.publishedAt), reason: shown.reason,
    supersededBy: shown.number === last.number ? null : last.number,
    standing: standingWords({ number: shown.number, state: "published", published: { at: shown.publishedAt, words: "" } }, all.map((each) => ({ number: each.number, state: "published" as const }))),
    versions: all.map((each) => ({ number: each.number, publishedOn: londonDate(each.publishedAt), reason: each.reason })).reverse(),
    differences: before === undefined ? [] : publishedDifferences(ctx, { before, shown, last, closed }),
    takenOut: before !== undefined && notesParts(before.notes).some(({ key }) => !left.has(key)),
    closedSince: notes !== shown.notes,
  });
}
