/** What a person said the headings, or the fills, of a layout mean: remembered for the next file alike. */
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";

export type MemoryKind = "headings" | "fills";

/** Whether nothing was ever said of any layout. */
export async function memoryIsEmpty(reader: Reader): Promise<boolean> {
  return (await reader.importMemory.findFirst({ select: { key: true } })) === null;
}

/** JSON as saved; null where nothing was said of this layout. */
export async function readMemory(reader: Reader, kind: MemoryKind, key: string): Promise<string | null> {
  return (await reader.importMemory.findUnique({ where: { kind_key: { kind, key } } }))?.meaning ?? null;
}

export async function saveMemory(tx: Tx, kind: MemoryKind, key: string, meaning: string): Promise<void> {
  await tx.importMemory.upsert({ where: { kind_key: { kind, key } }, create: { kind, key, meaning }, update: { meaning } });
}
