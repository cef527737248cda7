/** The chain of the history: what is hashed of an event, in which order, and how each event is tied to the one before. */
import { SIDES, type PersonSide, type Side } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { isSignIn } from "~/domain/history";

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export type Hash = (text: string) => string;

/** Each reader can follow the chains whose events they may read, and is told nothing of the others, not even how long they are. */
export const CHAIN_NAMES = ["official", "opcc", "force", "sign-ins", "sign-ins-opcc", "sign-ins-force", "sign-ins-observer", "sign-ins-unknown"] as const;
export type ChainName = (typeof CHAIN_NAMES)[number];

/** The sign-ins of all, which no side could follow by itself: none were tied into it since each side has a chain of its own. */
export const PAST_SIGN_INS = "sign-ins" satisfies ChainName;
const SIGN_IN_CHAINS = ["sign-ins-opcc", "sign-ins-force", "sign-ins-observer", "sign-ins-unknown", PAST_SIGN_INS] as const satisfies readonly ChainName[];
export type SignInChain = (typeof SIGN_IN_CHAINS)[number];

/** The chain of the sign-ins of somebody of that side; null for somebody who is nobody here. */
export function signInChain(side: PersonSide | null): SignInChain {
  return `sign-ins-${side ?? "unknown"}`;
}

/** An event as far as its digest covers it; every value as stored. */
export type ChainedEvent = {
  sequence: number;
  at: Instant;
  personId: string | null;
  actorName: string;
  actorPost: string;
  side: string;
  draftOf: string | null;
  subject: string;
  subjectId: string;
  findingId: string | null;
  field: string;
  via: string;
  importId: string | null;
  importPlace: string | null;
};

export type Words = { before: string | null; after: string | null };

export type Seal = { salt: string; beforeDigest: string; afterDigest: string; digest: string; chain: string };

type Placed = Pick<ChainedEvent, "draftOf" | "subject" | "field">;

/** `signIns`: the chain it belongs to if it is a sign-in; that is told by its subject, not by the event. */
export function chainOf(event: Placed, signIns: SignInChain): ChainName {
  const side: Side | undefined = SIDES.find((each) => each === event.draftOf);
  return side ?? (isSignIn(event) ? signIns : "official");
}

/** The chains it may stand in. */
export function chainsOf(event: Placed): readonly ChainName[] {
  const name = chainOf(event, PAST_SIGN_INS);
  return name === PAST_SIGN_INS ? SIGN_IN_CHAINS : [name];
}

/** With the salt nobody who holds the digest alone can find the words by guessing. */
export function wordsDigest(hash: Hash, salt: string, words: string | null): string {
  return hash(JSON.stringify([salt, words]));
}

/** JSON writes the same values in one way only, and different ones never alike. */
export function eventDigest(hash: Hash, event: ChainedEvent, words: { beforeDigest: string; afterDigest: string }): string {
  const { sequence, at, personId, actorName, actorPost, side, draftOf, subject, subjectId, findingId, field, via, importId, importPlace } = event;
  return hash(
    JSON.stringify([
      "event 1", sequence, at, personId, actorName, actorPost, side, draftOf, subject, subjectId, findingId, field, via, importId, importPlace,
      words.beforeDigest, words.afterDigest,
    ]),
  );
}

/** A chain begins with its own name. */
export function firstLink(name: ChainName): string {
  return name;
}

export function nextLink(hash: Hash, previous: string, digest: string): string {
  return hash(previous + digest);
}

/** `previous` is the newest link of the event's own chain. */
export function sealed(hash: Hash, event: ChainedEvent & Words, salt: string, previous: string): Seal {
  const beforeDigest = wordsDigest(hash, salt, event.before);
  const afterDigest = wordsDigest(hash, salt, event.after);
  const digest = eventDigest(hash, event, { beforeDigest, afterDigest });
  return { salt, beforeDigest, afterDigest, digest, chain: nextLink(hash, previous, digest) };
}
