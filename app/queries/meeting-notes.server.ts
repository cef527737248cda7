/** The notes of a meeting, composed from the official record: on the screen, as a Word document and as HTML. */
import { composedNotesIn } from "~/db/composed-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import { readSettings } from "~/db/settings.server";
import { asOfOneMoment } from "~/db/record.server";
import type { Meeting } from "~/domain/meeting/meeting";
import { findNotesMeeting } from "~/domain/notes/find-notes-meeting";
import type { ComposedNotes, NotesAudience } from "~/domain/notes/composed-notes";
import { unversionedWords } from "~/domain/notes/notes-version";
import { done, refuse, type Done } from "~/domain/problem";
import { writeNotesDocx } from "~/documents/write-notes-docx.server";
import { writeNotesHtml } from "~/documents/write-notes-html.server";
import { notesStanding, type NotesStanding } from "~/queries/notes-standing.server";
import { readsNotes } from "~/queries/reads-notes.server";
import { officialRecord } from "~/queries/record.server";

export type MeetingNotes = { meeting: Pick<Meeting, "id" | "reference" | "title" | "date" | "state" | "imported">; notes: ComposedNotes };

/** `named`: the id of the meeting, its reference, or a date on which only one was held. */
export async function findMeetingOf(ctx: Ctx, named: string): Promise<Done<Meeting>> {
  const meetings = await readMeetings(ctx.db.read);
  const byId = meetings.find(({ id }) => id === named);
  return byId === undefined ? findNotesMeeting(meetings, named) : done(byId);
}

export async function meetingNotes(ctx: Ctx, named: string, audience: NotesAudience): Promise<Done<MeetingNotes>> {
  const record = await officialRecord(ctx);
  if (!record.ok) return record;
  const found = await findMeetingOf(ctx, named);
  if (!found.ok) return found;
  const { id, reference, title, date, state, imported } = found.value;
  if (!(await readsNotes(ctx, found.value))) return refuse("refused", `The commissioner’s office has not circulated the notes of ${title} yet. What was asked and answered there stands on the page of the meeting.`);
  return done({ meeting: { id, reference, title, date, state, imported }, notes: await asOfOneMoment(ctx.db, (reader) => composedNotesIn(reader, record.value, found.value, { audience, today: ctx.today })) });
}

export type MeetingNotesPage = MeetingNotes & { standing: NotesStanding };

/** With what was agreed and published of them. */
export async function meetingNotesPage(ctx: Ctx, named: string, audience: NotesAudience): Promise<Done<MeetingNotesPage>> {
  const page = await meetingNotes(ctx, named, audience);
  return page.ok ? done({ ...page.value, standing: await notesStanding(ctx, page.value.meeting) }) : page;
}

export const NOTES_FORMATS = ["docx", "html"] as const;
export type NotesFormat = (typeof NOTES_FORMATS)[number];
export const NOTES_TYPES: Record<NotesFormat, string> = { docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", html: "text/html; charset=utf-8" };

export type NotesFile = { bytes: Buffer; fileName: string; meeting: MeetingNotes["meeting"]; notes: ComposedNotes; /** As the file says. */ standing: string; /** Null where they are made from the record. */ version: number | null };

/** The notes as a file, which says which version it is. */
export async function notesFile(ctx: Ctx, notes: ComposedNotes, { format, standing }: { format: NotesFormat; standing: string }): Promise<{ bytes: Buffer; fileName: string }> {
  const { officeName } = await readSettings(ctx.db.read);
  const bytes = format === "docx" ? await writeNotesDocx(notes, { creator: officeName, madeAt: ctx.now, standing }) : Buffer.from(writeNotesHtml(notes, standing), "utf8");
  return { bytes, fileName: `notes-${notes.reference}-${notes.date}${notes.audience === "public" ? "-public" : ""}.${format}` };
}

export async function meetingNotesFile(ctx: Ctx, named: string, { audience, format }: { audience: NotesAudience; format: NotesFormat }): Promise<Done<NotesFile>> {
  const page = await meetingNotes(ctx, named, audience);
  if (!page.ok) return page;
  const { meeting, notes } = page.value;
  const standing = unversionedWords(ctx.today);
  return done({ ...(await notesFile(ctx, notes, { format, standing })), meeting, notes, standing, version: null });
}

