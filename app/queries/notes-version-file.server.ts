/** A version of notes as a Word document or as HTML: all of it for both sides, the public part for everybody. */
import type { Ctx } from "~/db/ctx.server";
import { lastFewOf, madeOnce } from "~/db/last-few.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import { readPublishedNotes } from "~/db/published-notes.server";
import { readSettings } from "~/db/settings.server";
import { NOTES_AUDIENCES, publicNotes, type ComposedNotes, type NotesAudience } from "~/domain/notes/composed-notes";
import { standingOf, standingWords } from "~/domain/notes/notes-version";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { findMeetingOf, meetingNotesFile, NOTES_FORMATS, NOTES_TYPES, notesFile, type NotesFile, type NotesFormat } from "~/queries/meeting-notes.server";
import { notesVersionPage } from "~/queries/notes-version-page.server";
import { publishedNotes } from "~/queries/published-notes.server";

export type VersionFile = { bytes: Buffer; fileName: string; type: string };

async function fileOf(ctx: Ctx, notes: ComposedNotes, asked: { format: string; number: number; standing: string }): Promise<Done<VersionFile>> {
  const format = NOTES_FORMATS.find((each) => each === asked.format);
  if (format === undefined) return refuse("missing", "Notes are made as a Word document or as HTML. Choose one of them on their page.");
  const { bytes, fileName } = await notesFile(ctx, notes, { format, standing: asked.standing });
  return done({ bytes, fileName: fileName.replace(/(\.\w+)$/, `-version-${String(asked.number)}$1`), type: NOTES_TYPES[format] });
}

export async function notesVersionFile(ctx: Ctx, asked: { meetingId: string; number: number; format: string; audience: string }): Promise<Done<VersionFile>> {
  const page = await notesVersionPage(ctx, asked.meetingId, asked.number);
  if (!page.ok) return page;
  const { notes, version: { standing } } = page.value;
  const audience = NOTES_AUDIENCES.find((each) => each === asked.audience) ?? "full";
  return fileOf(ctx, audience === "full" ? notes : publicNotes(notes, (await readSettings(ctx.db.read)).marking), { ...asked, standing });
}

/** Files asked for by strangers, each made once: nobody has to wait because many ask. */
const FILES_KEPT = 40;

const filesOf = lastFewOf<Promise<Done<VersionFile>>>(FILES_KEPT);

/** Published notes never change; what an earlier version leaves out and says of itself goes by the last. */
export async function publishedNotesFile(ctx: Ctx, asked: { reference: string; version: string | null; format: string }): Promise<Done<VersionFile>> {
  const page = await publishedNotes(ctx, asked.reference, asked.version === null ? null : Number(asked.version));
  if (!page.ok) return page;
  const { notes, number, standing, versions: [last] } = page.value;
  const format = NOTES_FORMATS.find((each) => each === asked.format);
  const key = JSON.stringify([notes.meetingId, number, last?.number, format, (await readSettings(ctx.db.read)).officeName]);
  return madeOnce(filesOf(ctx.db), key, () => fileOf(ctx, notes, { format: asked.format, number, standing }));
}

type AskedStanding = { audience: NotesAudience; format: NotesFormat; fromRecord: boolean };

/** The published version that stands, in its words as they were locked; composed from the record where there is none, or where that is asked for. */
export async function standingNotesFile(ctx: Ctx, named: string, { audience, format, fromRecord }: AskedStanding): Promise<Done<NotesFile>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const meeting = await findMeetingOf(ctx, named);
  if (!meeting.ok) return meeting;
  const versions = fromRecord ? [] : await readNotesVersions(ctx.db.read, meeting.value.id);
  const last = standingOf(versions);
  if (last === null) return meetingNotesFile(ctx, meeting.value.id, { audience, format });
  const locked = audience === "full" ? [] : await readPublishedNotes(ctx.db.read, { meetingId: meeting.value.id });
  const notes = audience === "full" ? last.content.notes : locked.find(({ number }) => number === last.number)?.notes;
  if (notes === undefined) throw new Error(`Version ${String(last.number)} of the notes of ${meeting.value.reference} is published without its public part.`);
  const standing = standingWords(last, versions);
  return done({ ...(await notesFile(ctx, notes, { format, standing })), meeting: meeting.value, notes, standing, version: last.number });
}
