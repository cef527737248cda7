/** What the note-taker's screen keeps: what was answered to each of its writes, the texts that are being typed, and who takes the notes of an item. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { addDays, type Instant } from "~/domain/calendar-date";
import type { LiveFields } from "~/domain/meeting/live-write";

/** What was answered to a write that was carried out. */
export type LiveAnswer = { at: Instant };

/** Longer than any browser waits to send what it has. */
const KEPT_DAYS = 365;

/** What was answered to the write of that id before; null where it is new. */
export async function answeredBefore(reader: Reader, id: string): Promise<{ personId: string; answer: LiveAnswer } | null> {
  const row = await reader.liveWrite.findUnique({ where: { id } });
  return row === null ? null : { personId: row.personId, answer: JSON.parse(row.answer) as LiveAnswer };
}

export async function keepAnswer(tx: Tx, ctx: Ctx, { id, personId, answer }: { id: string; personId: string; answer: LiveAnswer }): Promise<void> {
  await tx.liveWrite.create({ data: { id, personId, at: ctx.now, answer: JSON.stringify(answer) } });
}

export async function pruneAnswers(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.liveWrite.deleteMany({ where: { at: { lt: addDays(ctx.today, -KEPT_DAYS) } } });
}

export type LiveText = { slot: string; itemId: string | null; fields: LiveFields; personId: string; savedAt: Instant };

function fieldsOf(stored: string, slot: string): LiveFields {
  const fields: unknown = JSON.parse(stored);
  if (typeof fields !== "object" || fields === null) throw new Error(`LiveText ${slot} holds no fields.`);
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, Array.isArray(values) ? values.map(String) : []]));
}

export async function readLiveTexts(reader: Reader, meetingId: string): Promise<LiveText[]> {
  const rows = await reader.liveText.findMany({ where: { meetingId }, orderBy: { savedAt: "asc" } });
  return rows.map(({ slot, itemId, fields, personId, savedAt }) => ({ slot, itemId, fields: fieldsOf(fields, slot), personId, savedAt: storedInstant(savedAt, "LiveText", slot, "savedAt") }));
}

export async function putLiveText(tx: Tx, meetingId: string, { slot, itemId, fields, personId, savedAt }: LiveText): Promise<void> {
  const data = { itemId, fields: JSON.stringify(fields), personId, savedAt };
  await tx.liveText.upsert({ where: { meetingId_slot: { meetingId, slot } }, create: { meetingId, slot, ...data }, update: data });
}

export async function dropLiveText(tx: Tx, meetingId: string, slot: string): Promise<void> {
  await tx.liveText.deleteMany({ where: { meetingId, slot } });
}

/** `before` and `after` are names. */
export async function saveHolder(tx: Tx, ctx: Ctx, item: { id: string; findingId: string | null }, { before, after, personId }: { before: string | null; after: string; personId: string }): Promise<void> {
  await tx.agendaItem.update({ where: { id: item.id }, data: { notesByPersonId: personId, notesSince: ctx.now } });
  await recordEvents(tx, ctx, [{ subject: "agenda item", subjectId: item.id, findingId: item.findingId, draftOf: null, field: "notesBy", before, after }]);
}

/** A written response that is taken as it is, at the meeting of that reference; null takes that back. */
export async function saveAccepted(tx: Tx, ctx: Ctx, response: { id: string; findingIds: readonly string[]; before: string | null }, at: { id: string; reference: string } | null): Promise<void> {
  await tx.response.update({ where: { id: response.id }, data: { acceptedMeetingId: at?.id ?? null } });
  const besides = response.findingIds.length === 0 ? [null] : response.findingIds;
  await recordEvents(tx, ctx, besides.map((findingId) => ({ subject: "response", subjectId: response.id, findingId, draftOf: null, field: "accepted", before: response.before, after: at?.reference ?? null } as const)));
}
