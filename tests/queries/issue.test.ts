/** The issue page, its preview and the question pack, against what is stored: exact, and the official record where it is a paper. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { approveEntries } from "~/commands/approve-entries.server";
import { ask } from "~/commands/ask.server";
import { issueEntries } from "~/commands/issue-entries.server";
import type { FindingRecord } from "~/domain/record";
import { PACK_COLUMNS, type PackOrder } from "~/domain/question-pack";
import { issuePage } from "~/queries/issue-page.server";
import { issuePreview } from "~/queries/issue-preview.server";
import { packPage, packWorkbook } from "~/queries/question-pack.server";
import { readRecord } from "~/queries/record.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await demonstrationDatabase();
});
afterEach(() => fresh.remove());

const as = (personId: string) => ctxOf(fresh.db, personId);
const all = { inspection: "", area: "" };
const pack: PackOrder = { inspection: "", area: "", meeting: "", scope: "waiting", ids: [] };

async function draftIds(): Promise<string[]> {
  return valueOf(await issuePage(await as("callum-reeve"), all)).groups.flatMap((group) => group.lines.map((line) => line.id));
}

describe("the issue page", () => {
  it("lists every draft and approved question once, and narrows them", async () => {
    const stored = await fresh.db.read.entry.findMany({ where: { state: { in: ["draft", "approved"] } }, select: { id: true } });
    const page = valueOf(await issuePage(await as("callum-reeve"), all));
    expect((await draftIds()).sort()).toEqual(stored.map(({ id }) => id).sort());
    expect(page).toMatchObject({ total: stored.length, drafts: 5, approved: 3 });
    const [inspection = "", area = ""] = [page.inspections[0], page.areas[0]];
    for (const filter of [{ inspection, area: "" }, { inspection: "", area }]) {
      const { groups } = valueOf(await issuePage(await as("callum-reeve"), filter));
      expect(groups.length).toBeGreaterThan(0);
      expect(groups.every((group) => (filter.inspection === "" || group.inspection === inspection) && (filter.area === "" || group.area === area))).toBe(true);
    }
  });

  it("is the office’s", async () => {
    for (const person of ["tom-ashdown", "catherine-wells", "rosalind-achebe", "judith-allardyce"]) {
      const ctx = await as(person);
      expect(problemOf(await issuePage(ctx, all)).kind).toBe("refused");
      expect(problemOf(await issuePreview(ctx, await draftIds(), { dueOn: null })).kind).toBe("refused");
    }
  });
});

describe("the preview", () => {
  it("is what the force sees after the issue, to the letter", async () => {
    const first = valueOf(await ask(await as("priya-nair"), { references: ["F-0104", "F-0132"], kind: "question", text: "First?", askedBy: "PCC", dueOn: "", meetingId: null, followsUpResponseId: null }));
    const helen = await as("helen-ferriday");
    const chosen = [...(await draftIds()).filter((_, index) => index % 2 === 0), first.entryId];
    const terms = { dueOn: "2022-06-20", meetingId: null };
    const preview = valueOf(await issuePreview(helen, chosen, terms));
    expect(preview.picks.map((pick) => pick.id).sort()).toEqual([...new Set(chosen)].sort());

    valueOf(await approveEntries(helen, { entries: preview.picks.filter((pick) => pick.state === "draft").map((pick) => ({ entryId: pick.id, seen: pick.seen })) }));
    valueOf(await issueEntries(helen, { entries: preview.picks.map((pick) => ({ entryId: pick.id })), terms }));

    const { findings } = valueOf(await readRecord(await as("tom-ashdown")));
    for (const shown of preview.findings) {
      const now = findings.find((finding) => finding.id === shown.id) as FindingRecord;
      const ofForce = now.entries.filter((entry) => shown.entries.some((each) => each.id === entry.id));
      const plain = (entries: readonly FindingRecord["entries"][number][]) =>
        entries.map((entry) => ({ ...entry, version: 0, position: 0, responses: [], links: entry.links.map((link) => ({ ...link, position: 0 })) }));
      expect(plain(shown.entries)).toEqual(plain(ofForce));
    }
  });

  it("leaves out what is no draft any more, and refuses a meeting that is not there", async () => {
    const [id = ""] = await draftIds();
    const issued = await fresh.db.read.entry.findFirstOrThrow({ where: { state: "issued" } });
    const preview = valueOf(await issuePreview(await as("callum-reeve"), [id, issued.id, "nothing"], { dueOn: null }));
    expect(preview).toMatchObject({ gone: 2, picks: [{ id }], mayApprove: false });
    expect(problemOf(await issuePreview(await as("callum-reeve"), [id], { dueOn: null, meetingId: "nowhere" })).kind).toBe("missing");
  });
});

describe("the question pack", () => {
  it("holds the official record alone, whoever asks for it and whatever they name", async () => {
    const ids = await draftIds();
    for (const person of ["priya-nair", "helen-ferriday", "tom-ashdown"]) {
      const named = valueOf(await packPage(await as(person), { ...pack, ids }));
      expect(named.findings).toEqual([]);
      const everything = JSON.stringify(valueOf(await packPage(await as(person), { ...pack, scope: "all" })));
      const drafts = await fresh.db.read.entry.findMany({ where: { state: { in: ["draft", "approved"] } }, select: { id: true, text: true } });
      for (const { id, text } of drafts) {
        expect(everything).not.toContain(id);
        expect(everything).not.toContain(JSON.stringify(text).slice(1, -1));
      }
    }
    expect(problemOf(await packPage(await as("rosalind-achebe"), pack)).kind).toBe("refused");
  });

  it("holds what waits for a response, or all that was issued, by meeting, inspection or area", async () => {
    const priya = await as("priya-nair");
    const waiting = valueOf(await packPage(priya, pack));
    expect(waiting.questions).toBe(await fresh.db.read.entry.count({ where: { state: "issued", place: "finding" } }));
    expect(waiting).toMatchObject({ forceName: "Marchshire Police", marking: "OFFICIAL" });
    const whole = valueOf(await packPage(priya, { ...pack, scope: "all" }));
    expect(whole.questions).toBe(await fresh.db.read.entry.count({ where: { state: { in: ["issued", "answered", "closed"] }, place: "finding" } }));
    const meeting = whole.meetings[0]?.value ?? "";
    const ofMeeting = valueOf(await packPage(priya, { ...pack, scope: "all", meeting }));
    expect(ofMeeting.questions).toBe(await fresh.db.read.entry.count({ where: { state: { in: ["issued", "answered", "closed"] }, place: "finding", meetingId: meeting } }));
    const area = whole.areas[0] ?? "";
    expect(valueOf(await packPage(priya, { ...pack, scope: "all", area })).findings.every((finding) => finding.area === area)).toBe(true);
  });

  it("is a workbook with a row for each question on each finding", async () => {
    const priya = await as("priya-nair");
    const { findings } = valueOf(await packPage(priya, pack));
    const { bytes, fileName } = valueOf(await packWorkbook(priya, pack));
    expect(fileName).toBe("assurance-questions-2022-05-23.xlsx");
    const read = readWorkbook(bytes, fileName);
    const [sheet] = valueOf(read).sheets;
    const cells = (sheet?.rows ?? []).map((row) => row.cells.map((cell) => (cell.date ?? cell.text)));
    expect(cells[0]?.[0]).toBe("Marchshire Police: Assurance questions");
    expect(cells[2]?.[0]).toBe("OFFICIAL");
    expect(cells[3]).toEqual(PACK_COLUMNS.map((column) => column.heading));
    const rows = findings.flatMap((finding) => finding.questions.map((each) =>
      [finding.reference, finding.title, finding.text, each.label, each.text, each.askedBy, each.meeting?.title, each.dueOn].filter((value) => value != null)));
    expect(cells.slice(4).map((row) => row.filter((value) => value !== ""))).toEqual(rows);
    expect(problemOf(await packWorkbook(priya, { ...pack, inspection: "No such inspection" })).kind).toBe("missing");
  });
});
