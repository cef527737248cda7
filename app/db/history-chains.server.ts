/** The newest link of each chain of the history, read once in a transaction and written back at its end. */
import { sha256 } from "~/db/digest.server";
import { storedChoice } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { PERSON_SIDES } from "~/domain/actor";
import { isSignIn } from "~/domain/history";
import { chainOf, firstLink, PAST_SIGN_INS, sealed, signInChain, type ChainedEvent, type ChainName, type Seal, type SignInChain, type Words } from "~/domain/history-chain";

export type NewEvent = Omit<ChainedEvent, "sequence"> & Words;
export type SealedEvent = NewEvent & { sequence: number } & Seal;

/** The chain of the sign-ins of each of these events' people. */
async function signInChains(reader: Reader, events: readonly Pick<ChainedEvent, "subject" | "field" | "subjectId">[]): Promise<(id: string) => SignInChain> {
  const ids = [...new Set(events.filter(isSignIn).map((event) => event.subjectId))];
  const people = ids.length === 0 ? [] : await reader.person.findMany({ where: { id: { in: ids } }, select: { id: true, side: true } });
  const sides = new Map(people.map(({ id, side }) => [id, storedChoice(PERSON_SIDES, side, "Person", id, "side")]));
  return (id) => signInChain(sides.get(id) ?? null);
}

/** In which chain each event stands. */
export async function chainsOfEvents<T extends Pick<ChainedEvent, "sequence" | "draftOf" | "subject" | "field" | "subjectId">>(reader: Reader, events: readonly T[]): Promise<(event: T) => ChainName> {
  const past = (await reader.historyChain.findUnique({ where: { name: PAST_SIGN_INS } }))?.sequence ?? 0;
  const signInsOf = await signInChains(reader, events);
  return (event) => chainOf(event, event.sequence <= past ? PAST_SIGN_INS : signInsOf(event.subjectId));
}

/** Gives events their places in the history, after all that are there, and ties each to the one before in its chain. */
export async function sealEvents(tx: Tx, events: readonly NewEvent[], newSalt: () => string): Promise<SealedEvent[]> {
  const heads = await tx.historyChain.findMany();
  const last = (await tx.historyEvent.aggregate({ _max: { sequence: true } }))._max.sequence ?? 0;
  const links = new Map<string, { last: string; sequence: number }>(heads.map((head) => [head.name, head]));
  const signInsOf = await signInChains(tx, events);
  const touched = new Set<ChainName>();
  const done = events.map((event, index): SealedEvent => {
    const placed = { ...event, sequence: last + index + 1 };
    const name = chainOf(placed, signInsOf(placed.subjectId));
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
