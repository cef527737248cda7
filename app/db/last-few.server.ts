/** The few things that were made or read last, kept in memory: for what never changes and takes long to make. */
import type { Db } from "~/db/open-database.server";

export type LastFew<T> = { get: (key: string) => T | undefined; put: (key: string, value: T) => void; drop: (key: string) => void };

export function lastFew<T>(atMost: number): LastFew<T> {
  const kept = new Map<string, T>();
  const put = (key: string, value: T) => {
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= atMost) break;
      kept.delete(oldest);
    }
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    put,
    drop: (key) => { kept.delete(key); },
  };
}

/** Asked for while it is made, it is made once; what failed is made anew. */
export async function madeOnce<T>(few: LastFew<Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = few.get(key);
  if (known !== undefined) return known;
  const made = make();
  few.put(key, made);
  try {
    return await made;
  } catch (error) {
    few.drop(key);
    throw error;
  }
}

/** A memory for each database that is open. */
export function lastFewOf<T>(atMost: number): (db: Db) => LastFew<T> {
  const memories = new WeakMap<Db, LastFew<T>>();
  return (db) => {
    const memory = memories.get(db) ?? lastFew<T>(atMost);
    memories.set(db, memory);
    return memory;
  };
}
