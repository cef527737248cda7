/** Sends what waits, one after the other, for as long as it takes; what is being typed waits for a pause. */
import { add, begin, dismiss, EMPTY_QUEUE, next, sendAgain, settle, takeUp, waitBefore, type LiveQueue, type Outcome } from "~/domain/meeting/live-queue";
import type { LiveWrite } from "~/domain/meeting/live-write";
import type { QueueStorage } from "~/ui/meeting/live/queue-storage";

/** After the last key, and at the longest after the first. */
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5000;

export type SenderParts = {
  storage: QueueStorage;
  post: (write: LiveWrite) => Promise<Outcome>;
  /** Calls back after so many milliseconds, unless what it returns is called first. */
  after: (ms: number, then: () => void) => () => void;
  clock: () => number;
  changed: (queue: LiveQueue, keptHere: boolean) => void;
  /** One was taken: the page does not show it as saved yet. */
  landed: (write: LiveWrite) => void;
};

export type LiveSender = {
  put: (write: LiveWrite) => void;
  again: (id: string, newId: string) => void;
  dismiss: (id: string) => void;
  /** Tries at once: the network is back, or the page is about to go. */
  hurry: () => void;
  stop: () => void;
};

export function startSender({ storage, post, after, clock, changed, landed }: SenderParts): LiveSender {
  let queue = EMPTY_QUEUE;
  let keptHere = true;
  let typingSince: number | null = null;
  let typedAt = 0;
  let cancel = () => {};
  let stopped = false;

  function become(now: LiveQueue): void {
    keptHere = storage.keep(queue, now);
    queue = now;
    changed(queue, keptHere);
  }

  function pauseBefore(write: LiveWrite): number {
    if (write.kind !== "text" || queue.waiting.length > 1 || typingSince === null) return 0;
    return Math.max(0, Math.min(typedAt + PAUSE_MS, typingSince + LONGEST_PAUSE_MS) - clock());
  }

  function pump(): void {
    cancel();
    const write = stopped ? null : next(queue);
    if (write !== null) cancel = after(Math.max(waitBefore(queue), pauseBefore(write)), () => void send());
  }

  async function send(): Promise<void> {
    const write = next(queue);
    if (write === null || stopped) return;
    if (queue.waiting.length === 1) typingSince = null;
    become(begin(queue, write.id));
    const outcome = await post(write);
    if (outcome.is === "saved") landed(write);
    become(settle(queue, write.id, outcome));
    pump();
  }

  function put(write: LiveWrite): void {
    typedAt = clock();
    typingSince ??= typedAt;
    become(add(queue, write));
    pump();
  }

  become(takeUp(queue, storage.read()));
  pump();
  return {
    put,
    again: (id, newId) => { become(sendAgain(queue, id, newId)); pump(); },
    dismiss: (id) => { become(dismiss(queue, id)); },
    hurry: () => {
      typingSince = null;
      cancel();
      void send();
    },
    stop: () => { stopped = true; cancel(); },
  };
}
