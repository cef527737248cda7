/** Versions of the notes of meetings as they are stored, and what becomes of them. */
import type { Ctx } from "~/db/ctx.server";
import type { NotesVersionModel } from "~/db/generated/prisma/models";
import { recordEvents } from "~/db/history.server";
import { storedChoice, storedInstant, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { SIDES, type Side } from "~/domain/actor";
import type { Change } from "~/domain/history";
import { NOTES_SHAPE, type ComposedNotes } from "~/domain/notes/composed-notes";
import { NOTES_STATES, NOTES_STATE_WORDS, type Agreement, type NotesContent, type NotesVersion } from "~/domain/notes/notes-version";

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function isStoredNotes(value: unknown): value is ComposedNotes {
  return isObject(value) && value["shape"] === NOTES_SHAPE && Array.isArray(value["sections"]);
}

function isContent(value: unknown): value is NotesContent {
  return isObject(value) && isStoredNotes(value["notes"]) && Array.isArray(value["amended"]);
}

export function storedContent(text: string, id: string): NotesContent {
  const value: unknown = JSON.parse(text);
  if (!isContent(value)) throw new Error(`The notes ${id} are not in the form notes are kept in.`);
  return value;
}

function agreementOf(at: string | null, words: string | null, id: string, field: string): Agreement | null {
  const moment = storedInstantOrNull(at, "NotesVersion", id, field);
  return moment === null ? null : { at: moment, words: words ?? "" };
}

function versionOf(row: NotesVersionModel): NotesVersion {
  const { id, meetingId, number, reason, version } = row;
  return {
    id, meetingId, number, reason, version,
    state: storedChoice(NOTES_STATES, row.state, "NotesVersion", id, "state"),
    content: storedContent(row.content, id),
    circulated: { at: storedInstant(row.createdAt, "NotesVersion", id, "createdAt"), by: row.createdBy, post: row.createdPost },
    agreed: { opcc: agreementOf(row.agreedAtOpcc, row.agreedByOpcc, id, "agreedAtOpcc"), force: agreementOf(row.agreedAtForce, row.agreedByForce, id, "agreedAtForce") },
    published: agreementOf(row.publishedAt, row.publishedBy, id, "publishedAt"),
  };
}

/** In the order of their numbers. */
export async function readNotesVersions(reader: Reader, meetingId: string): Promise<NotesVersion[]> {
  return (await reader.notesVersion.findMany({ where: { meetingId }, orderBy: { number: "asc" } })).map(versionOf);
}

type About = Pick<NotesVersion, "meetingId" | "number">;

/** Of a meeting, and official: the versions of its notes are seen by both sides. */
export function notesEvent({ meetingId, number }: About, field: string, before: string | null, after: string | null): Change {
  const words = (value: string | null) => (value === null ? null : `Version ${String(number)}: ${value}`);
  return { subject: "meeting", subjectId: meetingId, findingId: null, draftOf: null, field, before: words(before), after: words(after) };
}

export async function insertNotes(tx: Tx, ctx: Ctx, meetingId: string, { number, reason, content }: Pick<NotesVersion, "number" | "reason" | "content">): Promise<string> {
  const id = ctx.newId();
  const { name, post } = ctx.actor;
  await tx.notesVersion.create({ data: { id, meetingId, number, reason, state: "draft", content: JSON.stringify(content), createdAt: ctx.now, createdBy: name, createdPost: post } });
  const about = { meetingId, number };
  await recordEvents(tx, ctx, [notesEvent(about, "notes", null, NOTES_STATE_WORDS.draft.toLowerCase()), notesEvent(about, "notesReason", null, reason)]);
  return id;
}

const AGREED_FIELDS: Record<Side, string> = { opcc: "notesAgreedByOffice", force: "notesAgreedByForce" };

type Standing = Pick<NotesVersion, "state" | "agreed">;

function standingEvents(notes: NotesVersion, { state, agreed }: Standing): Change[] {
  return [
    ...SIDES.map((side) => notesEvent(notes, AGREED_FIELDS[side], notes.agreed[side]?.words ?? null, agreed[side]?.words ?? null)),
    notesEvent(notes, "notes", NOTES_STATE_WORDS[notes.state].toLowerCase(), NOTES_STATE_WORDS[state].toLowerCase()),
  ];
}

function standingColumns({ state, agreed }: Standing) {
  return { state, agreedAtOpcc: agreed.opcc?.at ?? null, agreedByOpcc: agreed.opcc?.words ?? null, agreedAtForce: agreed.force?.at ?? null, agreedByForce: agreed.force?.words ?? null };
}

/** `notes` is as loaded in this transaction. */
export async function saveNotesStanding(tx: Tx, ctx: Ctx, notes: NotesVersion, standing: Standing): Promise<void> {
  await tx.notesVersion.update({ where: { id: notes.id }, data: { ...standingColumns(standing), version: { increment: 1 } } });
  await recordEvents(tx, ctx, standingEvents(notes, standing));
}

/** A part before and after, by what it is called. */
export type Rewording = { label: string; before: string; after: string };

export async function saveNotesContent(tx: Tx, ctx: Ctx, notes: NotesVersion, { content, standing, rewordings }: { content: NotesContent; standing: Standing; rewordings: readonly Rewording[] }): Promise<void> {
  await tx.notesVersion.update({ where: { id: notes.id }, data: { content: JSON.stringify(content), ...standingColumns(standing), version: { increment: 1 } } });
  await recordEvents(tx, ctx, [
    ...rewordings.map(({ label, before, after }) => notesEvent(notes, "notesWording", `${label}: ${before}`, `${label}: ${after}`)),
    ...standingEvents(notes, standing),
  ]);
}

/** From then on a trigger refuses to alter it. */
export async function saveNotesPublished(tx: Tx, ctx: Ctx, notes: NotesVersion, { publicNotes, words }: { publicNotes: ComposedNotes; words: string }): Promise<void> {
  await tx.notesVersion.update({ where: { id: notes.id }, data: { state: "published", publicContent: JSON.stringify(publicNotes), publishedAt: ctx.now, publishedBy: words, version: { increment: 1 } } });
  await recordEvents(tx, ctx, [notesEvent(notes, "notesPublished", null, words), notesEvent(notes, "notes", NOTES_STATE_WORDS[notes.state].toLowerCase(), NOTES_STATE_WORDS.published.toLowerCase())]);
}
