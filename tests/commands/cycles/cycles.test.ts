/** SIB cycles from plan to report, and snapshots that nothing alters. */
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { editCell } from "~/commands/edit-cell.server";
import { correctSnapshot, moveSibCycle } from "~/commands/cycles/move-cycle.server";
import { planCycle } from "~/commands/cycles/plan-cycle.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { redactEvent } from "~/commands/redact-event.server";
import { undoImport } from "~/commands/undo-import.server";
import { readCycles, readSnapshotRecord, readSnapshots, readSnapshotWorkbook } from "~/db/cycles.server";
import { loadFinding } from "~/db/record.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { countRags } from "~/domain/cycle/movement";
import { copiesPage } from "~/queries/copies-page.server";
import { cyclePage } from "~/queries/cycle-page.server";
import { movementPage } from "~/queries/movement-page.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { demonstrationDatabase } from "../../support/demonstration-database";
import { ctxOf } from "../../support/demonstration-actor";
import type { FreshDatabase } from "../../support/fresh-database";
import { plainOptions } from "../../support/plan-fixture";
import { valueOf } from "../../support/round-trip";
import { testCtx } from "../../support/test-ctx";

const MAY = "2022-05-25";
let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

const secretariat = () => ctxOf(home.db, "tom-ashdown");

async function changeRag(reference: string, value: string) {
  const ctx = testCtx(home.db, OPERATOR);
  const base = (await loadFinding(home.db, reference))?.update?.rag ?? null;
  const edited = await editCell(ctx, { reference, column: "rag", value, base, ragReason: "Evidence: the audit of May." });
  expect(edited).toMatchObject({ ok: true });
}

it("proposes nothing of its own: a cycle is planned, opened once the last is frozen, and takes the updates submitted then", async () => {
  const ctx = await secretariat();
  expect(await planCycle(ctx, { boardOn: "27 July 2022", opensOn: "26 May 2022", updatesDueOn: "20 July 2022" })).toMatchObject({ ok: true });
  expect(await moveSibCycle(ctx, { boardOn: "2022-07-27", move: "open" })).toMatchObject({ ok: false, problem: { kind: "refused" } });
  expect(await moveSibCycle(ctx, { boardOn: MAY, move: "freeze" })).toMatchObject({ ok: true });
  expect(await moveSibCycle(ctx, { boardOn: "2022-07-27", move: "open" })).toMatchObject({ ok: true });
  await changeRag("F-0130", "red");
  expect((await loadFinding(home.db, "F-0130"))?.update?.cycleBoardOn).toBe("2022-07-27");
});

it("counts an update as submitted for its board though its cell is touched after the cycle closed, and keeps that in the snapshot", async () => {
  const ctx = await secretariat();
  const submitted = async () => valueOf(await cyclePage(ctx, MAY)).progress.all.references.submitted;
  const before = await submitted();
  const [first = ""] = before;
  valueOf(await moveSibCycle(ctx, { boardOn: MAY, move: "close" }));
  await changeRag(first, (await loadFinding(home.db, first))?.update?.rag === "red" ? "amber" : "red");
  expect(await submitted()).toEqual(before);
  valueOf(await moveSibCycle(ctx, { boardOn: MAY, move: "freeze" }));
  expect(await submitted()).toEqual(before);
});

it("refuses those who do not run cycles", async () => {
  for (const person of ["priya-nair", "siobhan-byrne", "catherine-wells", "rosalind-achebe"]) {
    const ctx = await ctxOf(home.db, person);
    expect(await moveSibCycle(ctx, { boardOn: MAY, move: "freeze" })).toMatchObject({ ok: false, problem: { kind: "refused" } });
    expect(await correctSnapshot(ctx, { boardOn: "2022-03-23", reason: "Wrong" })).toMatchObject({ ok: false, problem: { kind: "refused" } });
  }
  expect((await readSnapshots(home.db.read)).length).toBe(2);
});

describe("a snapshot", () => {
  async function freezeMay() {
    expect(await moveSibCycle(await secretariat(), { boardOn: MAY, move: "freeze" })).toEqual({ ok: true, value: true });
    const last = (await readSnapshots(home.db.read)).at(-1);
    if (last === undefined) throw new Error("No snapshot was taken.");
    return last;
  }

  it("holds the official record, and stays as it is whatever is edited later", async () => {
    const taken = await freezeMay();
    const [before, bytes] = [await readSnapshotRecord(home.db.read, taken.id), await readSnapshotWorkbook(home.db.read, taken.id)];
    expect(before?.findings.some((finding) => finding.drafts.length > 0)).toBe(false);
    expect(before?.findings.flatMap((finding) => finding.entries).every((entry) => ["issued", "answered", "closed"].includes(entry.state))).toBe(true);
    await changeRag("F-0130", "red");
    expect(await readSnapshotRecord(home.db.read, taken.id)).toEqual(before);
    expect(await readSnapshotWorkbook(home.db.read, taken.id)).toEqual(bytes);
  });

  it("has a workbook with what moved since the last board", async () => {
    const taken = await freezeMay();
    const read = readWorkbook(new Uint8Array((await readSnapshotWorkbook(home.db.read, taken.id)) ?? []), "snapshot.xlsx");
    const sheet = read.ok ? read.value.sheets.find((each) => each.name === "Movement") : undefined;
    const rows = sheet?.rows.map((row) => row.cells.map((cell) => cell.text).join(" | ")) ?? [];
    expect(rows[0]).toContain("Movement from 23 March 2022 to 25 May 2022");
    expect(rows.filter((row) => /^F-\d{4} /.test(row)).length).toBe((await readSnapshotRecord(home.db.read, taken.id))?.findings.length);
  });

  it("is corrected by another, with a reason", async () => {
    const taken = await freezeMay();
    await changeRag("F-0130", "red");
    const ctx = await secretariat();
    expect(await correctSnapshot(ctx, { boardOn: MAY, reason: " " })).toMatchObject({ ok: false, problem: { field: "reason" } });
    expect(await correctSnapshot(ctx, { boardOn: MAY, reason: "The RAG of F-0130 was misread" })).toEqual({ ok: true, value: { number: 2 } });
    const all = (await readSnapshots(home.db.read)).filter((each) => each.cycleId === taken.cycleId);
    expect(all.map(({ number, reason }) => [number, reason])).toEqual([[1, null], [2, "The RAG of F-0130 was misread"]]);
  });

  it("is neither altered nor deleted, not even behind the program's back", async () => {
    const taken = await freezeMay();
    const client = createClient({ url: home.url });
    await expect(client.execute({ sql: "UPDATE Snapshot SET reason = 'x' WHERE id = ?", args: [taken.id] })).rejects.toThrow("never altered");
    await expect(client.execute({ sql: "DELETE FROM Snapshot WHERE id = ?", args: [taken.id] })).rejects.toThrow("never deleted");
    client.close();
  });

  it("is taken whole while others edit", async () => {
    const edits = (async () => {
      for (const rag of ["red", "amber", "red"]) await changeRag("F-0130", rag);
    })();
    const [taken] = await Promise.all([freezeMay(), edits]);
    const kept = await readSnapshotRecord(home.db.read, taken.id);
    expect(Object.values(countRags(kept ?? { findings: [], inspections: [], meetings: [], meetingEntries: [], otherActions: [] })).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect((await readCycles(home.db.read)).find((cycle) => cycle.boardOn === MAY)?.state).toBe("frozen");
  });
});

it("compares two boards, or a board and now, and refuses the wrong order", async () => {
  const ctx = await ctxOf(home.db, "priya-nair");
  const page = await movementPage(ctx, { from: null, to: null });
  expect(page).toMatchObject({ ok: true, value: { from: { on: "2022-01-26" }, to: { on: "2022-03-23" } } });
  if (!page.ok) return;
  const [first, second] = page.value.moments;
  expect(await movementPage(ctx, { from: second?.value ?? "", to: first?.value ?? "" })).toMatchObject({ ok: false, problem: { field: "from" } });
  const now = await movementPage(ctx, { from: second?.value ?? "", to: "now" });
  expect(now.ok && now.value.movement?.findings.length).toBe((await home.db.read.finding.count()));
});

it("compares the last board with the one before, not with its own correction", async () => {
  const ctx = await secretariat();
  valueOf(await moveSibCycle(ctx, { boardOn: MAY, move: "freeze" }));
  await changeRag("F-0130", (await loadFinding(home.db, "F-0130"))?.update?.rag === "red" ? "amber" : "red");
  valueOf(await correctSnapshot(ctx, { boardOn: MAY, reason: "The RAG of F-0130 was misread" }));
  const page = valueOf(await movementPage(ctx, { from: null, to: null }));
  expect([page.from?.words, page.to.words]).toEqual(["Board of 23 March 2022, snapshot 1", "Board of 25 May 2022, snapshot 2"]);
  const now = valueOf(await movementPage(ctx, { from: null, to: "now" }));
  expect(now.from?.words).toBe("Board of 25 May 2022, snapshot 2");
  const first = page.moments.find(({ words }) => words === "Board of 25 May 2022, snapshot 1")?.value ?? "";
  const corrected = valueOf(await movementPage(ctx, { from: first, to: page.to.value }));
  expect(corrected.from?.value).toBe(first);
});

it("refuses to correct what a board saw once a later cycle is opened, and says what to do", async () => {
  const ctx = await secretariat();
  valueOf(await moveSibCycle(ctx, { boardOn: MAY, move: "freeze" }));
  valueOf(await planCycle(ctx, { boardOn: "27 July 2022", opensOn: "26 May 2022", updatesDueOn: "20 July 2022" }));
  expect(valueOf(await cyclePage(ctx, MAY)).whyNotCorrected).toBeNull();
  expect(valueOf(await cyclePage(ctx, "2022-03-23")).whyNotCorrected).toContain("25 May 2022");
  valueOf(await moveSibCycle(ctx, { boardOn: "2022-07-27", move: "open" }));
  const refused = await correctSnapshot(ctx, { boardOn: MAY, reason: "Words taken out" });
  expect(refused).toMatchObject({ ok: false, problem: { kind: "refused" } });
  expect(refused.ok ? "" : refused.problem.message).toContain("27 July 2022");
  expect((await readSnapshots(home.db.read)).length).toBe(3);
});

it("lists on the page of each cycle the updates that the page of its copies counts for a lead", async () => {
  const ctx = await secretariat();
  valueOf(await planCycle(ctx, { boardOn: "27 July 2022", opensOn: "26 May 2022", updatesDueOn: "20 July 2022" }));
  for (const boardOn of [MAY, "2022-07-27"]) {
    const { findings } = valueOf(await cyclePage(ctx, boardOn));
    for (const { lead, missing } of valueOf(await copiesPage(ctx, boardOn)).leads) {
      const listed = findings.filter((each) => each.leadKeys.includes(lead.key) && each.progress !== "submitted");
      expect([boardOn, lead.words, listed.length]).toEqual([boardOn, lead.words, missing]);
    }
  }
});

it("shows no figures of a board that no snapshot was taken of", async () => {
  await write(home.db, (tx) => tx.sibCycle.create({ data: { id: "before", boardOn: "2021-11-24", opensOn: "2021-09-30", updatesDueOn: "2021-11-17", state: "reported" } }));
  const page = valueOf(await cyclePage(await secretariat(), "2021-11-24"));
  expect(page).toMatchObject({ figures: "none", figuresOf: null, findings: [], progress: { all: { total: 0 } } });
  expect(page.whyNotCorrected).toContain("No snapshot");
});

it("counts no move of a target date that an undone import made", async () => {
  const ctx = testCtx(home.db, OPERATOR);
  const target = async () => valueOf(await movementPage(await secretariat(), { from: null, to: "now" })).movement?.findings.find(({ reference }) => reference === "F-0120")?.targetDate;
  const before = await target();
  const found = await loadFinding(home.db, "F-0120");
  const quoted = (text: string | null | undefined) => `"${(text ?? "").replaceAll("\"", "\"\"")}"`;
  const csv = `Inspection,Number,Finding,Target date\n${[found?.inspection?.title, found?.number, found?.text].map(quoted).join(",")},31 January 2023\n`;
  const file = { fileName: "dates.csv", bytes: new TextEncoder().encode(csv), options: plainOptions };
  const workbook = valueOf(readWorkbook(file.bytes, file.fileName));
  const id = await keepPlan(ctx, file, valueOf(await planOnly(ctx, { ...file, workbook })));
  valueOf(await applyImport(ctx, id, workbook));
  expect(await target()).toMatchObject({ now: "2023-01-31", moved: (before?.moved ?? 0) + 1 });
  valueOf(await undoImport(ctx, id));
  expect(await target()).toEqual(before);
});

it("says of two boards what moved between them, whatever moves afterwards", async () => {
  valueOf(await moveSibCycle(await secretariat(), { boardOn: MAY, move: "freeze" }));
  const ctx = await ctxOf(home.db, "priya-nair");
  const before = await movementPage(ctx, { from: null, to: null });
  const moved = await loadFinding(home.db, "F-0130");
  for (const value of ["2023-01-31", "2023-03-31"]) {
    const base = (await loadFinding(home.db, "F-0130"))?.targetDate ?? null;
    valueOf(await editCell(testCtx(home.db, OPERATOR), { reference: "F-0130", column: "targetDate", value, base }));
  }
  await changeRag("F-0130", moved?.update?.rag === "red" ? "amber" : "red");
  expect(await movementPage(ctx, { from: null, to: null })).toEqual(before);
  const snapshot = before.ok ? before.value.to.value : "";
  const now = await movementPage(ctx, { from: snapshot, to: "now" });
  const last = now.ok ? now.value.movement?.findings.find((each) => each.reference === "F-0130") : undefined;
  expect(last?.targetDate).toMatchObject({ before: moved?.targetDate ?? null, now: "2023-03-31" });
  expect(last?.targetDate.moved).toBeGreaterThanOrEqual(2);
});

it("says which snapshots hold words that a redaction takes out of the history", async () => {
  const words = (await loadFinding(home.db, "F-0130"))?.update?.text ?? "";
  expect(words.length).toBeGreaterThan(40);
  valueOf(await moveSibCycle(await secretariat(), { boardOn: MAY, move: "freeze" }));
  const { sequence } = await home.db.read.historyEvent.findFirstOrThrow({ where: { after: words } });
  const { snapshots } = valueOf(await redactEvent(testCtx(home.db, OPERATOR), { sequence, reason: "An order of the court." }));
  expect(snapshots).toEqual([{ boardOn: MAY, number: 1 }]);
});
