/** Meetings whose notes stand as far as each request of the walk needs: of a series of their own, so that no action of others keeps one open. */
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { holdMeeting } from "~/commands/meetings/move-meeting.server";
import { planMeeting } from "~/commands/meetings/plan-meeting.server";
import { saveSeries } from "~/commands/meetings/save-series.server";
import { agreeNotes } from "~/commands/notes/agree-notes.server";
import { circulateNotes, correctNotes } from "~/commands/notes/circulate-notes.server";
import { commentOnNotes } from "~/commands/notes/comment-on-notes.server";
import { publishNotes } from "~/commands/notes/publish-notes.server";
import type { Db } from "~/db/open-database.server";
import { readNotesComments } from "~/db/notes-comments.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import type { Side } from "~/domain/actor";
import { ctxOf } from "../demonstration-actor";
import { valueOf } from "../marchshire";
import { typedMeeting } from "../small-meetings";

type Circulated = { id: string; /** Of the version, for the forms that act on what was seen. */ seen: number };

export type NotesWorld = {
  held: string;
  /** In circulation, and nothing said of them. */
  quiet: Circulated & { /** On its agenda. */ item: { id: string; version: number } };
  draft: Circulated & { /** Drafts of comments. */ drafts: Record<Side, string>; /** Sent and open. */ sent: Record<Side, string> };
  agreed: Circulated;
  published: Circulated & { reference: string };
  /** A correction under way. */
  corrected: Circulated;
};

async function meeting(db: Db, series: string, title: string): Promise<string> {
  const ctx = await ctxOf(db, "priya-nair");
  const id = valueOf(await planMeeting(ctx, typedMeeting({ series, date: "4 May 2022", title, venue: "A path" }))).id;
  valueOf(await holdMeeting(ctx, id));
  return id;
}

async function seenOf(db: Db, id: string): Promise<number> {
  return (await readNotesVersions(db.read, id)).at(-1)?.version ?? 0;
}

/** Closed since: the record says more by now than they do. */
async function circulated(db: Db, series: string, title: string): Promise<string> {
  const ctx = await ctxOf(db, "priya-nair");
  const id = await meeting(db, series, title);
  valueOf(await circulateNotes(ctx, id));
  valueOf(await closeMeeting(ctx, { meetingId: id, rest: "not-reached", written: null }));
  return id;
}

async function agreed(db: Db, series: string, title: string): Promise<Circulated> {
  const id = await circulated(db, series, title);
  for (const person of ["helen-ferriday", "catherine-wells"]) valueOf(await agreeNotes(await ctxOf(db, person), { meetingId: id, number: 1, seen: await seenOf(db, id) }));
  return { id, seen: await seenOf(db, id) };
}

async function comment(db: Db, personId: string, id: string, send: boolean): Promise<string> {
  const typed = { text: `A comment of ${personId}.`, proposed: send ? "Another path" : "" };
  return valueOf(await commentOnNotes(await ctxOf(db, personId), { meetingId: id, number: 1, about: "head/venue", base: "A path", typed, draft: null, send })).id;
}

export async function notesWorld(db: Db): Promise<NotesWorld> {
  const office = await ctxOf(db, "priya-nair");
  valueOf(await saveSeries(office, { seriesId: "", name: "Walks with notes", standing: "" }));
  const { id: series } = await db.read.meetingSeries.findUniqueOrThrow({ where: { name: "Walks with notes" }, select: { id: true } });
  const held = await meeting(db, series, "A walk without notes");
  const draft = await circulated(db, series, "A walk with a draft");
  const drafts = { opcc: await comment(db, "priya-nair", draft, false), force: await comment(db, "tom-ashdown", draft, false) };
  const sent = { opcc: await comment(db, "priya-nair", draft, true), force: await comment(db, "tom-ashdown", draft, true) };
  const published = await agreed(db, series, "A walk that everybody may read");
  valueOf(await publishNotes(await ctxOf(db, "helen-ferriday"), { meetingId: published.id, number: 1, seen: published.seen }));
  const { reference } = await db.read.meeting.findUniqueOrThrow({ where: { id: published.id }, select: { reference: true } });
  const corrected = await agreed(db, series, "A walk that is corrected");
  valueOf(await publishNotes(await ctxOf(db, "helen-ferriday"), { meetingId: corrected.id, number: 1, seen: corrected.seen }));
  valueOf(await correctNotes(office, { meetingId: corrected.id, reason: "The path was another." }));
  const open = await readNotesComments(db.read, (await readNotesVersions(db.read, draft)).map(({ id }) => id));
  if (open.length !== 4) throw new Error("The walk has lost a comment.");
  const quiet = await circulated(db, series, "A walk nobody speaks of");
  const item = await db.read.agendaItem.findFirstOrThrow({ where: { meetingId: quiet, kind: "aob" }, select: { id: true, version: true } });
  return { held, quiet: { id: quiet, seen: await seenOf(db, quiet), item }, draft: { id: draft, seen: await seenOf(db, draft), drafts, sent }, agreed: await agreed(db, series, "A walk that both agree on"), published: { ...published, reference }, corrected: { id: corrected.id, seen: await seenOf(db, corrected.id) } };
}
