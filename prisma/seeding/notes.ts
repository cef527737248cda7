/** What became of the demonstration’s notes: circulated, commented on, agreed and published on the days that say so. */
import type { Ctx } from "~/db/ctx.server";
import { composedNotesIn } from "~/db/composed-notes.server";
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import { insertComment, readNotesComments, saveCommentDecision } from "~/db/notes-comments.server";
import { insertNotes, readNotesVersions, saveNotesContent, saveNotesPublished, saveNotesStanding } from "~/db/notes-versions.server";
import { wholeRecordIn } from "~/db/record.server";
import { readSettings } from "~/db/settings.server";
import type { Tx } from "~/db/write.server";
import type { Actor } from "~/domain/actor";
import type { Meeting } from "~/domain/meeting/meeting";
import { publicNotes } from "~/domain/notes/composed-notes";
import { notesParts, type NotesPart } from "~/domain/notes/notes-parts";
import { afterAgreeing, afterChange } from "~/domain/notes/notes-rules";
import { amend, freshContent, type NotesVersion } from "~/domain/notes/notes-version";
import type { Done } from "~/domain/problem";
import { recordFor } from "~/domain/visibility";
import type { DemoDate, DemoNotes, DemoNotesComment, Demonstration } from "../demonstration/shape";
import { idOf, office, personIdOf, secretariat, type Happening } from "./fixed";

/** After the meetings of a day, and before its board. */
const ORDER = 10;

function valueOf<T>(outcome: Done<T>): T {
  if (!outcome.ok) throw new Error(`The demonstration’s notes: ${outcome.problem.message}`);
  return outcome.value;
}

function actorOf(data: Demonstration, name: string, on: DemoDate): Actor {
  const post = data.people.find((each) => each.name === name && each.from <= on && (each.to ?? on) >= on);
  if (post === undefined) throw new Error(`The demonstration has no ${name} on ${on}.`);
  return { ...(post.side === "force" ? secretariat : office), personId: personIdOf(name), name, post: post.post };
}

async function meetingOf(tx: Tx, key: string): Promise<Meeting> {
  return valueOf(await findMeetingIn(tx, idOf("meeting", key))).meeting;
}

async function lastOf(tx: Tx, key: string): Promise<NotesVersion> {
  const notes = (await readNotesVersions(tx, idOf("meeting", key))).at(-1);
  if (notes === undefined) throw new Error(`The notes of ${key} are not in circulation.`);
  return notes;
}

async function circulate(tx: Tx, ctx: Ctx, key: string): Promise<void> {
  const meeting = await meetingOf(tx, key);
  const notes = await composedNotesIn(tx, recordFor("official", await wholeRecordIn(tx)), meeting, { audience: "full", today: ctx.today });
  await insertNotes(tx, ctx, meeting.id, { number: 1, reason: null, content: freshContent(notes) });
}

function partOf(notes: NotesVersion, words: string): NotesPart {
  const part = notesParts(notes.content.notes).find(({ text }) => text === words);
  if (part === undefined) throw new Error(`The demonstration’s notes do not say “${words}”.`);
  return part;
}

async function comment(tx: Tx, ctx: Ctx, key: string, { about, text, proposed = null, isDraft }: Pick<DemoNotesComment, "about" | "text" | "isDraft"> & { proposed?: string | null }): Promise<void> {
  const notes = await lastOf(tx, key);
  const part = partOf(notes, about);
  await insertComment(tx, ctx, ctx.actor.side === "force" ? "force" : "opcc", { notes, label: part.label }, { about: part.key, text, was: part.text, proposed, sent: isDraft !== true });
}

async function decide(tx: Tx, ctx: Ctx, key: string, { about, text, proposed, decided }: DemoNotesComment): Promise<void> {
  if (decided === undefined) return;
  const notes = await lastOf(tx, key);
  const part = partOf(notes, about);
  const sent = (await readNotesComments(tx, [notes.id])).find((each) => each.text === text);
  if (sent === undefined) throw new Error(`The comment “${text}” was not made.`);
  await saveCommentDecision(tx, ctx, { notes, label: part.label }, sent, { as: decided.as, note: decided.note ?? null });
  if (decided.as === "declined" || proposed === undefined) return;
  await saveNotesContent(tx, ctx, notes, { content: amend(notes.content, part.key, proposed), standing: valueOf(afterChange(notes)), rewordings: [{ label: part.label, before: part.text, after: proposed }] });
}

async function agree(tx: Tx, ctx: Ctx, key: string): Promise<void> {
  const notes = await lastOf(tx, key);
  const { name, post, side } = ctx.actor;
  await saveNotesStanding(tx, ctx, notes, valueOf(afterAgreeing(notes, { side: side === "force" ? "force" : "opcc", agreement: { at: ctx.now, words: `${name}, ${post}` }, open: 0 })));
}

async function publish(tx: Tx, ctx: Ctx, key: string): Promise<void> {
  const notes = await lastOf(tx, key);
  const { marking } = await readSettings(tx);
  await saveNotesPublished(tx, ctx, notes, { publicNotes: publicNotes(notes.content.notes, marking), words: `${ctx.actor.name}, ${ctx.actor.post}` });
}

function noteHappens(tx: Tx, data: Demonstration, { meeting, circulatedOn, comments, agreed = [], published }: DemoNotes): Happening[] {
  return [
    { date: circulatedOn, order: ORDER, happen: (ctx) => circulate(tx, ctx(office), meeting) },
    ...comments.flatMap((each): Happening[] => [
      { date: each.on, order: ORDER + 1, happen: (ctx) => comment(tx, ctx(actorOf(data, each.by, each.on)), meeting, each) },
      ...(each.decided === undefined ? [] : [{ date: each.decided.on, order: ORDER + 2, happen: (ctx: Parameters<Happening["happen"]>[0]) => decide(tx, ctx(office), meeting, each) }]),
    ]),
    ...agreed.map(({ by, on }): Happening => ({ date: on, order: ORDER + 3, happen: (ctx) => agree(tx, ctx(actorOf(data, by, on)), meeting) })),
    ...(published === undefined ? [] : [{ date: published.on, order: ORDER + 4, happen: (ctx: Parameters<Happening["happen"]>[0]) => publish(tx, ctx(actorOf(data, published.by, published.on)), meeting) }]),
  ];
}

export function notesHappen(tx: Tx, data: Demonstration): Happening[] {
  return data.notes.flatMap((each) => noteHappens(tx, data, each));
}
