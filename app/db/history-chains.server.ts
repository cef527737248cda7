/** The newest link of each chain of the history, read once in a transaction and written back at its end. */
import { sha256 } from "~/db/digest.server";
import type { Tx } from "~/db/write.server";
import { chainOf, firstLink, sealed, type ChainedEvent, type ChainName, type Seal, type Words } from "~/domain/history-chain";

export type NewEvent = Omit<ChainedEvent, "sequence"> & Words;
export type SealedEvent = NewEvent & { sequence: number } & Seal;

/** Gives events their places in the history, after all that are there, and ties each to the one before in its chain. */
export async function sealEvents(tx: Tx, events: readonly NewEvent[], newSalt: () => string): Promise<SealedEvent[]> {
  const heads = await tx.historyChain.findMany();
  const last = (await tx.historyEvent.aggregate({ _max: { sequence: true } }))._max.sequence ?? 0;
  const links = new Map<string, { last: string; sequence: number }>(heads.map((head) => [head.name, head]));
  const touched = new Set<ChainName>();
  const done = events.map((event, index): SealedEvent => {
    const placed = { ...event, sequence: last + index + 1 };
    const name = chainOf(placed);
    const seal = sealed(sha256, placed, newSalt(), links.get(name)?.last ?? firstLink(name));
    links.set(name, { last: seal.chain, sequence: placed.sequence });
    touched.add(name);
    return { ...placed, ...seal };
  });
  for (const name of touched) {
    const head = links.get(name);
    if (head !== undefined) await tx.historyChain.upsert({ where: { name }, create: { name, last: head.last, sequence: head.sequence }, update: { last: head.last, sequence: head.sequence } });
  }
  return done;
}
