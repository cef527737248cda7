/** Puts the words of an issued entry, or a correction of it that is being drafted, back to what they were before an import. */
import { recordUndone } from "~/commands/undo/record-undone.server";
import type { Ctx } from "~/db/ctx.server";
import { insertIssuedCorrection } from "~/db/entry-corrections.server";
import { saveEntry } from "~/db/save-entry.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import { ENTRY_STATES } from "~/domain/entry";
import type { FieldGroup } from "~/domain/import/undo/field-groups";
import { OF_WORDS } from "~/domain/import/undo/rows-to-take-out";
import type { EntryRecord } from "~/domain/record";

/** `rows`: how many of its newest corrections are the import's own. */
type How = { groups: readonly FieldGroup[]; rows: number; appliedAt: Instant; reason: string };

async function restoreWords(tx: Tx, ctx: Ctx, entry: EntryRecord, { groups, rows, appliedAt, reason }: How): Promise<void> {
  const words = groups.filter((group) => OF_WORDS.includes(group.field));
  if (words.length === 0) return;
  const fields = Object.fromEntries(words.map(({ field, before }) => [field, before]));
  const own = await tx.entryCorrection.findMany({ where: { entryId: entry.id, state: "issued" }, orderBy: { version: "desc" }, take: rows, select: { id: true, createdAt: true } });
  if (rows > 0 && own.length === rows && own.every((row) => row.createdAt === appliedAt)) {
    await tx.entryCorrection.deleteMany({ where: { id: { in: own.map((row) => row.id) } } });
    await tx.entry.update({ where: { id: entry.id }, data: { ...fields, version: { decrement: rows } } });
    await recordUndone(tx, ctx, [...words, ...groups.filter((group) => group.field === "correctionReason")]);
    return;
  }
  // What was corrected again since goes on from its own words: taking back the rest is one more correction.
  await saveEntry(tx, ctx, entry, fields);
  const { text, askedBy, dueOn } = { ...entry, ...fields };
  await insertIssuedCorrection(tx, ctx, entry, { words: { text, askedBy, dueOn }, reason });
}

/** Answered no more, where the response was the import's and is gone. */
async function restoreState(tx: Tx, ctx: Ctx, entry: EntryRecord, groups: readonly FieldGroup[]): Promise<void> {
  const state = ENTRY_STATES.find((each) => each === groups.find((group) => group.field === "state")?.before);
  if (state === undefined) return;
  await saveEntry(tx, ctx, entry, { state });
}

async function restoreCorrection(tx: Tx, ctx: Ctx, entry: EntryRecord, groups: readonly FieldGroup[]): Promise<void> {
  const open = groups.length === 0 ? null : await tx.entryCorrection.findFirst({ where: { entryId: entry.id, state: { not: "issued" } }, select: { id: true } });
  if (open === null) return;
  const begun = groups.some((group) => group.field === "correctionState" && group.before === null);
  if (begun) {
    await tx.entryCorrection.delete({ where: { id: open.id } });
    await recordUndone(tx, ctx, groups);
    return;
  }
  const columns: Record<string, string> = { correctionText: "text", correctionAskedBy: "askedBy", correctionDueOn: "dueOn", correctionReason: "reason" };
  const words = groups.filter((group) => group.field in columns);
  const data = Object.fromEntries(words.map(({ field, before }) => [columns[field] ?? field, before]));
  await tx.entryCorrection.update({ where: { id: open.id }, data: { ...data, version: { increment: 1 } } });
  await recordUndone(tx, ctx, words);
}

/** `entry` is as loaded in this transaction, of the official record. */
export async function restoreEntry(tx: Tx, ctx: Ctx, entry: EntryRecord, how: How): Promise<void> {
  const official = how.groups.filter((group) => group.draftOf === null);
  await restoreWords(tx, ctx, entry, { ...how, groups: official });
  const now = { ...entry, ...Object.fromEntries(official.filter((group) => OF_WORDS.includes(group.field)).map(({ field, before }) => [field, before])) };
  await restoreState(tx, ctx, now, official);
  await restoreCorrection(tx, ctx, entry, how.groups.filter((group) => group.draftOf !== null));
}
