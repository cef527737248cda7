/** What waits in the browser to be sent: in order, one at a time, each until the server has answered it. */
import type { Instant } from "~/domain/calendar-date";
import { boxEmptiedBy, fieldOf, isEmptyBox, type LiveWrite } from "~/domain/meeting/live-write";

export type Waiting = {
  write: LiveWrite;
  /** It may have arrived: from now on it is sent as it is or not at all. */
  tried: boolean;
  /** How often the server itself failed at it. */
  failed?: number;
};

/** What the server did not take, kept with its words until the note-taker has dealt with it. */
export type Refused = { write: LiveWrite; message: string; /** The server failed at it, so it may have arrived: it is sent again as it is. */ failed?: true };

export type LiveQueue = {
  waiting: Waiting[];
  refused: Refused[];
  /** The id that is under way. */
  sending: string | null;
  /** When the server last took one. */
  savedAt: Instant | null;
  /** How often in a row nothing came back. */
  failures: number;
  signedOut: boolean;
};

export const EMPTY_QUEUE: LiveQueue = { waiting: [], refused: [], sending: null, savedAt: null, failures: 0, signedOut: false };

export type Outcome = { is: "saved"; at: Instant } | { is: "refused"; message: string } | { is: "lost" } | { is: "failed" } | { is: "signed-out" };

/** So often the server may fail at one write before it is put aside for what waits behind it. */
const MOST_FAILURES = 5;

function sameBox(a: LiveWrite, b: LiveWrite): boolean {
  return a.kind === "text" && b.kind === "text" && a.item === b.item && fieldOf(a.fields, "box") === fieldOf(b.fields, "box") && fieldOf(a.fields, "of") === fieldOf(b.fields, "of");
}

function boxOf(write: LiveWrite): string | null {
  const box = write.kind === "text" ? { box: fieldOf(write.fields, "box"), of: fieldOf(write.fields, "of") } : boxEmptiedBy(write);
  return box === null ? null : JSON.stringify([write.item, box.box, box.of]);
}

/** What was only typed is all in words that go on from it in the same box, or record it. */
function saysAgain(later: LiveWrite, typed: LiveWrite): boolean {
  if (typed.kind !== "text" || isEmptyBox(typed.fields) || boxOf(later) !== boxOf(typed)) return false;
  return ["text", "note"].every((name) => (typed.fields[name] ?? []).every((words, index) => (later.fields[name]?.[index] ?? "").includes(words.trim())));
}

/** An item has one end: what was refused of it is nothing beside the one that is saved. */
function endsAgain(later: LiveWrite, refused: LiveWrite): boolean {
  return later.kind === "end" && refused.kind === "end" && later.item === refused.item;
}

/** Of what is typed in one box the newest takes the place of an older one that was never sent. */
export function add(queue: LiveQueue, write: LiveWrite): LiveQueue {
  const last = queue.waiting.at(-1);
  const before = last !== undefined && !last.tried && sameBox(last.write, write) ? queue.waiting.slice(0, -1) : queue.waiting;
  return { ...queue, waiting: [...before, { write, tried: false }] };
}

/** The one to send now; null while another is under way, or nothing waits. */
export function next(queue: LiveQueue): LiveWrite | null {
  return queue.sending === null ? (queue.waiting[0]?.write ?? null) : null;
}

export function begin(queue: LiveQueue, id: string): LiveQueue {
  return { ...queue, sending: id, waiting: queue.waiting.map((each) => (each.write.id === id ? { ...each, tried: true } : each)) };
}

/** Out of the way of what waits behind it, with its words. */
function putAside(queue: LiveQueue, id: string, why: Omit<Refused, "write">): LiveQueue {
  const later = queue.waiting.slice(queue.waiting.findIndex(({ write }) => write.id === id) + 1);
  const refused = queue.waiting.filter(({ write }) => write.id === id && !later.some((each) => saysAgain(each.write, write))).map(({ write }) => ({ write, ...why }));
  const others = queue.refused.filter((each) => !refused.some(({ write }) => sameBox(each.write, write) || endsAgain(write, each.write)));
  return { ...queue, waiting: queue.waiting.filter(({ write }) => write.id !== id), refused: [...others, ...refused], failures: 0, signedOut: false };
}

/** An answer of the server that is none: one day it may be another, so a few are waited for. */
function failedAt(queue: LiveQueue, id: string): LiveQueue {
  const waiting = queue.waiting.map((each) => (each.write.id === id ? { ...each, failed: (each.failed ?? 0) + 1 } : each));
  const times = waiting.find(({ write }) => write.id === id)?.failed ?? 0;
  if (times < MOST_FAILURES) return { ...queue, waiting, failures: queue.failures + 1 };
  return putAside(queue, id, { failed: true, message: `The server failed at this ${String(times)} times, so it was put aside for what waits behind it. Send it again in a while; if it fails again, copy the words and tell whoever looks after the server.` });
}

/** Nor is what was refused while it was typed shown any more as not saved, where it is in what is saved now. */
function withoutSaved({ waiting, refused }: LiveQueue, id: string): Pick<LiveQueue, "waiting" | "refused"> {
  const saved = waiting.find(({ write }) => write.id === id)?.write;
  return { waiting: waiting.filter(({ write }) => write.id !== id), refused: saved === undefined ? refused : refused.filter(({ write }) => !saysAgain(saved, write) && !endsAgain(saved, write)) };
}

export function settle(queue: LiveQueue, id: string, outcome: Outcome): LiveQueue {
  const idle = { ...queue, sending: queue.sending === id ? null : queue.sending };
  switch (outcome.is) {
    case "saved": return { ...idle, ...withoutSaved(queue, id), savedAt: outcome.at, failures: 0, signedOut: false };
    case "refused": return putAside(idle, id, { message: outcome.message });
    case "lost": return { ...idle, failures: queue.failures + 1 };
    case "failed": return failedAt(idle, id);
    case "signed-out": return { ...idle, failures: queue.failures + 1, signedOut: true };
    default: return outcome satisfies never;
  }
}

/** What was left behind by a page that ended, before what this one has. */
export function takeUp(queue: LiveQueue, left: { waiting: readonly Waiting[]; refused: readonly Refused[] }): LiveQueue {
  const unknown = <T extends { write: LiveWrite }>(from: readonly T[], here: readonly T[]) => from.filter(({ write }) => !here.some((each) => each.write.id === write.id));
  return { ...queue, waiting: [...unknown(left.waiting, queue.waiting), ...queue.waiting], refused: [...unknown(left.refused, queue.refused), ...queue.refused] };
}

/** The note-taker has dealt with it. */
export function dismiss(queue: LiveQueue, id: string): LiveQueue {
  return { ...queue, refused: queue.refused.filter(({ write }) => write.id !== id) };
}

/** Once more, after what stood against it was put right: as a new write, unless the old one may have arrived. */
export function sendAgain(queue: LiveQueue, id: string, newId: string): LiveQueue {
  const refused = queue.refused.find(({ write }) => write.id === id);
  return refused === undefined ? queue : add(dismiss(queue, id), { ...refused.write, id: refused.failed === true ? id : newId });
}

const LONGEST_WAIT_MS = 20_000;

/** How long to wait before the next try, in milliseconds: longer each time nothing came back. */
export function waitBefore({ failures }: Pick<LiveQueue, "failures">): number {
  return failures === 0 ? 0 : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1));
}

/** 'Saved 10:41', '2 waiting to be sent': what stands beside the heading. */
export function queueWords(queue: Pick<LiveQueue, "waiting" | "savedAt" | "failures" | "signedOut">, clock: (at: Instant) => string): string {
  const count = queue.waiting.length;
  const saved = queue.savedAt === null ? null : `Saved ${clock(queue.savedAt)}`;
  if (count === 0) return saved ?? "Nothing to save yet";
  const why = queue.signedOut ? "you have been signed out" : queue.failures > 0 ? "the server cannot be reached" : null;
  return [saved, `${String(count)} waiting to be sent${why === null ? "" : `: ${why}`}`].filter((part) => part !== null).join(" · ");
}
