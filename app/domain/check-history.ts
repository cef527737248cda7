/** Checks the history event by event: is each as it was when it was sealed, and is none missing between them? */
import { CHAIN_NAMES, chainsOf, eventDigest, firstLink, nextLink, wordsDigest, type ChainedEvent, type ChainName, type Hash, type Words } from "~/domain/history-chain";
import { readRedaction, REDACTION_FIELD } from "~/domain/redaction";

/** An event with all that is stored of it. */
export type StoredEvent = ChainedEvent & Words & {
  salt: string | null;
  beforeDigest: string | null;
  afterDigest: string | null;
  digest: string | null;
  chain: string | null;
  redactedAt: string | null;
  redactedWhy: string | null;
};

export type Fault = { sequence: number; what: string };

/** The newest link of each chain, as it is kept beside the history. */
export type Head = { name: string; sequence: number; last: string };

export type HistoryCheck = {
  /** In order, oldest first. */
  add: (event: StoredEvent) => void;
  /** `lastGiven`: the greatest sequence number ever given. */
  finish: (heads: readonly Head[], lastGiven: number) => { count: number; /** The first is where it breaks; others may follow from it. */ faults: Fault[] };
};

function wordsFault(hash: Hash, event: StoredEvent): string | null {
  const { before, after, salt, redactedAt, redactedWhy } = event;
  if (redactedAt !== null || redactedWhy !== null) {
    return before === null && after === null && salt === null ? null : "it is marked as redacted and still has words";
  }
  if (salt === null) return "its words cannot be checked: what they were sealed with is gone";
  if (wordsDigest(hash, salt, before) !== event.beforeDigest) return "what it says was there before is not what was recorded";
  if (wordsDigest(hash, salt, after) !== event.afterDigest) return "what it says was written is not what was recorded";
  return null;
}

/** What is wrong with the event in itself, wherever it stands. */
function ownFault(hash: Hash, event: StoredEvent, digest: string): string | null {
  if (event.digest === null || event.chain === null || event.beforeDigest === null || event.afterDigest === null) return "it was never sealed into the chain";
  const words = wordsFault(hash, event);
  if (words !== null) return words;
  return digest === event.digest ? null : "who, what, where or when is not what was recorded";
}

/** A redaction is sound where one event says of it exactly what stands beside the redacted one. */
function redactionFaults(redacted: ReadonlyMap<number, { at: string | null; why: string | null }>, told: ReadonlyMap<number, { at: string; why: string }>): Fault[] {
  const untold = [...redacted].flatMap(([sequence, { at, why }]) => {
    const known = told.get(sequence);
    if (known === undefined) return [{ sequence, what: "its words were taken away and no event says so" }];
    return known.at === at && known.why === why ? [] : [{ sequence, what: "when or why its words were taken away is not what was recorded" }];
  });
  const undone = [...told.keys()].filter((sequence) => !redacted.has(sequence));
  return [...untold, ...undone.map((sequence) => ({ sequence, what: "its words were taken away by law and are there again" }))];
}

export function beginCheck(hash: Hash): HistoryCheck {
  const links = new Map<string, { last: string; sequence: number }>();
  const redacted = new Map<number, { at: string | null; why: string | null }>();
  const told = new Map<number, { at: string; why: string }>();
  const faults: Fault[] = [];
  let previous = 0;
  let count = 0;

  function add(event: StoredEvent): void {
    count += 1;
    const gap = event.sequence !== previous + 1;
    if (gap) faults.push({ sequence: previous + 1, what: event.sequence === previous + 2 ? "it is missing" : `it is missing, and so are all up to event ${String(event.sequence - 1)}` });
    previous = event.sequence;
    const { beforeDigest, afterDigest } = event;
    const digest = eventDigest(hash, event, { beforeDigest: beforeDigest ?? "", afterDigest: afterDigest ?? "" });
    const nextIn = (chain: ChainName) => nextLink(hash, links.get(chain)?.last ?? firstLink(chain), digest);
    const [first, ...others] = chainsOf(event);
    const name = others.find((chain) => nextIn(chain) === event.chain) ?? first ?? "official";
    const expected = nextIn(name);
    const own = ownFault(hash, event, digest);
    if (own !== null) faults.push({ sequence: event.sequence, what: own });
    else if (event.chain !== expected && faults.length === 0) faults.push({ sequence: event.sequence, what: `it does not follow from the event before it in the chain “${name}”` });
    links.set(name, { last: faults.length === 0 ? expected : (event.chain ?? expected), sequence: event.sequence });
    if (event.redactedAt !== null || event.redactedWhy !== null) redacted.set(event.sequence, { at: event.redactedAt, why: event.redactedWhy });
    const redaction = own === null && event.field === REDACTION_FIELD ? readRedaction(event.after) : null;
    if (redaction !== null) told.set(redaction.sequence, { at: event.at, why: redaction.why });
  }

  function headFaults(heads: readonly Head[]): Fault[] {
    return CHAIN_NAMES.flatMap((name) => {
      const head = heads.find((each) => each.name === name);
      const link = links.get(name);
      if (head?.last === link?.last && head?.sequence === link?.sequence) return [];
      const sequence = Math.max(head?.sequence ?? 0, link?.sequence ?? 0);
      return [{ sequence, what: `the chain “${name}” does not end with the event it is known to end with` }];
    });
  }

  return {
    add,
    finish: (heads, lastGiven) => {
      if (lastGiven > previous) faults.push({ sequence: previous + 1, what: lastGiven === previous + 1 ? "it is missing" : `it is missing, and so are all up to event ${String(lastGiven)}` });
      return { count, faults: [...faults, ...redactionFaults(redacted, told), ...(faults.length === 0 ? headFaults(heads) : [])] };
    },
  };
}
