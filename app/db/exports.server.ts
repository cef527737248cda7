/** The exports made: their numbers, and what each sent out. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Ctx } from "~/db/ctx.server";
import { storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { takeNumbers } from "~/db/sequence.server";
import { takeInstanceCode } from "~/db/settings.server";
import { write } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import type { Stamp } from "~/domain/export/export-sheet";
import { readSent, type ExportSent } from "~/domain/export/sent";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Large pieces: each one is a turn of another thread. */
const AT_ONCE = { chunkSize: 2 ** 20 };

/** Takes the number of a new export, for the keys of its rows. */
export function takeStamp(ctx: Ctx): Promise<Stamp> {
  return write(ctx.db, async (tx) => ({ instance: await takeInstanceCode(tx, ctx.newId), exportNumber: await takeNumbers(tx, "export", 1) }), { leavesRecord: true });
}

/** Of a copy that went out for a SIB cycle: which, and whose; `lead` is null for the whole tracker. */
export type SentFor = { cycleId: string; lead: string | null };

/** Keeps what an export sends; it must be kept before anything is sent. */
export async function keepSent(ctx: Ctx, exportNumber: number, sent: ExportSent, sentFor?: SentFor): Promise<void> {
  const packed = new Uint8Array(await pack(JSON.stringify(sent), { level: 1, ...AT_ONCE }));
  const { cycleId = null, lead = null } = sentFor ?? {};
  await write(ctx.db, (tx) => tx.export.create({ data: { number: exportNumber, view: sent.view, exportedBy: ctx.actor.name, createdAt: ctx.now, sent: packed, cycleId, lead } }), { leavesRecord: true });
}

export type SentCopy = { number: number; lead: string | null; exportedBy: string; createdAt: Instant };

/** The copies that went out for a cycle, the last one first. */
export async function copiesOf(reader: Reader, cycleId: string): Promise<SentCopy[]> {
  const rows = await reader.export.findMany({ where: { cycleId }, select: { number: true, lead: true, exportedBy: true, createdAt: true }, orderBy: { number: "desc" } });
  return rows.map((row) => ({ ...row, createdAt: storedInstant(row.createdAt, "Export", String(row.number), "createdAt") }));
}

/** What an export sent, or null where there was no export of that number. */
export async function findSent(reader: Reader, exportNumber: number): Promise<ExportSent | null> {
  const row = await reader.export.findUnique({ where: { number: exportNumber }, select: { sent: true } });
  return row === null ? null : readSent((await unpack(row.sent, AT_ONCE)).toString("utf8"));
}
