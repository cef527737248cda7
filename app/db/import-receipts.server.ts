/** Keeps what became of each cell of a file taken in. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { packReceipt, unpackReceipt } from "~/domain/import/packed-receipt";
import type { ReceiptLine } from "~/domain/import/receipt";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** As it is kept. */
export async function receiptBytes(lines: readonly ReceiptLine[]): Promise<Uint8Array> {
  return new Uint8Array(await pack(JSON.stringify(packReceipt(lines)), { level: 1, chunkSize: 2 ** 20 }));
}

export async function saveReceipt(tx: Tx, id: string, bytes: Uint8Array): Promise<void> {
  await tx.import.update({ where: { id }, data: { receipt: Uint8Array.from(bytes) } });
}

/** Null where none was kept. */
export async function readReceipt(reader: Reader, id: string): Promise<ReceiptLine[] | null> {
  const row = await reader.import.findUnique({ where: { id }, select: { receipt: true } });
  return row?.receipt == null ? null : unpackReceipt((await unpack(row.receipt)).toString("utf8"));
}
