/** An agenda builds itself; what is moved, changed, ended or taken off stays so, and is the office's until it is issued. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAgendaItem, editAgendaItem, moveAgendaItem, takeOffAgenda } from "~/commands/meetings/change-agenda.server";
import { endAgendaItem } from "~/commands/meetings/end-agenda-item.server";
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import { holdMeeting, issueAgenda } from "~/commands/meetings/move-meeting.server";
import { agendaLines } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { saveHolder } from "~/db/live-notes.server";
import { findOrCreateInspection } from "~/db/find-or-create.server";
import { insertEntries } from "~/db/insert-entries.server";
import { write } from "~/db/write.server";
import { meetingPage } from "~/queries/meeting-page.server";
import type { TypedItem } from "~/domain/meeting/agenda-form";
import { agendaItemPage } from "~/queries/meeting-forms.server";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { addFindings, force, opcc, problemOf, valueOf } from "../../support/marchshire";
import { planned } from "../../support/small-meetings";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
let may: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  may = await planned(ctx);
});
afterEach(() => home.remove());

const item = (more: Partial<TypedItem> = {}): TypedItem => ({ heading: "Retail crime", text: "", parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "", ...more });
const lines = async (drafts = true, meeting = may) => agendaLines(home.db.read, valueOf(await findMeetingIn(home.db.read, meeting)).meeting, { drafts });
const versionOf = async (id: string, meeting = may) => (await lines(true, meeting)).find(({ key }) => key === id)?.item?.version ?? null;
const shown = async (drafts = true, meeting = may) => (await lines(drafts, meeting)).map(({ number, heading }) => `${number} ${heading}`);
const add = async (more: Partial<TypedItem> = {}) => valueOf(await addAgendaItem(ctx, { meetingId: may, typed: item(more) })).id;

async function askOn(findingIds: readonly string[]): Promise<void> {
  await write(home.db, (tx) => insertEntries(tx, ctx, [{
    id: ctx.newId(), kind: "question", place: "finding", askedBy: "PCC", text: "Is it on pace?", state: "issued", meetingId: may, position: 0, links: findingIds.map((findingId, index) => ({ findingId, number: index + 1, position: 0 })),
  }]));
}

describe("an agenda", () => {
  it("has outstanding matters and other business, and the findings that questions were issued on, with where else each question stands", async () => {
    const [first, second, third] = await addFindings(home.db, [{ questionArea: "Preventing crime" }, {}, {}]);
    await askOn([first?.id ?? "", second?.id ?? ""]);
    await askOn([third?.id ?? ""]);
    expect(await shown()).toEqual(["1 Outstanding matters", "2 Preventing crime", "2.1 AFI 1 (F-0001)", "3 Other findings", "3.1 AFI 2 (F-0002)", "3.2 AFI 3 (F-0003)", "4 Any other business"]);
    expect((valueOf(await meetingPage(ctx, may))).lines.flatMap(({ number, also }) => (also.length > 0 ? [`${number} also under ${also.join(", ")}`] : []))).toEqual(["2.1 also under 3.1", "3.1 also under 2.1"]);
  });

  it("calls a finding by its number or kind, with the inspection where that leaves a doubt, and by its reference once", async () => {
    const findings = await addFindings(home.db, [{ number: "AFI 4" }, { number: null }, { number: "AFI 5" }]);
    await write(home.db, async (tx) => {
      const custody = await findOrCreateInspection(tx, ctx, { title: "Custody 2022", kind: "other", publishedOn: "2022-05-01" });
      await tx.finding.update({ where: { id: findings[2]?.id ?? "" }, data: { number: "AFI 4", inspectionId: custody } });
    });
    await askOn(findings.map(({ id }) => id));
    expect((await shown()).slice(2, 5)).toEqual(["2.1 AFI 4, PEEL 2021/22 (F-0001)", "2.2 AFI, PEEL 2021/22 (F-0002)", "2.3 AFI 4, Custody 2022 (F-0003)"]);
  });

  it("takes new items before other business, under headings too, and new questions after it was settled", async () => {
    const heading = await add();
    await add({ heading: "A complaint review", parent: heading, sourceKind: "Complaint review", sourceTitle: "CR/12", sourceLink: "https://reviews.example/12" });
    const [finding] = await addFindings(home.db, [{}]);
    await askOn([finding?.id ?? ""]);
    expect(await shown()).toEqual(["1 Outstanding matters", "2 Retail crime", "2.1 A complaint review", "3 Findings", "3.1 AFI 1 (F-0001)", "4 Any other business"]);
    expect(problemOf(await addAgendaItem(ctx, { meetingId: may, typed: item({ sourceLink: "javascript:alert(1)", sourceTitle: "x" }) })).field).toBe("sourceLink");
  });

  it("is moved to any place among its neighbours, and no further than their ends", async () => {
    const [, second, third] = [await add(), await add({ heading: "Call handling" }), await add({ heading: "Custody" })];
    const move = async (item: string, place: number) => valueOf(await moveAgendaItem(ctx, { meetingId: may, item, to: { place } }));
    await move(third, 1);
    expect(await shown()).toEqual(["1 Custody", "2 Outstanding matters", "3 Retail crime", "4 Call handling", "5 Any other business"]);
    await move(second, 99);
    expect((await shown()).at(-1)).toBe("5 Call handling");
    await move(third, 3);
    expect((await shown()).slice(0, 3)).toEqual(["1 Outstanding matters", "2 Retail crime", "3 Custody"]);
    const { lines: listed } = valueOf(await meetingPage(ctx, may));
    expect(listed.map(({ place, places }) => `${String(place)} of ${String(places)}`)).toEqual(["1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"]);
  });

  it("is moved by one place, and keeps what was moved", async () => {
    await add();
    const second = await add({ heading: "Call handling" });
    valueOf(await moveAgendaItem(ctx, { meetingId: may, item: second, to: { by: -1 } }));
    expect(await shown()).toEqual(["1 Outstanding matters", "2 Call handling", "3 Retail crime", "4 Any other business"]);
    valueOf(await moveAgendaItem(ctx, { meetingId: may, item: "aob", to: { by: -1 } }));
    expect(await shown()).toEqual(["1 Outstanding matters", "2 Call handling", "3 Any other business", "4 Retail crime"]);
  });

  it("does not bring back what was taken off, and lets outstanding matters stay", async () => {
    const [finding] = await addFindings(home.db, [{}]);
    await askOn([finding?.id ?? ""]);
    valueOf(await takeOffAgenda(ctx, { meetingId: may, item: `finding/${finding?.id ?? ""}`, seen: null }));
    expect(await shown()).toEqual(["1 Outstanding matters", "2 Any other business"]);
    expect(problemOf(await takeOffAgenda(ctx, { meetingId: may, item: "outstanding", seen: null })).message).toMatch(/stay on every agenda/);
  });

  it("is the office’s until it is issued: the force sees what is there by itself, in no order of the office’s", async () => {
    await add();
    expect(await shown(false)).toEqual(["1 Outstanding matters", "2 Any other business"]);
    expect(await home.db.read.historyEvent.findMany({ where: { subject: "agenda item" }, select: { draftOf: true, after: true } })).toEqual([{ draftOf: "opcc", after: "Retail crime" }]);
    expect(problemOf(await issueAgenda(testCtx(home.db, force), may)).kind).toBe("refused");
    valueOf(await issueAgenda(ctx, may));
    expect(await shown(false)).toEqual(["1 Outstanding matters", "2 Retail crime", "3 Any other business"]);
    await add({ heading: "Late item" });
    expect(await home.db.read.historyEvent.findFirst({ where: { after: "Late item" }, select: { draftOf: true } })).toEqual({ draftOf: null });
  });

  it("keeps in the history all that a new item says, and under which heading it stands or is put", async () => {
    const theme = await add({ heading: "Custody" });
    const id = await add({ heading: "Visits", text: "How often.", sourceTitle: "Custody review", sourceLink: "https://reviews.example/custody", closedSession: "yes" });
    const seen = (await lines()).find(({ key }) => key === id)?.item?.version ?? 0;
    valueOf(await editAgendaItem(ctx, { meetingId: may, item: id, seen, typed: item({ heading: "Visits", closedSession: "yes", parent: theme }) }));
    const under = await add({ heading: "Cells", parent: theme });
    const said = async (subjectId: string) => (await home.db.read.historyEvent.findMany({ where: { subject: "agenda item", subjectId }, orderBy: { sequence: "asc" }, select: { before: true, after: true } })).map(({ before, after }) => [before, after]);
    const first = "Visits\nHow often.\nCustody review, https://reviews.example/custody\nclosed session";
    expect(await said(id)).toEqual([[null, first], [first, "Visits\nclosed session\nunder Custody"]]);
    expect(await said(under)).toEqual([[null, "Cells\nunder Custody"]]);
  });

  it("says how each item ended, and what has to be said with it", async () => {
    const id = await add();
    const end = async (outcome: string, more = {}) => endAgendaItem(ctx, { meetingId: may, item: id, seen: await versionOf(id), typed: { outcome, note: "", link: "", toMeeting: "", ...more } });
    expect(problemOf(await end("addressed-elsewhere")).field).toBe("note");
    expect(problemOf(await end("deferred", { note: "No time." })).field).toBe("toMeeting");
    valueOf(await end("addressed-elsewhere", { note: "At the workforce meeting.", link: "https://meetings.example/workforce" }));
    expect((await lines()).find(({ key }) => key === id)?.item).toMatchObject({ outcome: "addressed-elsewhere", outcomeNote: "At the workforce meeting." });
    valueOf(await end(""));
    expect((await lines()).find(({ key }) => key === id)?.item?.outcome).toBeNull();
  });

  it("goes on with a deferred item at the meeting it is deferred to, and takes it back from there when it was not", async () => {
    const july = await planned(ctx, { date: "18 July 2022" });
    const id = await add();
    const end = async (outcome: string, toMeeting: string) => endAgendaItem(ctx, { meetingId: may, item: id, seen: await versionOf(id), typed: { outcome, note: "No time.", link: "", toMeeting } });
    valueOf(await end("deferred", july));
    expect(await shown(true, july)).toEqual(["1 Outstanding matters", "2 Retail crime", "3 Any other business"]);
    valueOf(await end("discussed", ""));
    expect(await shown(true, july)).toEqual(["1 Outstanding matters", "2 Any other business"]);
    expect(await home.db.read.historyEvent.findMany({ where: { subject: "agenda item", field: "heading" }, orderBy: { sequence: "asc" }, select: { before: true, after: true } })).toEqual([
      { before: null, after: "Retail crime" }, { before: null, after: "Retail crime" }, { before: "Retail crime", after: null },
    ]);
  });

  it("is discussed, not reached or found empty on its day, not before: until then it is only put off, addressed elsewhere or without a question", async () => {
    const [july, autumn] = [await planned(ctx, { date: "18 July 2022" }), await planned(ctx, { date: "6 October 2022" })];
    const id = valueOf(await addAgendaItem(ctx, { meetingId: july, typed: item() })).id;
    const end = async (outcome: string, toMeeting = "") => endAgendaItem(ctx, { meetingId: july, item: id, seen: await versionOf(id, july), typed: { outcome, note: "It was settled.", link: "", toMeeting } });
    for (const outcome of ["discussed", "not-reached", "nothing-arising"]) expect(problemOf(await end(outcome))).toMatchObject({ field: "outcome", message: expect.stringContaining("takes place on 18 July 2022") });
    for (const outcome of ["addressed-elsewhere", "no-question", ""]) valueOf(await end(outcome));
    valueOf(await end("deferred", autumn));
    const { hasBegun } = valueOf(await agendaItemPage(ctx, july, id));
    expect([hasBegun, valueOf(await agendaItemPage(ctx, may, "aob")).hasBegun]).toEqual([false, true]);
  });

  it("keeps what was written at the meeting it was deferred to: the deferral then stays", async () => {
    const [july, early] = [await planned(ctx, { date: "18 July 2022" }), await planned(ctx, { date: "20 May 2022" })];
    const deferred = async (from: string, to: string) => {
      const id = valueOf(await addAgendaItem(ctx, { meetingId: from, typed: item() })).id;
      const end = async (outcome: string, toMeeting: string) => endAgendaItem(ctx, { meetingId: from, item: id, seen: await versionOf(id, from), typed: { outcome, note: "No time.", link: "", toMeeting } });
      valueOf(await end("deferred", to));
      return { end, there: (await lines(true, to)).find((line) => line.item?.deferredFromId === id)?.key ?? "" };
    };
    const [changed, over, begun] = [await deferred(may, july), await deferred(may, july), await deferred(early, may)];
    valueOf(await editAgendaItem(ctx, { meetingId: july, item: changed.there, seen: 1, typed: item({ text: "Ask for the survey." }) }));
    valueOf(await addAgendaItem(ctx, { meetingId: july, typed: item({ heading: "Shop theft", parent: over.there }) }));
    valueOf(await holdMeeting(ctx, may));
    for (const { end } of [changed, over]) expect(problemOf(await end("discussed", "")).message).toMatch(/something was written under it there since/);
    expect(problemOf(await begun.end("", "")).message).toMatch(/which has begun since/);
    expect((await lines(true, july)).map(({ heading }) => heading)).toEqual(["Outstanding matters", "Retail crime", "Retail crime", "Shop theft", "Any other business"]);
    valueOf(await editAgendaItem(ctx, { meetingId: july, item: changed.there, seen: 2, typed: item() }));
    valueOf(await changed.end("discussed", ""));
  });

  it("refuses to change words that somebody else has changed meanwhile", async () => {
    const id = await add();
    valueOf(await editAgendaItem(ctx, { meetingId: may, item: id, seen: 1, typed: item({ heading: "Shop theft" }) }));
    expect(problemOf(await editAgendaItem(ctx, { meetingId: may, item: id, seen: 1, typed: item({ heading: "Theft" }) })).kind).toBe("stale");
  });

  it("keeps how an item ended where somebody else has said so meanwhile, and tells what that was", async () => {
    const end = (outcome: string, note: string) => endAgendaItem(ctx, { meetingId: may, item: "aob", seen: null, typed: { outcome, note, link: "", toMeeting: "" } });
    valueOf(await end("no-question", "Thanks to the custody staff."));
    for (const [outcome, note] of [["", ""], ["nothing-arising", ""]] as const) {
      expect(problemOf(await end(outcome, note))).toMatchObject({ kind: "stale", message: expect.stringContaining("Thanks to the custody staff.") });
    }
    expect((await lines()).find(({ automatic }) => automatic?.key === "aob")?.item).toMatchObject({ outcome: "no-question", outcomeNote: "Thanks to the custody staff." });
  });

  it("leaves the end of an item to whoever takes its notes at the table", async () => {
    const id = await add();
    const [line] = (await lines()).filter(({ key }) => key === id);
    const taking = line?.item ?? null;
    await write(home.db, async (tx) => {
      for (const [personId, name] of [["priya", "Priya Nair"], ["callum", "Callum Reeve"]] as const) await tx.person.create({ data: { id: personId, name, side: "opcc", createdAt: ctx.now } });
      if (taking !== null) await saveHolder(tx, ctx, taking, { before: null, after: "Priya Nair", personId: "priya" });
    });
    const end = async (personId: string) => endAgendaItem(testCtx(home.db, { ...opcc, personId }), { meetingId: may, item: id, seen: await versionOf(id), typed: { outcome: "discussed", note: "", link: "", toMeeting: "" } });
    expect(problemOf(await end("callum"))).toMatchObject({ kind: "stale", message: expect.stringContaining("Priya Nair takes the notes of “Retail crime”") });
    valueOf(await end("priya"));
  });
});

describe("a line that stands on an agenda by itself", () => {
  it("has a version before it is written down: of two who opened it, the second learns what the first did", async () => {
    valueOf(await editAgendaItem(ctx, { meetingId: may, item: "aob", seen: null, typed: item({ heading: "Any other business", text: "In private.", closedSession: "yes" }) }));
    expect(problemOf(await editAgendaItem(ctx, { meetingId: may, item: "aob", seen: null, typed: item({ heading: "Other business" }) })).kind).toBe("stale");
    expect(problemOf(await takeOffAgenda(ctx, { meetingId: may, item: "aob", seen: null })).kind).toBe("stale");
    expect((await lines()).find(({ automatic }) => automatic?.key === "aob")?.item).toMatchObject({ heading: "Any other business", text: "In private.", closedSession: true });
    const line = valueOf(await meetingPage(ctx, may)).lines.find(({ kind }) => kind === "aob");
    valueOf(await takeOffAgenda(ctx, { meetingId: may, item: line?.key ?? "", seen: line?.item?.version ?? null }));
  });
});
