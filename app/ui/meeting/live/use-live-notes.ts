/** The note-taker's screen in the browser: the page as it will be, what waits to be sent, and what others have noted meanwhile. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Instant } from "~/domain/calendar-date";
import { withWaiting } from "~/domain/meeting/live-overlay";
import type { LiveItem, LivePage } from "~/domain/meeting/live-page";
import { EMPTY_QUEUE, type LiveQueue, type Outcome } from "~/domain/meeting/live-queue";
import { boxEmptiedBy, fieldOf, isSlotOf, type LiveBox, type LiveFields, type LiveKind, type LiveWrite } from "~/domain/meeting/live-write";
import { paths } from "~/paths";
import { startSender, type LiveSender } from "~/ui/meeting/live/live-sender";
import { openQueueStorage } from "~/ui/meeting/live/queue-storage";

const READ_EVERY_MS = 4000;
const LONGEST_POST_MS = 20_000;
const REFUSED = [403, 404, 409, 413, 422];
/** Said by what stands before the server, while it is away or has too much to do. */
const BUSY = [408, 429, 502, 503, 504];

/** Browsers give random ids by name to secure pages alone. */
function newWriteId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A browser whose settings allow no storage throws already when asked for it. */
function storageOfBrowser(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

async function postTo(url: string, { id, kind, item, fields }: LiveWrite): Promise<Outcome> {
  const body = new URLSearchParams([["id", id], ["kind", kind], ["item", item], ...Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value]))]);
  const stop = new AbortController();
  const timer = setTimeout(() => { stop.abort(); }, LONGEST_POST_MS);
  try {
    // Browsers send no more than 64 KB for a page that is closing.
    const answer = await fetch(url, { method: "POST", body, signal: stop.signal, keepalive: body.toString().length < 60_000 });
    if (answer.status === 401) return { is: "signed-out" };
    if (answer.ok) return { is: "saved", at: ((await answer.json()) as { at: Instant }).at };
    if (BUSY.includes(answer.status)) return { is: "lost" };
    if (!REFUSED.includes(answer.status)) return { is: "failed" };
    return { is: "refused", message: ((await answer.json()) as { problem: { message: string } }).problem.message };
  } catch {
    return { is: "lost" };
  } finally {
    clearTimeout(timer);
  }
}

export type LiveNotes = {
  page: LivePage;
  /** Marks the forms of this page, for a browser without a script. */
  formId: string;
  queue: LiveQueue;
  /** The script runs, and has taken up what was left behind. */
  ready: boolean;
  /** False where this browser keeps nothing when its window is closed. */
  keptHere: boolean;
  reachable: boolean;
  /** Returns the id of the write. */
  write: (kind: LiveKind, item: string, fields: LiveFields) => string;
  type: (item: string, box: LiveBox, of: string, fields: LiveFields) => void;
  /** What is typed in a box and not recorded, when the box is opened; null where nothing is. */
  typedIn: (item: LiveItem, box: LiveBox, of: string) => LiveFields | null;
  again: (id: string) => void;
  dismiss: (id: string) => void;
};

/** `sent` is a form that was refused when it was sent without a script. */
export function useLiveNotes({ page: loaded, formId, sent }: { page: LivePage; formId: string; sent: LiveWrite | null }): LiveNotes {
  const [page, setPage] = useState(loaded);
  const [{ queue, keptHere, ready }, setQueue] = useState({ queue: EMPTY_QUEUE, keptHere: true, ready: false });
  const [reachable, setReachable] = useState(true);
  // Taken by the server, and not yet on the page it was last asked for.
  const [landed, setLanded] = useState<LiveWrite[]>([]);
  const landedNow = useRef<LiveWrite[]>([]);
  const sender = useRef<LiveSender | null>(null);
  const stamp = useRef(loaded.stamp);
  const reads = useRef({ begun: 0, shown: 0 });
  const { meeting: { id: meetingId }, me: { personId } } = loaded;

  const land = useCallback((now: LiveWrite[]) => {
    landedNow.current = now;
    setLanded(now);
  }, []);

  const read = useCallback(async (): Promise<void> => {
    const before = new Set(landedNow.current);
    const number = (reads.current.begun += 1);
    try {
      const answer = await fetch(`${paths.liveNow(meetingId)}?${new URLSearchParams({ stamp: stamp.current }).toString()}`, { cache: "no-store" });
      setReachable(answer.ok);
      if (!answer.ok) return;
      const said = (await answer.json()) as { page: LivePage | null };
      // One that was asked for earlier and comes later has less on it.
      if (number < reads.current.shown) return;
      reads.current.shown = number;
      if (said.page !== null) {
        stamp.current = said.page.stamp;
        setPage(said.page);
      }
      land(landedNow.current.filter((write) => !before.has(write)));
    } catch {
      setReachable(false);
    }
  }, [meetingId, land]);

  useEffect(() => {
    const started = startSender({
      storage: openQueueStorage(storageOfBrowser(), { personId, meetingId }, () => Date.now()),
      post: (write) => postTo(paths.liveNow(meetingId), write),
      after: (ms, then) => { const timer = setTimeout(then, ms); return () => { clearTimeout(timer); }; },
      clock: () => Date.now(),
      changed: (now, kept) => {
        setQueue({ queue: now, keptHere: kept, ready: true });
        if (now.savedAt !== null && now.waiting.length === 0) void read();
      },
      landed: (write) => { land([...landedNow.current, write]); },
    });
    sender.current = started;
    const back = () => { started.hurry(); void read(); };
    const seen = () => { started.hurry(); };
    const timer = setInterval(() => { if (document.visibilityState === "visible") void read(); }, READ_EVERY_MS);
    window.addEventListener("online", back);
    window.addEventListener("pagehide", seen);
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", back);
      window.removeEventListener("pagehide", seen);
      document.removeEventListener("visibilitychange", seen);
      started.stop();
    };
  }, [meetingId, personId, read, land]);

  const since = useMemo(() => [...landed, ...queue.waiting.map(({ write }) => write)], [landed, queue.waiting]);
  const shown = useMemo(() => withWaiting(page, since), [page, since]);

  const write = (kind: LiveKind, item: string, fields: LiveFields) => {
    const id = newWriteId();
    sender.current?.put({ id, kind, item, fields });
    return id;
  };

  const typedIn = (item: LiveItem, box: LiveBox, of: string): LiveFields | null => {
    const refusedForm = sent === null || sent.item !== item.key ? null : boxEmptiedBy(sent);
    if (!ready && refusedForm?.box === box && refusedForm.of === of && sent !== null) return sent.fields;
    const last = since.filter((each) => each.item === item.key).findLast((each) => {
      if (each.kind === "text") return fieldOf(each.fields, "box") === box && fieldOf(each.fields, "of") === of;
      const emptied = boxEmptiedBy(each);
      return emptied?.box === box && emptied.of === of;
    });
    if (last !== undefined) return last.kind === "text" ? last.fields : null;
    return item.typed.find(({ slot }) => isSlotOf(slot, { box, of, mine: item.kind === "opening" ? personId : null }))?.fields ?? null;
  };

  return {
    page: shown, formId, queue, ready, keptHere, reachable, write, typedIn,
    type: (item, box, of, fields) => { write("text", item, { ...fields, box: [box], of: [of] }); },
    again: (id) => sender.current?.again(id, newWriteId()),
    dismiss: (id) => sender.current?.dismiss(id),
  };
}
