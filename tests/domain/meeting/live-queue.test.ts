/** Whatever is lost on the way, and however often the page ends: each write arrives once, in its order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, begin, dismiss, EMPTY_QUEUE, next, queueWords, sendAgain, settle, takeUp, waitBefore, type LiveQueue } from "~/domain/meeting/live-queue";
import type { LiveWrite } from "~/domain/meeting/live-write";

const at = "2022-05-23T14:05:00.000Z";
const record = (id: string): LiveWrite => ({ id, kind: "entry", item: "aob", fields: { text: [id] } });
const typed = (id: string, box: string, text: string): LiveWrite => ({ id, kind: "text", item: "aob", fields: { box: [box], of: [""], text: [text] } });

/** Carries out each id once, and answers one it knows as it did before. */
function server() {
  const log: LiveWrite[] = [];
  return { log, receive: (write: LiveWrite) => { if (!log.some(({ id }) => id === write.id)) log.push(write); } };
}

type Step = { do: "record" } | { do: "type"; box: "a" | "b" } | { do: "send"; way: "there and back" | "answer lost" | "never arrived" } | { do: "late" } | { do: "crash" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ do: "record" }),
  fc.record({ do: fc.constant("type" as const), box: fc.constantFrom("a" as const, "b" as const) }),
  fc.record({ do: fc.constant("send" as const), way: fc.constantFrom("there and back" as const, "answer lost" as const, "never arrived" as const) }),
  fc.constant<Step>({ do: "late" }),
  fc.constant<Step>({ do: "crash" }),
);

describe("the queue in the browser", () => {
  it("brings each write to the server once and in order, whatever is lost, resent or ends in between", () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { log, receive } = server();
      let queue: LiveQueue = EMPTY_QUEUE;
      const [made, sentOnce]: [LiveWrite[], LiveWrite[]] = [[], []];
      const put = (write: LiveWrite) => { made.push(write); queue = add(queue, write); };
      const send = (way: "there and back" | "answer lost" | "never arrived") => {
        const write = next(queue);
        if (write === null) return;
        queue = begin(queue, write.id);
        sentOnce.push(write);
        if (way !== "never arrived") receive(write);
        queue = settle(queue, write.id, way === "there and back" ? { is: "saved", at } : { is: "lost" });
      };
      for (const [index, each] of steps.entries()) {
        if (each.do === "record") put(record(`r${String(index)}`));
        else if (each.do === "type") put(typed(`t${String(index)}`, each.box, `words ${String(index)}`));
        else if (each.do === "send") send(each.way);
        // A request that was held up somewhere arrives after all, once more.
        else if (each.do === "late") { const old = sentOnce.at(-1); if (old !== undefined && log.some(({ id }) => id === old.id)) receive(old); }
        else queue = takeUp(EMPTY_QUEUE, JSON.parse(JSON.stringify({ waiting: queue.waiting, refused: queue.refused })) as Pick<LiveQueue, "waiting" | "refused">);
      }
      while (next(queue) !== null) send("there and back");
      expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
      expect(log.filter(({ kind }) => kind === "entry").map(({ id }) => id)).toEqual(made.filter(({ kind }) => kind === "entry").map(({ id }) => id));
      const order = log.map(({ id }) => made.findIndex((each) => each.id === id));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      for (const box of ["a", "b"]) {
        const of = (writes: readonly LiveWrite[]) => writes.filter(({ fields }) => fields.box?.[0] === box).at(-1)?.fields.text?.[0];
        expect(of(log)).toBe(of(made));
      }
    }), { numRuns: 300 });
  });

  it("writes over what was typed and never sent, and leaves what may have arrived", () => {
    const twice = add(add(EMPTY_QUEUE, typed("1", "a", "The")), typed("2", "a", "The plan"));
    expect(twice.waiting.map(({ write }) => write.id)).toEqual(["2"]);
    const tried = add(settle(begin(twice, "2"), "2", { is: "lost" }), typed("3", "a", "The plan is"));
    expect(tried.waiting.map(({ write }) => write.id)).toEqual(["2", "3"]);
    expect(add(add(twice, record("r")), typed("4", "a", "Other")).waiting.map(({ write }) => write.id)).toEqual(["2", "r", "4"]);
  });

  it("keeps what was refused with its words, to be sent again as another write or put away", () => {
    const queue = settle(begin(add(EMPTY_QUEUE, record("r")), "r"), "r", { is: "refused", message: "Taken over." });
    expect(queue.waiting).toEqual([]);
    expect(queue.refused).toEqual([{ write: record("r"), message: "Taken over." }]);
    expect(sendAgain(queue, "r", "s")).toMatchObject({ refused: [], waiting: [{ write: { id: "s", fields: { text: ["r"] } }, tried: false }] });
    expect(dismiss(queue, "r").refused).toEqual([]);
    const refuse = (before: LiveQueue, write: LiveWrite) => settle(begin(add(before, write), write.id), write.id, { is: "refused", message: "Taken over." });
    expect(refuse(refuse(queue, typed("1", "a", "Half")), typed("2", "a", "Half of it")).refused.map(({ write }) => write.id)).toEqual(["r", "2"]);
  });

  it("says of nothing that it is not saved, once the same words are recorded or wait to be", () => {
    const answer = (id: string, text: string): LiveWrite => ({ id, kind: "answer", item: "aob", fields: { entry: ["q"], by: ["CC"], text: [text] } });
    const draft = (id: string, text: string): LiveWrite => ({ id, kind: "text", item: "aob", fields: { box: ["answer"], of: ["q"], by: ["CC"], text: [text] } });
    const send = (queue: LiveQueue, id: string, outcome: Parameters<typeof settle>[2]) => settle(begin(queue, id), id, outcome);
    const late = { is: "refused", message: "It was closed before." } as const;
    const both = add(begin(add(EMPTY_QUEUE, draft("t", "It is")), "t"), answer("a", "It is done."));
    const refused = send(both, "t", late);
    expect([refused.refused, refused.waiting.map(({ write }) => write.id)]).toEqual([[], ["a"]]);
    expect(send(refused, "a", late).refused.map(({ write }) => write.id)).toEqual(["a"]);
    const alone = send(add(EMPTY_QUEUE, draft("t", "It is")), "t", late);
    expect(alone.refused.map(({ write }) => write.id)).toEqual(["t"]);
    expect(send(add(alone, answer("a", "It is done.")), "a", { is: "saved", at }).refused).toEqual([]);
    expect(send(add(alone, answer("a", "Nothing like that.")), "a", { is: "saved", at }).refused.map(({ write }) => write.id)).toEqual(["t"]);
    expect(send(add(alone, { ...answer("a", "It is done."), item: "other" }), "a", { is: "saved", at }).refused.map(({ write }) => write.id)).toEqual(["t"]);
  });

  it("says of no end of an item that it is not saved, once a later one of that item is", () => {
    const end = (id: string, item: string, outcome: string): LiveWrite => ({ id, kind: "end", item, fields: { outcome: [outcome], note: ["No time."] } });
    const send = (queue: LiveQueue, write: LiveWrite, outcome: Parameters<typeof settle>[2]) => settle(begin(add(queue, write), write.id), write.id, outcome);
    const refused = { is: "refused", message: "Say to which meeting it is deferred." } as const;
    const both = send(send(EMPTY_QUEUE, end("1", "a", "deferred"), refused), end("2", "b", "deferred"), refused);
    expect(both.refused.map(({ write }) => write.id)).toEqual(["1", "2"]);
    expect(send(both, end("3", "a", "discussed"), { is: "saved", at }).refused.map(({ write }) => write.id)).toEqual(["2"]);
    expect(send(both, end("3", "a", "deferred"), refused).refused.map(({ write }) => write.id)).toEqual(["2", "3"]);
  });

  it("sends one at a time, and waits longer each time nothing comes back", () => {
    const queue = begin(add(add(EMPTY_QUEUE, record("1")), record("2")), "1");
    expect(next(queue)).toBeNull();
    expect([0, 1, 2, 3, 9].map((failures) => waitBefore({ failures }))).toEqual([0, 1000, 2000, 4000, 20_000]);
    expect(settle(queue, "1", { is: "signed-out" })).toMatchObject({ sending: null, signedOut: true, waiting: [{ write: { id: "1" } }, { write: { id: "2" } }] });
  });

  it("says in words how far it is", () => {
    const clock = () => "15:05";
    expect(queueWords(EMPTY_QUEUE, clock)).toBe("Nothing to save yet");
    const saved = settle(begin(add(EMPTY_QUEUE, record("1")), "1"), "1", { is: "saved", at });
    expect(queueWords(saved, clock)).toBe("Saved 15:05");
    const lost = settle(begin(add(add(saved, record("2")), record("3")), "2"), "2", { is: "lost" });
    expect(queueWords(lost, clock)).toBe("Saved 15:05 · 2 waiting to be sent: the server cannot be reached");
    expect(queueWords({ ...lost, signedOut: true }, clock)).toBe("Saved 15:05 · 2 waiting to be sent: you have been signed out");
  });
});
