/** The demonstration, put into a fresh database and read back. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composedNotesIn } from "~/db/composed-notes.server";
import { readMeetings } from "~/db/meetings.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import { loadRecord } from "~/db/record.server";
import { isIssued } from "~/domain/entry";
import { notesDifference } from "~/domain/notes/notes-difference";
import type { WholeRecord } from "~/domain/record";
import { entriesFor, recordFor } from "~/domain/visibility";
import { demonstration } from "../../prisma/demonstration/index";
import { seedDemonstration } from "../../prisma/seed";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";

let fresh: FreshDatabase;
let record: WholeRecord;

beforeAll(async () => {
  fresh = await freshDatabase();
  valueOf(await seedDemonstration(fresh.db));
  record = await loadRecord(fresh.db);
});
afterAll(() => fresh.remove());

const data = demonstration;
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

describe("the demonstration", () => {
  it("is whole", () => {
    expect(record.findings.map((finding) => finding.text)).toEqual(data.findings.map((finding) => finding.text));
    expect(record.inspections).toHaveLength(data.inspections.length);
    expect(record.meetings.map((meeting) => meeting.title)).toEqual([...data.meetings].sort((a, b) => (a.date < b.date ? -1 : 1)).map((meeting) => meeting.title));
    expect(sum(record.findings.map((finding) => finding.entries.length))).toBe(sum(data.entries.map((entry) => Object.keys(entry.numbers).length)));
    expect(record.meetingEntries).toHaveLength(sum(data.meetings.map((meeting) => (meeting.openingComment ? 1 : 0) + (meeting.aob?.length ?? 0))));
    expect(record.otherActions.length + sum(record.findings.map((finding) => finding.actions.length))).toBe(data.actions.length);
    expect(sum(record.findings.map((finding) => finding.steps.length))).toBe(sum(data.findings.map((finding) => finding.steps?.length ?? 0)));
  });

  it("has notes that everybody may read, and notes in circulation with a comment to be decided", async () => {
    const versions = await fresh.db.read.notesVersion.findMany({ include: { meeting: true, comments: true }, orderBy: { createdAt: "asc" } });
    expect(versions.map(({ meeting, state, publicContent, comments }) => [meeting.title, state, publicContent !== null, comments.map(({ sentAt, decision }) => (sentAt === null ? "draft" : decision))])).toEqual([
      ["Assurance meeting, March 2022", "published", true, ["accepted", "declined"]], ["Services for victims, April 2022", "draft", false, [null, "draft"]],
    ]);
    expect(versions[0]?.publicContent).toContain("Kelderby, library");
  });

  it("has fixed references and ids", () => {
    expect(record.findings[0]?.reference).toBe("F-0101");
    expect(record.findings.some((finding) => finding.reference === "F-0106")).toBe(true);
    expect(record.findings[5]?.id).toMatch(/^[\w-]{12}$/);
  });

  it("shows each finding’s latest submitted update, and what the force is still writing", () => {
    for (const [index, finding] of data.findings.entries()) {
      const submitted = (finding.updates ?? []).filter((update) => update.state === "submitted").sort((a, b) => ((a.submittedOn ?? "") < (b.submittedOn ?? "") ? -1 : 1));
      const latest = submitted.at(-1);
      expect(record.findings[index]?.update?.text ?? null).toBe(latest?.text ?? null);
      expect(record.findings[index]?.update?.rag ?? null).toBe(latest?.rag ?? null);
      expect(record.findings[index]?.drafts.find((draft) => draft.column === "update")?.value ?? null).toBe(finding.updates?.findLast((update) => update.state === "draft")?.text ?? null);
    }
  });

  it("lets neither side see the other’s drafts", () => {
    const drafts = data.entries.filter((entry) => entry.state === "draft" || entry.state === "approved").map((entry) => entry.text);
    const unsaid = data.entries.flatMap((entry) => entry.responses).filter((response) => response.state !== "submitted").flatMap((response) => response.parts.map((part) => part.text));
    expect(drafts.length).toBeGreaterThan(0);
    expect(unsaid.length).toBeGreaterThan(0);
    const [forForce, forOffice] = [JSON.stringify(recordFor("force", record)), JSON.stringify(recordFor("opcc", record))];
    for (const text of drafts) expect(forForce).not.toContain(JSON.stringify(text).slice(1, -1));
    for (const text of unsaid) expect(forOffice).not.toContain(JSON.stringify(text).slice(1, -1));
  });

  it("keeps its history in the order of time", async () => {
    const events = await fresh.db.read.historyEvent.findMany({ orderBy: { sequence: "asc" }, select: { at: true } });
    expect(events.length).toBeGreaterThan(500);
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).sort());
    expect(events.at(-1)?.at.slice(0, 10)).toBe(data.today);
  });

  it("says otherwise than its published notes only what was agreed to be worded otherwise", async () => {
    const reader = fresh.db.read;
    const said: string[] = [];
    for (const meeting of await readMeetings(reader)) {
      const published = (await readNotesVersions(reader, meeting.id)).filter(({ state }) => state === "published").at(-1);
      if (published === undefined) continue;
      const now = await composedNotesIn(reader, recordFor("official", record), meeting, { audience: "full", today: data.today });
      said.push(...notesDifference(published.content.notes, now).map(({ label }) => `${meeting.title}: ${label}`));
    }
    expect(said).toEqual([`${data.meetings.find(({ key }) => key === "march-2022")?.title ?? ""}: Venue`]);
  });

  it("has an issued entry for each number", () => {
    for (const finding of record.findings) {
      for (const entry of entriesFor("opcc", finding.entries)) {
        const number = entry.links.find((link) => link.findingId === finding.id)?.number ?? null;
        if (!isIssued(entry.state) || entry.kind === "comment") expect(number).toBeNull();
        else expect(number).toBeGreaterThan(0);
      }
    }
  });

  it("matches leads to people", () => {
    const leads = record.findings.flatMap((finding) => [finding.strategicLead, finding.tacticalLead]).filter((lead) => lead !== null);
    const named = data.people.filter((person) => person.to === undefined).flatMap((person) => person.writtenAs);
    const unmatched = leads.filter((lead) => named.includes(lead.text) && lead.personId === null).map((lead) => lead.text);
    expect([...new Set(unmatched)]).toEqual([]);
    expect(leads.some((lead) => lead.personId === null)).toBe(true);
  });

  it("is not added to a database in use", async () => {
    expect(problemOf(await seedDemonstration(fresh.db)).kind).toBe("refused");
    expect(await fresh.db.read.finding.count()).toBe(data.findings.length);
  });
});
