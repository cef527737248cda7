/** Editing one cell and submitting it: who may, what it writes, and what two people at once are told. Drafts have tests of their own. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editCell, type EditCell } from "~/commands/edit-cell.server";
import { loadFinding } from "~/db/record.server";
import { write } from "~/db/write.server";
import type { Actor } from "~/domain/actor";
import { columnValue, COLUMNS, type ColumnKey } from "~/domain/columns";
import type { FindingRecord } from "~/domain/record";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFinding, force, operator, opcc, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
let reference: string;

beforeEach(async () => {
  fresh = await freshDatabase();
  ({ reference } = await addFinding(fresh.db, {
    strategicLead: "ACC Okafor",
    steps: [{ text: "Write the plan", owner: "DBS", due: "2022-09-30", done: null }],
    update: { text: "The plan is written.", asAt: "2022-04-01", rag: "amber", ragReason: null },
    deadline: "2022-12-31",
    hmicfrsStatus: "being-progressed",
    questionArea: "Investigations",
  }));
});
afterEach(() => fresh.remove());

function edit(column: ColumnKey, value: string, base: string | null, more: Partial<EditCell> = {}, actor: Actor = force, now?: string) {
  return editCell(testCtx(fresh.db, actor, now), { reference, column, value, base, submit: true, ...more });
}

async function stored(): Promise<FindingRecord> {
  const finding = await loadFinding(fresh.db, reference);
  if (finding === null) throw new Error("The finding is gone.");
  return finding;
}

const eventsOf = (field: string) => fresh.db.read.historyEvent.findMany({ where: { field }, orderBy: { sequence: "asc" } });

describe("saves", () => {
  const edits: [ColumnKey, string, string | null, string | null][] = [
    ["questionArea", "  Crime  data ", "Investigations", "Crime data"],
    ["strategicLead", "DCC Wells", "ACC Okafor", "DCC Wells"],
    ["tacticalLead", "Supt Osei", null, "Supt Osei"],
    ["stepsToGreen", "1. Train | Supt | due 30 Sep 2022\nReview it", "1. Write the plan | DBS | due 30 Sep 2022", "1. Train | Supt | due 30 Sep 2022\n2. Review it"],
    ["update", "Half of it is done.\r\nThe rest follows.", "The plan is written.", "Half of it is done.\nThe rest follows."],
    ["updateAsAt", "23/05/2022", "2022-04-01", "2022-05-23"],
    ["rag", "", "amber", null],
    ["ragReason", "On time", null, "On time"],
    ["targetDate", "1 July 2022", null, "2022-07-01"],
    ["deadline", "", "2022-12-31", null],
    ["hmicfrsStatus", "Complete", "being-progressed", "complete"],
  ];
  it.each(edits)("%s, with one event of before and after", async (column, value, base, canonical) => {
    const { finding } = valueOf(await edit(column, value, base));
    expect(columnValue(finding, column)).toBe(canonical);
    expect(columnValue(await stored(), column)).toBe(canonical);
    const event = (await eventsOf(column)).at(-1);
    expect(event).toMatchObject({ before: base, after: canonical, actorName: "Tom Ashdown", side: "force", via: "screen", draftOf: null, at: "2022-05-22T23:30:00.000Z" });
  });

  it("nothing where the value is there already", async () => {
    const before = await fresh.db.read.historyEvent.count();
    valueOf(await edit("rag", "amber", "green"));
    expect(await fresh.db.read.historyEvent.count()).toBe(before);
    expect((await stored()).version).toBe(1);
  });

  it("a lead who is a person of the force with the person", async () => {
    await write(fresh.db, (tx) => tx.person.create({ data: { id: "p1", name: "Catherine Wells", side: "force", posts: { create: { id: "post1", code: "DCC", title: "Deputy Chief Constable" } } } }));
    valueOf(await edit("strategicLead", "DCC Wells", "ACC Okafor"));
    expect((await stored()).strategicLead).toEqual({ text: "DCC Wells", personId: "p1" });
    valueOf(await edit("strategicLead", "somebody new", "DCC Wells"));
    expect((await stored()).strategicLead).toEqual({ text: "somebody new", personId: null });
  });
});

describe("the HMICFRS status", () => {
  it.each([["the office", opcc], ["the force", force]])("is recorded by %s with its source, which goes with the status it was the source of", async (_, actor) => {
    const status = (value: string, base: string | null, source?: string) => edit("hmicfrsStatus", value, base, source === undefined ? {} : { source }, actor);
    expect(problemOf(await status("Complete", "being-progressed", "  "))).toMatchObject({ kind: "invalid", field: "source", message: expect.stringMatching(/Say where HMICFRS said so/) as string });
    valueOf(await status("Complete", "being-progressed", " HMICFRS  portal, 3 May 2022"));
    expect(await stored()).toMatchObject({ hmicfrsStatus: "complete", hmicfrsStatusSource: "HMICFRS portal, 3 May 2022" });
    valueOf(await status("Complete", "complete", "Letter of 4 May 2022"));
    expect((await eventsOf("hmicfrsStatusSource")).at(-1)).toMatchObject({ before: "HMICFRS portal, 3 May 2022", after: "Letter of 4 May 2022", draftOf: null });
    valueOf(await status("Partially met", "complete"));
    expect(await stored()).toMatchObject({ hmicfrsStatus: "partially-met", hmicfrsStatusSource: null });
  });
});

describe("an update", () => {
  const updates = () => fresh.db.read.update.findMany({ orderBy: { sequence: "asc" } });

  it("gains a version under the same as-at date", async () => {
    valueOf(await edit("update", "More is written.", "The plan is written."));
    const [first, second] = await updates();
    expect(second).toMatchObject({ replacesId: first?.id, version: 2, asAt: "2022-04-01", rag: "amber", state: "submitted", author: "Tom Ashdown" });
    expect((await stored()).update?.text).toBe("More is written.");
  });

  it("is a new one under another date, and takes over the RAG", async () => {
    valueOf(await edit("update", "More is written.", "The plan is written.", { asAt: "20 May 2022" }));
    const [, second] = await updates();
    expect(second).toMatchObject({ replacesId: null, version: 1, asAt: "2022-05-20", rag: "amber", text: "More is written." });
    expect((await eventsOf("updateAsAt")).at(-1)).toMatchObject({ before: "2022-04-01", after: "2022-05-20" });
  });

  it("belongs to the cycle that is open, and to none where none is", async () => {
    await write(fresh.db, (tx) => tx.sibCycle.createMany({ data: [
      { id: "c1", boardOn: "2022-05-22", state: "reported" }, { id: "c3", boardOn: "2022-07-20", state: "planned" }, { id: "c2", boardOn: "2022-05-23", state: "open" },
    ] }));
    valueOf(await edit("ragReason", "On time", null));
    expect((await stored()).update?.cycleBoardOn).toBe("2022-05-23");
    expect((await updates())[0]?.cycleId).toBeNull();
    await write(fresh.db, (tx) => tx.sibCycle.update({ where: { id: "c2" }, data: { state: "closed" } }));
    valueOf(await edit("ragReason", "Still on time", "On time"));
    expect((await stored()).update?.cycleBoardOn).toBeNull();
  });

  it("moves to red or white only with a reason", async () => {
    for (const rag of ["red", "white"]) {
      const problem = problemOf(await edit("rag", rag, "amber"));
      expect(problem).toMatchObject({ kind: "invalid", field: "ragReason" });
      expect(problem.message).toMatch(/needs a reason/);
    }
    expect((await stored()).update?.rag).toBe("amber");
    valueOf(await edit("rag", "red", "amber", { ragReason: "Past its deadline" }));
    expect((await stored()).update).toMatchObject({ rag: "red", ragReason: "Past its deadline" });
    expect(await updates()).toHaveLength(2);
    expect(problemOf(await edit("ragReason", "", "Past its deadline")).kind).toBe("invalid");
    expect(problemOf(await edit("rag", "white", "red", { ragReason: "" })).field).toBe("ragReason");
    valueOf(await edit("rag", "white", "red"));
    expect((await stored()).update).toMatchObject({ rag: "white", ragReason: "Past its deadline" });
  });
});

describe("two people", () => {
  it("on one cell: the second is told, and sees both values as people write them", async () => {
    valueOf(await edit("targetDate", "1 July 2022", null));
    const problem = problemOf(await edit("targetDate", "2 August 2022", null, {}, operator));
    expect(problem).toMatchObject({ kind: "stale", field: "targetDate", conflict: { base: "", current: "1 July 2022", wanted: "2 August 2022" } });
    expect((await stored()).targetDate).toBe("2022-07-01");
  });

  it("at the same moment: exactly one is saved", async () => {
    const outcomes = await Promise.all([edit("rag", "green", "amber", { ragReason: "Audited" }), edit("rag", "", "amber"), edit("rag", "white", "amber", { ragReason: "Not ours" })]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problem.kind))).toEqual(["stale", "stale"]);
  });

  it("on two cells of one row: both are saved", async () => {
    valueOf(await edit("rag", "green", "amber", { ragReason: "Audited" }));
    valueOf(await edit("update", "All of it is done.", "The plan is written."));
    valueOf(await edit("hmicfrsStatus", "complete", "being-progressed", {}, opcc));
    expect(await stored()).toMatchObject({ hmicfrsStatus: "complete", update: { rag: "green", text: "All of it is done." } });
  });

  it("who saw line breaks as a browser sends them are not in each other’s way", async () => {
    valueOf(await edit("update", "One\nTwo", "The plan is written."));
    valueOf(await edit("update", "One\nTwo\nThree", "One\r\nTwo"));
    expect((await stored()).update?.text).toBe("One\nTwo\nThree");
  });
});

describe("refuses", () => {
  it.each<ColumnKey>(["strategicLead", "tacticalLead", "stepsToGreen", "update", "updateAsAt", "rag", "ragReason", "targetDate"])(
    "the office the force’s %s", async (column) => {
      const problem = problemOf(await edit(column, "", columnValue(await stored(), column), {}, opcc));
      expect(problem.kind).toBe("refused");
      expect(problem.message).toContain(COLUMNS[column].heading);
    },
  );

  it("the force the office’s assurance, and the office too, which sets it with its statement", async () => {
    expect(problemOf(await edit("assurance", "Assured", "not-yet-reviewed")).message).toMatch(/not yours to change/);
    expect(problemOf(await edit("assurance", "Assured", "not-yet-reviewed", {}, opcc)).message).toMatch(/with its statement/);
  });

  it.each<ColumnKey>(["reference", "number", "kind", "finding", "inspection", "causeOfConcern", "questions", "responses"])(
    "everybody the locked %s", async (column) => {
      for (const actor of [opcc, force, operator]) expect(problemOf(await edit(column, "x", null, {}, actor)).kind).toBe("refused");
    },
  );

  it("what is no value of the column, and stores nothing", async () => {
    const before = await fresh.db.read.historyEvent.count();
    for (const [column, value, more] of [["rag", "purple", {}], ["deadline", "31/02/2022", {}], ["hmicfrsStatus", "nearly", {}], ["update", "ä".repeat(30_001), {}], ["update", "fine", { asAt: "soon" }]] as const) {
      const problem = problemOf(await edit(column, value, columnValue(await stored(), column), more));
      expect(problem.kind).toBe("invalid");
      expect(problem.field).toBe("asAt" in more ? "updateAsAt" : column);
    }
    expect(await fresh.db.read.historyEvent.count()).toBe(before);
  });

  it("a finding that is not there", async () => {
    expect(problemOf(await editCell(testCtx(fresh.db, force), { reference: "F-9999", column: "rag", value: "green", base: null }))).toMatchObject({ kind: "missing" });
  });
});
