/** What waits in the browser to be sent: in order, one at a time, each until the server has answered it. */
import type { Instant } from "~/domain/calendar-date";
import { fieldOf, type LiveWrite } from "~/domain/meeting/live-write";

export type Waiting = {
  write: LiveWrite;
  /** It may have arrived: from now on it is sent as it is or not at all. */
  tried: boolean;
};

/** What the server did not take, kept with its words until the note-taker has dealt with it. */
export type Refused = { write: LiveWrite; message: string };

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

export type Outcome = { is: "saved"; at: Instant } | { is: "refused"; message: string } | { is: "lost" } | { is: "signed-out" };

function sameBox(a: LiveWrite, b: LiveWrite): boolean {
  return a.kind === "text" && b.kind === "text" && a.item === b.item && fieldOf(a.fields, "box") === fieldOf(b.fields, "box") && fieldOf(a.fields, "of") === fieldOf(b.fields, "of");
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

export function settle(queue: LiveQueue, id: string, outcome: Outcome): LiveQueue {
  const idle = { ...queue, sending: queue.sending === id ? null : queue.sending };
  const rest = queue.waiting.filter(({ write }) => write.id !== id);
  switch (outcome.is) {
    case "saved": return { ...idle, waiting: rest, savedAt: outcome.at, failures: 0, signedOut: false };
    case "refused": {
      const refused = queue.waiting.filter(({ write }) => write.id === id).map(({ write }) => ({ write, message: outcome.message }));
      const others = queue.refused.filter((each) => !refused.some(({ write }) => sameBox(each.write, write)));
      return { ...idle, waiting: rest, refused: [...others, ...refused], failures: 0, signedOut: false };
    }
    case "lost": return { ...idle, failures: queue.failures + 1 };
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

/** Once more, as a new write, after what stood against it was put right. */
export function sendAgain(queue: LiveQueue, id: string, newId: string): LiveQueue {
  const refused = queue.refused.find(({ write }) => write.id === id);
  return refused === undefined ? queue : add(dismiss(queue, id), { ...refused.write, id: newId });
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
