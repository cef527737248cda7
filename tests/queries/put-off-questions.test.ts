/** Questions whose item was put off stand on the page and in the pack of the meeting it was put off to, with their answers, for everybody who may know of it. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { answer } from "~/commands/answer.server";
import { addAgendaItem } from "~/commands/meetings/change-agenda.server";
import { issueAgenda } from "~/commands/meetings/move-meeting.server";
import { noteLive } from "~/commands/meetings/note-live.server";
import type { Ctx } from "~/db/ctx.server";
import type { LiveFields, LiveKind } from "~/domain/meeting/live-write";
import { packFile, packPage } from "~/queries/briefing-pack.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { briefingText } from "../support/briefing-text";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";
import { planned } from "../support/small-meetings";

const ON_ITEM = "How many reviews of complaints are late?";
const ON_FINDING = "Who leads on this now?";

let home: FreshDatabase;
let [office, theirs]: Ctx[] = [];
let [may, july] = ["", ""];
let reference = "";
let sent = 0;

function here(ctx: Ctx | undefined): Ctx {
  if (ctx === undefined) throw new Error("Nobody is there.");
  return ctx;
}

const send = async (kind: LiveKind, item: string, fields: LiveFields) => valueOf(await noteLive(here(office), { meetingId: may, sent: { id: `write-of-the-test-${String((sent += 1))}`, kind, item, fields } }));

async function putOff(heading: string, finding: string, question: string): Promise<void> {
  const { id } = valueOf(await addAgendaItem(here(office), { meetingId: may, typed: { heading, text: "", parent: "", finding, sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" } }));
  await send("entry", id, { what: ["question"], text: [question], askedBy: ["PCC"], followsUp: [""] });
  await send("end", id, { outcome: ["deferred"], note: ["No time."], link: [""], toMeeting: [july] });
}

beforeEach(async () => {
  home = await demonstrationDatabase();
  [office, theirs] = [await ctxOf(home.db, "priya-nair"), await ctxOf(home.db, "ngozi-okafor")];
  [may, july] = [await planned(here(office), { title: "Meeting of May", date: "22 May 2022" }), await planned(here(office), { title: "Meeting of July", date: "18 July 2022" })];
  ({ reference } = await home.db.read.finding.findFirstOrThrow({ where: { entries: { none: {} }, kind: "afi" }, orderBy: { sequence: "asc" } }));
  await putOff("Complaint reviews", "", ON_ITEM);
  await putOff("Leads", reference, ON_FINDING);
});
afterEach(() => home.remove());

const read = async (ctx: Ctx | undefined, meeting: string) => ({ page: valueOf(await meetingPage(here(ctx), meeting)), pack: briefingText(valueOf(await packPage(here(ctx), meeting))).join("\n") });

it("under the item and on the finding, at both meetings", async () => {
  const { page, pack } = await read(office, july);
  expect(page.perItem.map(({ heading, entries }) => [heading, ...entries.map(({ text }) => text)])).toEqual([["Complaint reviews", ON_ITEM]]);
  expect(page.perFinding.map(({ finding, entries }) => [finding.reference, ...entries.map(({ text }) => text)])).toEqual([[reference, ON_FINDING]]);
  expect(page.lines.find((line) => line.reference === reference)).toMatchObject({ entries: 1, timesDeferred: 1 });
  expect(pack).toContain(ON_ITEM);
  expect(pack).toContain(ON_FINDING);
  const first = await read(office, may);
  expect(JSON.stringify([first.page.perItem, first.page.perFinding])).toMatch(/reviews of complaints.*leads on this/);
  expect(first.pack).toContain(ON_ITEM);
});

it("in the workbook of the pack, under their items too where those are about no finding", async () => {
  const { bytes, fileName } = valueOf(await packFile(here(office), july, { format: "xlsx" }));
  const questions = valueOf(readWorkbook(bytes, fileName)).sheets.find(({ name }) => name === "Questions")?.rows.slice(4).map((row) => row.cells.map(({ text }) => text)) ?? [];
  expect(questions.map((row) => row.filter((text) => text === reference || text === ON_ITEM || text === ON_FINDING))).toEqual([[ON_ITEM], [reference, ON_FINDING]]);
});

it("in the pack of the force with the answer it drafts for that meeting", async () => {
  valueOf(await issueAgenda(here(office), july));
  const entry = await home.db.read.entry.findFirstOrThrow({ where: { text: ON_FINDING } });
  valueOf(await answer(here(theirs), { entryId: entry.id, parts: [{ by: "DCC", text: "A lead was named in June." }] }));
  expect((await read(theirs, july)).pack).toContain("DCC: A lead was named in June.");
  expect(JSON.stringify(await read(office, july))).not.toContain("A lead was named in June.");
});

it("not for the force before the agenda is issued to it", async () => {
  const before = await read(theirs, july);
  expect(JSON.stringify(before)).not.toContain(ON_FINDING);
  expect(JSON.stringify(before)).not.toContain(ON_ITEM);
  valueOf(await issueAgenda(here(office), july));
  const { page, pack } = await read(theirs, july);
  expect(JSON.stringify([page.perItem, page.perFinding])).toMatch(/reviews of complaints.*leads on this/);
  expect(pack).toContain(ON_ITEM);
  expect(pack).toContain(ON_FINDING);
});
