/** Keeps the queue of one person and meeting in the browser: each write under a key of its own, so that two windows do not write over one another. */
import type { LiveQueue, Refused, Waiting } from "~/domain/meeting/live-queue";

type Left = { waiting: Waiting[]; refused: Refused[] };

export type QueueStorage = {
  /** What earlier pages left behind, in the order in which it was written. */
  read: () => Left;
  /** False where this browser keeps nothing. */
  keep: (before: LiveQueue, after: LiveQueue) => boolean;
};

const LENGTH_OF_TIME = 15;

function parsed<T>(text: string | null): T[] {
  try {
    return text === null ? [] : [JSON.parse(text) as T];
  } catch {
    return [];
  }
}

export function openQueueStorage(storage: Storage | null, owner: { personId: string; meetingId: string }, clock: () => number): QueueStorage {
  const prefix = `live/${owner.personId}/${owner.meetingId}/`;
  const keys = new Map<string, string>();
  let count = 0;

  function keyOf(id: string): string {
    const known = keys.get(id);
    if (known !== undefined) return known;
    count += 1;
    const key = `${prefix}waiting/${String(clock()).padStart(LENGTH_OF_TIME, "0")}/${String(count).padStart(6, "0")}/${id}`;
    keys.set(id, key);
    return key;
  }

  function read(): Left {
    if (storage === null) return { waiting: [], refused: [] };
    const all = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((key) => key.startsWith(prefix)).sort();
    const waiting = all.filter((key) => key.startsWith(`${prefix}waiting/`)).flatMap((key) => {
      const [one] = parsed<Waiting>(storage.getItem(key));
      if (one !== undefined) keys.set(one.write.id, key);
      return one ?? [];
    });
    return { waiting, refused: all.filter((key) => key.startsWith(`${prefix}refused/`)).flatMap((key) => parsed<Refused>(storage.getItem(key))) };
  }

  function keep(before: LiveQueue, after: LiveQueue): boolean {
    if (storage === null) return false;
    try {
      for (const each of after.waiting) if (!before.waiting.includes(each)) storage.setItem(keyOf(each.write.id), JSON.stringify(each));
      for (const each of after.refused) if (!before.refused.includes(each)) storage.setItem(`${prefix}refused/${each.write.id}`, JSON.stringify(each));
      for (const { write: { id } } of before.waiting) {
        if (after.waiting.some(({ write }) => write.id === id)) continue;
        storage.removeItem(keyOf(id));
        keys.delete(id);
      }
      for (const { write: { id } } of before.refused) if (!after.refused.some(({ write }) => write.id === id)) storage.removeItem(`${prefix}refused/${id}`);
      return true;
    } catch {
      return false;
    }
  }

  return { read, keep };
}
