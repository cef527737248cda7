/** Edits in the grid: saved in order, refused with a reason, and nothing typed is ever lost. */
import { describe, expect, it } from "vitest";
import { refuse } from "~/domain/problem";
import type { Draft, Target } from "~/domain/register/edit-target";
import { createEditStore, type Saved, type SaveRequest } from "~/ui/grid/edit-store";

const deadline: Target = { kind: "column", reference: "F-0001", column: "deadline" };
const lead: Target = { kind: "column", reference: "F-0001", column: "strategicLead" };

function field(target: Target, seen: Draft) {
  return { key: JSON.stringify(target), target, name: "A field", seen };
}

/** A store whose server answers when told to. */
function storeWith() {
  const sent: SaveRequest[] = [];
  const answers: ((saved: Saved) => void)[] = [];
  const said: string[] = [];
  const store = createEditStore({
    save: (request) => {
      sent.push(request);
      return new Promise((answer) => answers.push(answer));
    },
    onRows: () => undefined,
    announce: (words) => said.push(words),
  });
  async function answer(saved: Saved): Promise<void> {
    answers.shift()?.(saved);
    await new Promise((settled) => setTimeout(settled));
  }
  return { store, sent, said, answer };
}

const saved: Saved = { ok: true, rows: [] };
const refused: Saved = { ok: false, problem: refuse("invalid", "No.").problem, rows: [], unreachable: false };
const unreachable: Saved = { ok: false, problem: refuse("refused", "Not reached.").problem, rows: [], unreachable: true };

async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done));
}

describe("an edit", () => {
  it("sends the canonical value with the one its author saw, and is over when saved", async () => {
    const { store, sent, answer } = storeWith();
    const date = field(deadline, { value: "30 September 2022" });
    store.open(date);
    store.type(date.key, { value: "1/10/2022" });
    expect(store.commit(date.key)).toBe(true);
    expect(store.stateOf(date.key)).toMatchObject({ phase: "saving", draft: { value: "2022-10-01" } });
    await settled();
    expect(sent).toMatchObject([{ draft: { value: "2022-10-01" }, base: "2022-09-30" }]);
    await answer(saved);
    expect(store.stateOf(date.key)).toBeNull();
  });

  it("that changes nothing is not sent", async () => {
    const { store, sent } = storeWith();
    const date = field(deadline, { value: "30 September 2022" });
    store.open(date);
    store.type(date.key, { value: "30/9/22" });
    store.commit(date.key);
    await settled();
    expect(sent).toEqual([]);
    expect(store.stateOf(date.key)).toBeNull();
  });

  it("that cannot be read stays open and says why", () => {
    const { store } = storeWith();
    const date = field(deadline, { value: "" });
    store.open(date);
    store.type(date.key, { value: "soon" });
    expect(store.commit(date.key)).toBe(false);
    expect(store.stateOf(date.key)).toMatchObject({ phase: "editing", draft: { value: "soon" }, problem: { kind: "invalid" } });
    expect(store.open(field(lead, { value: "" }))).toBe(false);
  });

  it("that is refused keeps what was typed with the reason, and takes it up again", async () => {
    const { store, answer, said } = storeWith();
    const name = field(lead, { value: "ACC Okafor" });
    store.open(name);
    store.type(name.key, { value: "DCC Wells" });
    store.commit(name.key);
    await settled();
    await answer(refused);
    expect(store.stateOf(name.key)).toMatchObject({ phase: "unsaved", draft: { value: "DCC Wells" }, retry: false });
    expect(said.at(-1)).toBe("A field: not saved. No.");
    store.open(name);
    expect(store.stateOf(name.key)).toMatchObject({ phase: "editing", draft: { value: "DCC Wells" }, problem: { message: "No." } });
    store.discard(name.key);
    expect(store.states()).toEqual([]);
  });

  it("that did not reach the server is sent again as it was", async () => {
    const { store, sent, answer } = storeWith();
    const name = field(lead, { value: "ACC Okafor" });
    store.open(name);
    store.type(name.key, { value: "DCC Wells" });
    store.commit(name.key);
    await settled();
    await answer(unreachable);
    expect(store.stateOf(name.key)).toMatchObject({ phase: "unsaved", retry: true });
    store.retry(name.key);
    await settled();
    expect(sent[1]).toEqual(sent[0]);
    await answer(saved);
    expect(store.states()).toEqual([]);
  });

  it("is committed before another is opened, and both are sent in turn", async () => {
    const { store, sent, answer } = storeWith();
    const name = field(lead, { value: "" });
    const date = field(deadline, { value: "" });
    store.open(name);
    store.type(name.key, { value: "DCC Wells" });
    store.open(date);
    expect(store.stateOf(name.key)).toMatchObject({ phase: "saving" });
    store.type(date.key, { value: "1/10/2022" });
    store.commit(date.key);
    await settled();
    expect(sent).toHaveLength(1);
    await answer(saved);
    expect(sent).toHaveLength(2);
  });

  it("made while the one before is still being saved starts from that one's value", async () => {
    const { store, sent, answer } = storeWith();
    const name = field(lead, { value: "ACC Okafor" });
    store.open(name);
    store.type(name.key, { value: "DCC Wells" });
    store.commit(name.key);
    store.open(name);
    store.type(name.key, { value: "CC Harkness" });
    await settled();
    await answer(saved);
    expect(store.stateOf(name.key)).toMatchObject({ phase: "editing", draft: { value: "CC Harkness" } });
    store.commit(name.key);
    await settled();
    expect(sent[1]).toMatchObject({ base: "DCC Wells", draft: { value: "CC Harkness" } });
  });
});

describe("two people at one value", () => {
  const stale: Saved = {
    ok: false, unreachable: false, rows: [],
    problem: refuse("stale", "Changed by somebody else.", { conflict: { base: "", current: "1 December 2022", wanted: "1 October 2022" } }).problem,
  };

  async function inConflict() {
    const made = storeWith();
    const date = field(deadline, { value: "" });
    made.store.open(date);
    made.store.type(date.key, { value: "1/10/2022" });
    made.store.commit(date.key);
    await settled();
    await made.answer(stale);
    return { ...made, date };
  }

  it("the second sees both and loses nothing", async () => {
    const { store, date } = await inConflict();
    expect(store.stateOf(date.key)).toMatchObject({ phase: "conflict", draft: { value: "2022-10-01" }, theirs: "2022-12-01" });
    expect(store.open(date)).toBe(false);
  });

  it("and may put theirs aside, having seen it", async () => {
    const { store, sent, date, answer } = await inConflict();
    store.settleConflict(date.key, "2022-10-01");
    await settled();
    expect(sent[1]).toMatchObject({ base: "2022-12-01", draft: { value: "2022-10-01" } });
    await answer(saved);
    expect(store.states()).toEqual([]);
  });
});
