/** The briefing pack: the agenda in its order with what one side may see, and no draft of the other. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordActionEvent } from "~/commands/actions/record-action-event.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { issueAgenda } from "~/commands/meetings/move-meeting.server";
import type { Ctx } from "~/db/ctx.server";
import { insertEntries } from "~/db/insert-entries.server";
import { insertResponses } from "~/db/insert-responses.server";
import { write } from "~/db/write.server";
import { briefingText } from "../support/briefing-text";
import { packFile, packPage, type PackPage } from "~/queries/briefing-pack.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFindings, force, opcc, operator, problemOf, valueOf } from "../support/marchshire";
import { actionAt, planned, typedEvent } from "../support/small-meetings";
import { testCtx } from "../support/test-ctx";
import { zipParts } from "../support/zip-parts";

const SECRET_QUESTION = "Is the canary question safe?";
const SECRET_RESPONSE = "The canary response is drafted.";

let home: FreshDatabase;
let ctx: Ctx;
let theirs: Ctx;
let june: string;
let second: string;
beforeEach(async () => {
  home = await freshDatabase();
  [ctx, theirs] = [testCtx(home.db, opcc), testCtx(home.db, force)];
  const may = await planned(ctx, { date: "2 May 2022" });
  june = await planned(ctx, { title: "Assurance meeting of June", date: "20 June 2022", venue: "County Hall", virtual: "yes" });
  await actionAt(ctx, may, { text: "Send the corrected figure.", owners: "DCC, DBS", due: "10 May 2022" });
  valueOf(await recordActionEvent(ctx, { reference: "A-0001", seen: null, typed: typedEvent("update", { text: "The figure is being checked.", by: "DCC" }) }));
  const [first, other] = await addFindings(home.db, [
    { questionArea: "Preventing crime", text: "The force should record each report.", update: { text: "A team is in place.", asAt: "2022-05-03", rag: "amber", ragReason: null }, steps: [{ text: "Name a lead", owner: "SIB", due: "2022-09-30", done: null }], strategicLead: "ACC" },
    { questionArea: "Preventing crime", text: "The force should write plans." },
  ]);
  second = other?.id ?? "";
  const link = (id: string | undefined, number: number | null) => ({ findingId: id ?? "", number, position: number ?? 9 });
  await write(home.db, async (tx) => {
    await insertEntries(tx, ctx, [
      { id: "asked", kind: "question", place: "finding", askedBy: "PCC", text: "Is it on pace?", state: "issued", meetingId: june, position: 0, links: [link(first?.id, 1), link(other?.id, 1)] },
      { id: "draft", kind: "question", place: "finding", askedBy: "PCC", text: SECRET_QUESTION, state: "draft", meetingId: null, position: 1, links: [link(first?.id, null)] },
    ]);
    await insertResponses(tx, theirs, [{ id: "said", entryId: "asked", mode: "written", state: "draft", parts: [{ by: "CC", text: SECRET_RESPONSE }], position: 0, statedConfidence: null, commitment: null, submittedAt: null, findingIds: [first?.id ?? ""] }]);
  });
});
afterEach(() => home.remove());

const packOf = async (as: Ctx): Promise<PackPage> => valueOf(await packPage(as, june));

describe("a briefing pack", () => {
  it("has the agenda in its order, what is outstanding with how it stands, and each finding with what is asked of it", async () => {
    const text = briefingText(await packOf(ctx));
    expect(text).toContain("# Briefing pack: Assurance meeting of June");
    expect(text.filter((line) => line.startsWith("## ") || line.startsWith("### "))).toEqual(["## Agenda", "## 1 Outstanding matters", "## 2 Preventing crime", "### 2.1 AFI 1 (F-0001)", "### 2.2 AFI 2 (F-0002)", "## 3 Any other business"]);
    const under = (heading: string, level: string) => text.slice(text.indexOf(heading) + 1).filter((line) => line.startsWith("#")).slice(0, 3).map((line) => line.replace(`${level} `, ""));
    expect(under("### 2.1 AFI 1 (F-0001)", "####")).toEqual(["Current update", "Steps to green", "Questions and responses"]);
    expect(text.find((line) => line.startsWith("A-0001"))).toBe("A-0001 | Send the corrected figure. / From Assurance meeting, May 2022, 2 May 2022 | DCC, DBS | 10 May 2022 (overdue) | Not before | 23 May 2022, DCC: The figure is being checked.");
    expect(text).toEqual(expect.arrayContaining(["RAG: ▲ Amber", "Update as at: 3 May 2022 (20 days old)", "A team is in place.", "1. Name a lead | SIB | 30 September 2022 | Not yet", "Strategic lead: ACC", "Tactical lead: No lead", "Venue: County Hall (virtual)"]));
    expect(text.some((line) => line.startsWith("Q1 · asked by PCC / Is it on pace? / Also asked on AFI 2 (F-0002) (2.2)."))).toBe(true);
  });

  it("has of a meeting that is closed what was brought forward to it row by row, each about its action and not about the finding it is on", async () => {
    await write(home.db, (tx) => tx.action.updateMany({ data: { findingId: second } }));
    const then = testCtx(home.db, opcc, "2022-06-21T09:00:00.000Z");
    valueOf(await recordActionEvent(then, { reference: "A-0001", seen: null, typed: typedEvent("update", { text: "It is sent.", by: "DCC", on: "20 June 2022", meeting: june }) }));
    valueOf(await closeMeeting(then, { meetingId: june, rest: "not-reached", written: null }));
    const text = briefingText(valueOf(await packPage(then, june)));
    expect(text.filter((line) => line.startsWith("## 1") || line.startsWith("### "))).toEqual(["## 1 Outstanding matters", expect.stringContaining("### 1.1 A-0001"), "### 2.1 AFI 1 (F-0001)", "### 2.2 AFI 2 (F-0002)"]);
    expect(text).not.toContain("No action is outstanding.");
    expect(text.some((line) => /^See 1\.1 above/.test(line))).toBe(false);
    expect(text.find((line) => line.startsWith("1 | Outstanding matters"))).toContain("1 action brought forward");
  });

  it("holds the drafts of its own side, marked so on every page, and nothing of the other's", async () => {
    const [office, side] = [await packOf(ctx), await packOf(theirs)];
    expect(office.drafts).toMatch(/^Contains drafts: .* only$/);
    expect(office.marking).toContain(office.drafts ?? "-");
    expect(JSON.stringify(office)).toContain(SECRET_QUESTION);
    expect(JSON.stringify(office)).not.toContain(SECRET_RESPONSE);
    expect(JSON.stringify(side)).toContain(SECRET_RESPONSE);
    expect(JSON.stringify(side)).not.toContain(SECRET_QUESTION);
    expect(briefingText(office).some((line) => line.startsWith("Draft, not issued · Question"))).toBe(true);
    expect(briefingText(side).some((line) => line.includes("Draft, not cleared / CC: The canary"))).toBe(true);
    const official = valueOf(await packPage(testCtx(home.db, operator), june));
    expect(official.drafts).toBeNull();
    expect(JSON.stringify(official)).not.toContain("canary");
  });

  it("says once the agenda is issued whose drafts it holds only where it holds some", async () => {
    valueOf(await issueAgenda(ctx, june));
    await write(home.db, async (tx) => { await tx.entryFinding.deleteMany({ where: { entryId: "draft" } }); await tx.entry.delete({ where: { id: "draft" } }); });
    expect((await packOf(ctx)).drafts).toBeNull();
    expect((await packOf(theirs)).drafts).not.toBeNull();
  });

  it("is a workbook of the agenda, what is outstanding, findings and questions, with days as dates", async () => {
    const { bytes, fileName, drafts } = valueOf(await packFile(ctx, "M-0002", { format: "xlsx" }));
    expect(fileName).toMatch(/^contains-drafts-.*briefing-pack-m-0002-2022-06-20\.xlsx$/);
    const { sheets } = valueOf(readWorkbook(bytes, fileName));
    expect(sheets.map(({ name }) => name)).toEqual(["Agenda", "Outstanding matters", "Findings", "Questions"]);
    expect(sheets.every(({ rows }) => rows[2]?.cells[0]?.text.includes(drafts ?? "-") === true)).toBe(true);
    const questions = sheets[3]?.rows.slice(4).map((row) => row.cells.map(({ text }) => text).slice(0, 4)) ?? [];
    expect(questions).toEqual([["2.1", "F-0001", "Q1", "Is it on pace?"], ["2.1", "F-0001", "Draft", `Draft, not issued: ${SECRET_QUESTION}`]]);
    expect(JSON.stringify(sheets)).not.toContain(SECRET_RESPONSE);
  });

  it("is a Word file in the order of the page, with its drafts marked, and a page of HTML", async () => {
    const { bytes, fileName } = valueOf(await packFile(ctx, june, { format: "docx" }));
    const said = valueOf(readWorkbook(bytes, fileName)).sheets.flatMap(({ rows }) => rows.map((row) => row.cells.map(({ text }) => text).join(" | ")));
    const places = ["Briefing pack: Assurance meeting of June", "Agenda", "1 Outstanding matters", "2.1 AFI 1 (F-0001)", "The force should record each report.", "A team is in place.", "2.2 AFI 2 (F-0002)", "3 Any other business"].map((words) => said.findIndex((line) => line.includes(words) && !line.includes(" | ")));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(said.join("\n")).toContain(`Draft, not issued · Question · asked by PCC\n${SECRET_QUESTION} | Not issued yet.`);
    expect(said.join("\n")).not.toContain(SECRET_RESPONSE);
    const headings = [...(zipParts(bytes).get("word/document.xml") ?? "").matchAll(/<w:pStyle w:val="Heading(\d)"\/>(?:(?!<\/w:p>).)*<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, level, words]) => `${level ?? ""} ${words ?? ""}`);
    expect(headings).toEqual(expect.arrayContaining(["3 2.1 AFI 1 (F-0001)", "4 Current update", "4 Steps to green", "4 Questions and responses"]));
    const page = valueOf(await packFile(ctx, june, { format: "html" })).bytes.toString("utf8");
    expect(page).toContain('<html lang="en-GB">');
    expect(page.match(/<h1>/g)?.length).toBe(1);
  });

  it("is refused to who is of neither side, for the other side, and for no meeting", async () => {
    expect(problemOf(await packPage(testCtx(home.db, { ...opcc, side: "observer", roles: ["observer"] }), june)).kind).toBe("refused");
    expect(problemOf(await packFile(ctx, june, { format: "docx", side: "force" })).kind).toBe("refused");
    expect(problemOf(await packFile(ctx, "M-0099", { format: "docx" })).kind).toBe("missing");
  });
});
