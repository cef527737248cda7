/**
 * Lets one transaction change many findings in little time: what each of them needs is read once, and their rows and
 * their history are written together at the end, in the order in which they came.
 */
import type { Tx } from "~/db/write.server";

/** Written by `writeTogether`; what is written is the same as one by one. */
type Together = {
  /** What was read once, by its name. */
  read: Map<string, Promise<unknown>>;
  /** What waits to be written: in turn, each kind in one go. */
  waiting: Map<string, { rows: unknown[]; write: (rows: unknown[]) => Promise<unknown> }>;
};

const together = new WeakMap<Tx, Together>();

/** `read` is asked once for each name while many findings are changed together, and each time otherwise. */
export function readOnce<T>(tx: Tx, name: string, read: () => Promise<T>): Promise<T> {
  const known = together.get(tx)?.read;
  if (known === undefined) return read();
  const found = known.get(name) as Promise<T> | undefined;
  if (found !== undefined) return found;
  const reading = read();
  known.set(name, reading);
  return reading;
}

/** Writes rows of one kind: at once, or with those that come after where many are changed together. */
export async function writeWithOthers<Row>(tx: Tx, kind: string, rows: readonly Row[], write: (rows: Row[]) => Promise<unknown>): Promise<void> {
  const open = together.get(tx);
  if (open === undefined) {
    await write([...rows]);
    return;
  }
  const waiting = open.waiting.get(kind);
  if (waiting === undefined) open.waiting.set(kind, { rows: [...rows], write: (all) => write(all as Row[]) });
  else waiting.rows.push(...rows);
}

/** Writes what waits, before something is read that it may have changed. */
export async function writeWaiting(tx: Tx): Promise<void> {
  const open = together.get(tx);
  if (open === undefined) return;
  const all = [...open.waiting.values()];
  open.waiting.clear();
  for (const { rows, write } of all) await write(rows);
}

export async function changeTogether<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  together.set(tx, { read: new Map(), waiting: new Map() });
  try {
    const value = await work();
    await writeWaiting(tx);
    return value;
  } finally {
    together.delete(tx);
  }
}
