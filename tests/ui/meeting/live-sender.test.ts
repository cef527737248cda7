/** The sender of the note-taker's screen: waits for a pause in typing, tries again for as long as it takes, and takes up what a page left behind. */
import { describe, expect, it } from "vitest";
import type { LiveQueue, Outcome } from "~/domain/meeting/live-queue";
import type { LiveWrite } from "~/domain/meeting/live-write";
import { startSender } from "~/ui/meeting/live/live-sender";
import { openQueueStorage } from "~/ui/meeting/live/queue-storage";

const at = "2022-05-23T14:05:00.000Z";
const owner = { personId: "priya-nair", meetingId: "meeting" };
const record = (id: string): LiveWrite => ({ id, kind: "entry", item: "aob", fields: { text: [id] } });
const typed = (id: string, text: string): LiveWrite => ({ id, kind: "text", item: "aob", fields: { box: ["new"], of: [""], text: [text] } });

/** What a browser keeps, as far as it is used here; `full` from then on takes nothing. */
function memory() {
  const kept = new Map<string, string>();
  const storage = {
    full: false,
    get length() { return kept.size; },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => { if (storage.full) throw new Error("Full."); kept.set(key, value); },
    removeItem: (key: string) => { kept.delete(key); },
    clear: () => { kept.clear(); },
  };
  return { storage, kept };
}

/** A page with its own clock; `answers` says what comes back of each write, lost where it says nothing. */
function page(storage: Storage | null, answers: (write: LiveWrite) => Outcome = () => ({ is: "saved", at })) {
  let now = 0;
  let timers: { due: number; then: () => void }[] = [];
  const posted: LiveWrite[] = [];
  const state: { queue: LiveQueue | null; keptHere: boolean } = { queue: null, keptHere: true };
  const sender = startSender({
    storage: openQueueStorage(storage, owner, () => now),
    post: async (write) => { posted.push(write); return answers(write); },
    after: (ms, then) => { const timer = { due: now + ms, then }; timers.push(timer); return () => { timers = timers.filter((each) => each !== timer); }; },
    clock: () => now, changed: (queue, keptHere) => { Object.assign(state, { queue, keptHere }); }, landed: () => undefined,
  });
  const pass = async (ms: number) => {
    const end = now + ms;
    for (;;) {
      await new Promise((settled) => { setTimeout(settled, 0); });
      const [first] = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (first === undefined) break;
      now = first.due;
      timers = timers.filter((each) => each !== first);
      first.then();
    }
    now = end;
  };
  return { sender, posted, state, pass, ids: () => posted.map(({ id }) => id) };
}

describe("the sender", () => {
  it("waits for a pause in typing, but no longer than five seconds, and not for what records something", async () => {
    const { sender, pass, ids } = page(memory().storage);
    for (let second = 0; second < 8; second++) {
      sender.put(typed(`t${String(second)}`, "The plan ".repeat(second + 1)));
      await pass(800);
    }
    expect(ids()).toEqual(["t6"]);
    await pass(1000);
    expect(ids()).toEqual(["t6", "t7"]);
    sender.put(typed("t9", "More"));
    sender.put(record("r"));
    await pass(0);
    expect(ids()).toEqual(["t6", "t7", "t9", "r"]);
  });

  it("tries the same write again and again, in order, until it is answered", async () => {
    let up = false;
    const { sender, pass, ids, state } = page(memory().storage, () => (up ? { is: "saved", at } : { is: "lost" }));
    sender.put(record("1"));
    sender.put(record("2"));
    await pass(8000);
    expect(ids()).toEqual(["1", "1", "1", "1"]);
    expect(state.queue?.waiting).toHaveLength(2);
    up = true;
    sender.hurry();
    await pass(0);
    expect(ids().slice(4)).toEqual(["1", "2"]);
    expect(state.queue).toMatchObject({ waiting: [], failures: 0, savedAt: at });
  });

  it("puts a write aside with its words after the server failed at it five times, and sends what waits behind it", async () => {
    const { storage } = memory();
    const { sender, pass, ids, state } = page(storage, ({ id }) => (id === "1" ? { is: "failed" } : { is: "saved", at }));
    sender.put(record("1"));
    sender.put(record("2"));
    await pass(7000);
    expect(state.queue).toMatchObject({ refused: [], waiting: [{ write: { id: "1" } }, { write: { id: "2" } }] });
    await pass(60_000);
    expect(ids()).toEqual(["1", "1", "1", "1", "1", "2"]);
    expect(state.queue).toMatchObject({ waiting: [], failures: 0, refused: [{ write: { id: "1", fields: { text: ["1"] } } }] });
    expect(state.queue?.refused[0]?.message).toMatch(/the server failed at this 5 times/i);
  });

  it("does not count against a write that nothing came back, and sends one that was put aside again under its id", async () => {
    let times = 0;
    const answers: Outcome[] = [...Array<Outcome>(4).fill({ is: "failed" }), ...Array<Outcome>(9).fill({ is: "lost" }), { is: "failed" }, { is: "saved", at }];
    const { sender, pass, ids, state } = page(memory().storage, () => answers[(times += 1) - 1] ?? { is: "lost" });
    sender.put(record("1"));
    await pass(60_000);
    expect(state.queue).toMatchObject({ refused: [], waiting: [{ write: { id: "1" } }] });
    await pass(300_000);
    expect(state.queue).toMatchObject({ waiting: [], refused: [{ write: { id: "1" } }] });
    sender.again("1", "new");
    await pass(0);
    expect(new Set(ids())).toEqual(new Set(["1"]));
    expect(state.queue).toMatchObject({ waiting: [], refused: [], savedAt: at });
  });

  it("keeps every key in the browser, so that a page that ends loses nothing; the next one sends it", async () => {
    const { storage, kept } = memory();
    const first = page(storage, () => ({ is: "lost" }));
    first.sender.put(record("1"));
    first.sender.put(typed("2", "Half a sent"));
    await first.pass(0);
    first.sender.stop();
    expect([...kept.keys()].every((key) => key.startsWith("live/priya-nair/meeting/"))).toBe(true);
    const second = page(storage);
    await second.pass(5000);
    expect(second.posted.map(({ id, fields }) => [id, fields.text])).toEqual([["1", ["1"]], ["2", ["Half a sent"]]]);
    expect(kept.size).toBe(0);
  });

  it("keeps what was refused with its words until it is put away or sent again", async () => {
    const { storage, kept } = memory();
    const first = page(storage, () => ({ is: "refused", message: "Callum has it." }));
    first.sender.put(record("1"));
    await first.pass(0);
    first.sender.stop();
    const second = page(storage);
    expect(second.state.queue?.refused).toMatchObject([{ message: "Callum has it.", write: { id: "1", fields: { text: ["1"] } } }]);
    second.sender.again("1", "new");
    await second.pass(0);
    expect(second.ids()).toEqual(["new"]);
    expect(kept.size).toBe(0);
  });

  it("goes on without a browser that keeps anything, and says so", async () => {
    const { storage } = memory();
    storage.full = true;
    const full = page(storage);
    full.sender.put(record("1"));
    expect(full.state.keptHere).toBe(false);
    await full.pass(0);
    expect(full.ids()).toEqual(["1"]);
    const none = page(null);
    none.sender.put(record("2"));
    await none.pass(0);
    expect([none.ids(), none.state.keptHere]).toEqual([["2"], false]);
  });
});
