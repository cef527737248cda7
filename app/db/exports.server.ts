/** The exports made: their numbers, and what each sent out. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Ctx } from "~/db/ctx.server";
import type { Reader } from "~/db/rows.server";
import { takeNumbers } from "~/db/sequence.server";
import { takeInstanceCode } from "~/db/settings.server";
import { write } from "~/db/write.server";
import type { Stamp } from "~/domain/export/export-sheet";
import { readSent, type ExportSent } from "~/domain/export/sent";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Takes the number of a new export, for the keys of its rows. */
export function takeStamp(ctx: Ctx): Promise<Stamp> {
  return write(ctx.db, async (tx) => ({ instance: await takeInstanceCode(tx, ctx.newId), exportNumber: await takeNumbers(tx, "export", 1) }), { leavesRecord: true });
}

/** Keeps what an export sends; it must be kept before anything is sent. */
export async function keepSent(ctx: Ctx, exportNumber: number, sent: ExportSent): Promise<void> {
  const packed = new Uint8Array(await pack(JSON.stringify(sent), { level: 1 }));
  await write(ctx.db, (tx) => tx.export.create({ data: { number: exportNumber, view: sent.view, exportedBy: ctx.actor.name, createdAt: ctx.now, sent: packed } }), { leavesRecord: true });
}

/** What an export sent, or null where there was no export of that number. */
export async function findSent(reader: Reader, exportNumber: number): Promise<ExportSent | null> {
  const row = await reader.export.findUnique({ where: { number: exportNumber }, select: { sent: true } });
  return row === null ? null : readSent((await unpack(row.sent)).toString("utf8"));
}
