/** The action log goes out as a workbook and comes back: only what was changed is proposed, to whom it belongs, and an undo takes it back. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportActions } from "~/commands/export-actions.server";
import { recordActionEvent } from "~/commands/actions/record-action-event.server";
import { saveSeries } from "~/commands/meetings/save-series.server";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { verifyHistory } from "~/db/verify-history.server";
import { write } from "~/db/write.server";
import { revisitDay } from "~/domain/action/action-rules";
import { readLogFilter } from "~/domain/action/action-log";
import type { Action } from "~/domain/action/action";
import { formatDate } from "~/domain/calendar-date";
import type { ImportPlan } from "~/domain/import/import-plan";
import { importSummary } from "~/domain/import/import-summary";
import { planOnly } from "~/commands/plan-import.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { force, opcc, valueOf } from "../support/marchshire";
import { hasLibreOffice, hasOpenpyxl, throughLibreOffice, throughOpenpyxl } from "../support/other-programs";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { actionAt, planned, typedEvent } from "../support/small-meetings";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

const LATER = "2022-06-20T09:00:00.000Z";

let home: FreshDatabase;
let ctx: Ctx;
let may: string;
let july: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  may = await planned(ctx);
  july = await planned(ctx, { date: "18 July 2022", title: "Assurance meeting of July" });
});
afterEach(() => home.remove());

const ALL = readLogFilter(new URLSearchParams("state=all"));
const record = (reference: string, kind: string, more = {}) => recordActionEvent(ctx, { reference, seen: null, typed: typedEvent(kind, more) });
const exported = async (as = ctx, filter = ALL) => valueOf(await exportActions(as, filter));
const proposed = ({ changed, cleared }: ImportPlan) => [...changed, ...cleared].map(({ reference, field, to }) => `${reference} ${field}: ${to ?? "–"}`).sort();
const planOf = async (bytes: Uint8Array, as = ctx) => valueOf(await planOnly(as, { fileName: "log.xlsx", workbook: readBytes(bytes, "log.xlsx"), options: plainOptions }));

async function action(reference: string): Promise<Action> {
  const found = (await readActions(home.db.read)).find((each) => each.reference === reference);
  if (found === undefined) throw new Error(`There is no ${reference}.`);
  return found;
}

/** Writes cells by the reference of the row and the heading of the column, as somebody with another program does. */
function edited(bytes: Uint8Array, cells: readonly (readonly [reference: string, heading: string, value: string])[], more = ""): Buffer {
  const script = `book = openpyxl.load_workbook(path)
sheet = book["Actions"]
head = next(row for row in sheet.iter_rows() if any(cell.value == "Reference" for cell in row))
columns = {cell.value: cell.column for cell in head}
rows = {sheet.cell(row, columns["Reference"]).value: row for row in range(head[0].row + 1, sheet.max_row + 1)}
for reference, heading, value in ${JSON.stringify(cells)}:
    sheet.cell(rows[reference], columns[heading]).value = value
${more}
book.save(path)`;
  return throughOpenpyxl(script, bytes);
}

/** Four actions: a plain one, one due on a day and reported on, one completed, and one that comes back. */
async function log(): Promise<[string, string, string, string]> {
  const plain = await actionAt(ctx, may, { text: "Send the corrected figure.\nWith its method.", owners: "DCC, DBS" });
  const due = await actionAt(ctx, may, { text: "Bring the business case.", owners: "CC", due: "30 June 2022" });
  const over = await actionAt(ctx, may, { text: "Circulate the survey.", owners: "", due: "2022-05-20" });
  const back = await actionAt(ctx, may, { text: "Revisit custody waiting times in 6 months.", due: "before 6 December" });
  valueOf(await record(due, "update", { text: "The case is drafted.", by: "CC" }));
  valueOf(await record(over, "completed", { text: "Circulated on 20 May.", by: "PO" }));
  return [plain, due, over, back];
}

describe("an action log that comes back as it went out", () => {
  it("changes nothing, nor after another program saved it", async () => {
    await log();
    const { bytes, actions } = await exported();
    expect(actions).toBe(4);
    const plan = await planOf(bytes);
    expect([proposed(plan), plan.actions, plan.heldBack, plan.notPlaced, plan.ignoredColumns]).toEqual([[], [], [], [], []]);
    if (hasOpenpyxl) expect(proposed(await planOf(edited(bytes, [])))).toEqual([]);
    if (hasLibreOffice) {
      const saved = await planOf(throughLibreOffice(bytes));
      expect([proposed(saved), saved.actions, saved.heldBack]).toEqual([[], [], []]);
    }
  }, 90_000);

  it("holds the days as dates, lists for state and kind, and a guide", async () => {
    await log();
    const { bytes } = await exported();
    const sheets = readBytes(bytes, "log.xlsx").sheets;
    expect(sheets.map(({ name }) => name)).toEqual(["Actions", "Meetings", "Guide"]);
    const cells = sheets[0]?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells.filter(({ kind }) => kind === "date").map(({ date }) => date)).toEqual(expect.arrayContaining(["2022-05-20", "2022-06-30", "2022-11-23"]));
    expect(cells.some(({ text }) => text === "before 6 December")).toBe(true);
    if (!hasOpenpyxl) return;
    const lists = throughOpenpyxl(`book = openpyxl.load_workbook(path)
rules = [rule.formula1 for rule in book["Actions"].data_validations.dataValidation if rule.type == "list"]
open(path, "w").write("\\n".join(rules))`, bytes).toString("utf8");
    expect(lists).toContain("Open,Completed,Replaced,No longer required");
    expect(lists).toContain("Action,Request,Revisit");
  });

  it.runIf(hasOpenpyxl)("takes owners parted by commas as the form of an action does, and a post with a comma of its own as it went out", async () => {
    const [plain, due] = await log();
    await write(home.db, async (tx) => ({ ok: true, value: await tx.actionOwner.updateMany({ where: { post: "CC" }, data: { post: "Head of Roads, Rail and Harbours" } }) }));
    const { bytes } = await exported();
    const { plan } = await takeIn(ctx, "log.xlsx", edited(bytes, [[plain, "Owners", "CC, DCC"]]));
    expect(proposed(plan)).toEqual([`${plain} owners: CC; DCC`]);
    expect((await action(plain)).owners).toEqual(["CC", "DCC"]);
    expect((await action(due)).owners).toEqual(["Head of Roads, Rail and Harbours"]);
  });

  it("keeps the filter of the log, and rows left out stay as they are", async () => {
    const [plain] = await log();
    const { bytes, actions } = await exported(ctx, readLogFilter(new URLSearchParams("owner=DBS")));
    expect(actions).toBe(1);
    const plan = await planOf(edited(bytes, [[plain, "Owners", "DBS"]]));
    expect(proposed(plan)).toEqual([`${plain} owners: DBS`]);
    await takeIn(ctx, "log.xlsx", edited(bytes, [[plain, "Owners", "DBS"]]));
    expect((await readActions(home.db.read)).length).toBe(4);
  });
});

describe.runIf(hasOpenpyxl)("what was changed in it", () => {
  it("is proposed cell by cell, written with its events, and undone whole", async () => {
    const [plain, due, over, back] = await log();
    const before = await readActions(home.db.read);
    const { bytes } = await exported();
    const file = edited(bytes, [
      [plain, "State", "Completed"], [plain, "How it ended", "Sent on 1 June."], [due, "Latest update", "The case went to the board."], [due, "Due", "once the board agrees"],
      [over, "State", "Open"], [over, "How it ended", "The survey had a fault."], [back, "Kind", "Action"], [back, "Comes back on", ""],
      [back, "Due", ""], [back, "Due at meeting", "M-0002"],
    ], `new = sheet.max_row + 1
sheet.cell(new, columns["Action"]).value = "Publish the plan."
sheet.cell(new, columns["Owners"]).value = "DBS"
sheet.cell(new, columns["Due"]).value = datetime.date(2022, 9, 1)
sheet.cell(new, columns["Latest update"]).value = "A draft is there."`);
    const emptied = { ...plainOptions, emptiesCount: true };
    const plan = valueOf(await planOnly(ctx, { fileName: "log.xlsx", workbook: readBytes(file, "log.xlsx"), options: emptied }));
    expect(plan.heldBack).toEqual([]);
    expect(proposed(plan)).toEqual([
      `${back} due: –`, `${back} dueMeeting: M-0002 Assurance meeting of July, 18 July 2022`, `${back} kind: action`, `${back} revisitOn: –`,
      `${due} due: once the board agrees`, `${due} report: The case went to the board.`,
      `${over} ending: The survey had a fault.`, `${over} state: open`, `${plain} ending: Sent on 1 June.`, `${plain} state: completed`,
    ].sort());
    expect(plan.actions).toMatchObject([{ text: "Publish the plan.", owners: ["DBS"], due: "2022-09-01" }]);

    const summary = importSummary(plan, true).filter((line) => line.startsWith("  A-"));
    expect(summary).toEqual(expect.arrayContaining([expect.stringContaining(`${due}, Latest update: `), `  ${plain}, State: open → completed`, expect.stringContaining(`${over}, How it ended: `), expect.stringContaining(`${back}, Due at meeting: `)]));
    expect(summary.filter((line) => /, [a-z]/.test(line.split(":")[0] ?? ""))).toEqual([]);

    const { id } = await takeIn(ctx, "log.xlsx", file, { emptiesCount: true });
    expect(await action(plain)).toMatchObject({ state: "completed", events: [{ kind: "completed", text: "Sent on 1 June." }] });
    expect((await action(due)).events.map(({ text, mode, by }) => [text, mode, by])).toEqual([["The case is drafted.", "written", "CC"], ["The case went to the board.", "written", opcc.post]]);
    expect(await action(over)).toMatchObject({ state: "open", events: [{ kind: "completed" }, { kind: "reopened", text: "The survey had a fault." }] });
    expect(await action(back)).toMatchObject({ kind: "action", revisitOn: null, due: null, dueMeetingId: july });
    expect((await readActions(home.db.read)).at(-1)).toMatchObject({ text: "Publish the plan.", due: "2022-09-01", events: [{ kind: "update", text: "A draft is there." }] });
    expect(proposed(await planOf((await exported()).bytes))).toEqual([]);

    const { back: undone } = valueOf(await undoPreview(testCtx(home.db, opcc, LATER), id ?? ""));
    expect(undone).toContainEqual({ file: "log.xlsx", reference: back, what: "Action: Due at the meeting", from: "Assurance meeting of July", to: "" });
    valueOf(await undoImport(testCtx(home.db, opcc, LATER), id ?? ""));
    const plainly = (actions: readonly Action[]) => actions.map((each) => ({ ...each, version: 0 }));
    expect(plainly(await readActions(home.db.read))).toEqual(plainly(before));
    expect(await verifyHistory(home.db.read)).toMatchObject({ faults: [], fileFaults: [] });
  });

  it("is held back where an end lacks what shows it, where nothing ends, and where an action has ended", async () => {
    const [plain, due, over] = await log();
    const { bytes } = await exported();
    const { heldBack, ...plan } = await planOf(edited(bytes, [[plain, "State", "Completed"], [due, "How it ended", "It is done."], [over, "Owners", "CC"], [over, "Latest update", "More."]]));
    expect(proposed({ ...plan, heldBack })).toEqual([]);
    expect(heldBack.map(({ reason }) => reason).sort()).toEqual([
      `${over}, Owners: ${over} has ended: completed. Open it again first, with the reason.`, `${over}, Latest update: ${over} has ended: completed. Open it again first, with the reason.`,
      `${due}, How it ended: It is recorded when the state of the action changes. Change State beside it as well, in the same row.`,
      `${plain}, State: Say what shows that it is done. It goes into How it ended, and who decided into Decided by.`,
    ].sort());
  });

  it.runIf(hasOpenpyxl)("is not told to change the state beside it where that was changed and is held back", async () => {
    const [plain] = await log();
    const { heldBack } = await planOf(edited((await exported()).bytes, [[plain, "State", "No longer required"], [plain, "How it ended", "The programme ended."]]));
    expect(heldBack.map(({ reason }) => reason)).toEqual([
      `${plain}, State: Say who decided that. It goes into How it ended, and who decided into Decided by.`,
      `${plain}, How it ended: It is recorded together with State in the same row, which is not taken.`,
    ]);
  });

  it.runIf(hasOpenpyxl)("is held back where the day it is due is none", async () => {
    const [plain, due] = await log();
    const { heldBack, ...plan } = await planOf(edited((await exported()).bytes, [[plain, "Due", "30/02/2022"], [due, "Due", "29/06/2022"]]));
    expect(proposed({ ...plan, heldBack })).toEqual([`${due} due: 29/06/2022`]);
    expect(heldBack.map(({ reason }) => reason)).toEqual([expect.stringMatching(new RegExp(`^${plain}, Due: “30/02/2022” is not a day of the calendar`))]);
  });

  it("is replaced by an action that is there, never in a circle", async () => {
    const [plain, due] = await log();
    const { bytes } = await exported();
    expect((await planOf(edited(bytes, [[plain, "State", "Replaced"], [plain, "Replaced by", "A-0099"]]))).heldBack.length).toBe(2);
    await takeIn(ctx, "log.xlsx", edited(bytes, [[plain, "State", "Replaced"], [plain, "Replaced by", due]]));
    expect(await action(plain)).toMatchObject({ state: "replaced", replacedById: (await action(due)).id });
    const circle = await planOf(edited((await exported()).bytes, [[due, "State", "Replaced"], [due, "Replaced by", plain]]));
    expect(circle.heldBack[0]?.reason).toContain("was itself replaced by");
  });

  it("is not replaced by one that has ended, or ends in the same file, or is replaced by it there", async () => {
    const [plain, due, over, back] = await log();
    const { bytes } = await exported();
    const replaced = (reference: string, by: string) => [[reference, "State", "Replaced"], [reference, "Replaced by", by]] as const;
    const reasons = async (cells: readonly (readonly [string, string, string])[]) => (await planOf(edited(bytes, cells))).heldBack.map(({ reason }) => reason).join(" ");
    expect(await reasons(replaced(plain, over))).toContain(`${over} has ended: completed.`);
    expect(await reasons([...replaced(plain, due), [due, "State", "Completed"], [due, "How it ended", "The case was brought."]])).toContain(`${due} has ended: completed.`);
    expect(await reasons([...replaced(plain, due), ...replaced(due, plain)])).toContain("was itself replaced by");
    expect(await reasons([...replaced(plain, due), ...replaced(due, back)])).toBe("");
  });

  it("stays what it became here, where only the record moved, and is a conflict where both did", async () => {
    const [plain, due] = await log();
    const { bytes } = await exported();
    valueOf(await record(due, "update", { text: "It was refused." }));
    expect(proposed(await planOf(edited(bytes, [])))).toEqual([]);
    const both = await planOf(edited(bytes, [[due, "Latest update", "It was agreed."], [plain, "Due", "1 July 2022"]]));
    expect(both.conflicts.map(({ field, base, from, to }) => [field, base, from, to])).toEqual([["report", "The case is drafted.", "It was refused.", "It was agreed."]]);
    expect(proposed(both)).toEqual([`${plain} due: 1 July 2022`]);
  });

  it("is an owner's to report on, and nobody else's to change than who keeps actions", async () => {
    const [plain, due] = await log();
    await write(home.db, (tx) => tx.person.create({ data: { id: "cc", name: "Ann Clerk", side: "force", createdAt: ctx.now, posts: { create: [{ id: "post", code: "CC", title: "Chief Constable" }] } } }));
    const owner = testCtx(home.db, { ...force, personId: "cc", post: "CC", roles: ["strategic-lead"] });
    const { bytes } = await exported();
    const plan = await planOf(edited(bytes, [[due, "Latest update", "Agreed."], [due, "Owners", "DCC"], [plain, "Latest update", "Not mine."]]), owner);
    expect(proposed(plan)).toEqual([`${due} report: Agreed.`]);
    expect(plan.heldBack.map(({ notYours }) => notYours)).toEqual([true, true]);
    const own = readBytes((await exported(owner)).bytes, "log.xlsx");
    expect(own.sheets[0]?.rows.length).toBeGreaterThan(4);
  });
});

describe.runIf(hasOpenpyxl)("an action that was added in it", () => {
  const rowsFor = (meetings: readonly string[]) => meetings.map((meeting, index) => `
row = sheet.max_row + 1
sheet.cell(row, columns["Action"]).value = "Revisit quay ${String(index)} in 6 months."
sheet.cell(row, columns["Meeting"]).value = ${JSON.stringify(meeting)}`).join("");

  it("arose at its meeting where that is held or its day has come; nothing has arisen at one to come, unless another series is known by it", async () => {
    await log();
    valueOf(await saveSeries(ctx, { seriesId: "", name: "Custody", standing: "" }));
    const { id: series } = await home.db.read.meetingSeries.findUniqueOrThrow({ where: { name: "Custody" }, select: { id: true } });
    const custody = await planned(ctx, { series, date: "19 July 2022", title: "Custody review" });
    const { date: mayDay, title: mayTitle } = await home.db.read.meeting.findUniqueOrThrow({ where: { id: may } });
    const { bytes } = await exported();
    const named = [`${mayTitle}, ${formatDate(mayDay)}`, "Assurance meeting of July, 18 July 2022", "Custody review, 19 July 2022"];
    await takeIn(ctx, "log.xlsx", edited(bytes, [], rowsFor(named)));
    const added = (await readActions(home.db.read)).filter(({ text }) => text.startsWith("Revisit quay"));
    expect(added.map(({ meetingId, revisitOn }) => [meetingId, revisitOn])).toEqual([[may, "2022-11-23"], [null, revisitDay("Revisit in 6 months", ctx.today)], [custody, revisitDay("Revisit in 6 months", ctx.today)]]);
    expect(await home.db.read.meeting.count()).toBe(3);
    await takeIn(ctx, "log.xlsx", edited(bytes, [], rowsFor(named)));
    expect((await readActions(home.db.read)).filter(({ text }) => text.startsWith("Revisit quay"))).toHaveLength(3);
  });
});
