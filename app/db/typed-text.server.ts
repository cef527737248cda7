/** Texts that people are typing: written over with each save, and gone once the form is saved. No history is kept of them. */
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { storedInstant } from "~/db/parse-row.server";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { MOST_PLACES, type TypedFields, type TypedText } from "~/domain/typed-text";

function fieldsOf(stored: string, place: string): TypedFields {
  const fields: unknown = JSON.parse(stored);
  if (typeof fields !== "object" || fields === null) throw new Error(`TypedText ${place} holds no fields.`);
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, Array.isArray(values) ? values.map(String) : []]));
}

/** By place. */
export async function typedTextsOf(reader: Reader, personId: string, places: readonly string[]): Promise<Record<string, TypedText>> {
  const rows = await reader.typedText.findMany({ where: { personId, place: { in: [...places] } } });
  return Object.fromEntries(rows.map(({ place, fields, savedAt }) => [
    place, { fields: fieldsOf(fields, place), savedAt: storedInstant(savedAt, "TypedText", place, "savedAt") },
  ]));
}

export async function putTypedText(tx: Tx, text: { personId: string; place: string; fields: TypedFields; now: Instant }): Promise<void> {
  const { personId, place, now } = text;
  const data = { fields: JSON.stringify(text.fields), savedAt: now };
  await tx.typedText.upsert({ where: { personId_place: { personId, place } }, create: { personId, place, ...data }, update: data });
}

/** Takes away what the person typed before `since`, and the oldest of more than are kept. */
export async function pruneTypedTexts(tx: Tx, personId: string, since: CalendarDate): Promise<void> {
  await tx.typedText.deleteMany({ where: { personId, savedAt: { lt: since } } });
  const surplus = await tx.typedText.findMany({ where: { personId }, orderBy: { savedAt: "desc" }, skip: MOST_PLACES, select: { place: true } });
  if (surplus.length > 0) await tx.typedText.deleteMany({ where: { personId, place: { in: surplus.map(({ place }) => place) } } });
}

export async function deleteTypedText(tx: Tx, personId: string, place: string): Promise<void> {
  await tx.typedText.deleteMany({ where: { personId, place } });
}
