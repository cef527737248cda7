/** The register: one row per finding as the viewer may see it, in the order of the reports. */
import type { Ctx } from "~/db/ctx.server";
import { boardUnderWay } from "~/db/open-cycle.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { done, type Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import { ROWS_IN_BROWSER, arrangeRegister, type Arrangement, type Register } from "~/domain/register/arrange-register";
import { countDrafts, type DraftCounts } from "~/domain/register/draft-counts";
import { inReportOrder } from "~/domain/register/register-order";
import { shapeRows, type RegisterRow } from "~/domain/register/register-row";
import type { View } from "~/domain/register/register-view";
import { readRecord } from "~/queries/record.server";

/** Up to this many rows are sent with the page; more follow once it is shown. */
export const ROWS_WITH_PAGE = 200;

// The record is the same object until something changes, so what is shaped from it is kept with it.
const shaped = new WeakMap<WholeRecord, { boardOn: CalendarDate | null; register: Register }>();

function shape(record: WholeRecord, boardOn: CalendarDate | null): Register {
  const known = shaped.get(record);
  if (known?.boardOn === boardOn) return known.register;
  const inspections = record.inspections.map(({ title, publishedOn }) => ({ title, publishedOn }));
  const register = { rows: inReportOrder(shapeRows(record.findings, boardOn), inspections), inspections };
  shaped.set(record, { boardOn, register });
  return register;
}

export async function readRegister(ctx: Ctx): Promise<Done<Register>> {
  const record = await readRecord(ctx);
  return record.ok ? done(shape(record.value, await boardUnderWay(ctx.db.read))) : record;
}

/** The row of a finding, and those of the findings that share one of its questions. */
export async function readRowsWith(ctx: Ctx, reference: string): Promise<RegisterRow[]> {
  const register = await readRegister(ctx);
  if (!register.ok) return [];
  const { rows } = register.value;
  const entries = new Set(rows.find((row) => row.reference === reference)?.pairs.map((pair) => pair.entry.id));
  return rows.filter((row) => row.reference === reference || row.pairs.some((pair) => entries.has(pair.entry.id)));
}

export type RegisterPageData = {
  /** All rows; or null, with only the page asked for in `arrangement`. */
  register: Register | null;
  arrangement: Arrangement | null;
  /** The browser may fetch all rows once the page is shown. */
  restFollows: boolean;
  inspections: number;
  /** Of the reader’s own side, in all rows. */
  drafts: DraftCounts;
  /** The next Service Improvement Board, where one is set. */
  nextBoard: CalendarDate | null;
};

export async function readRegisterPage(ctx: Ctx, view: View): Promise<Done<RegisterPageData>> {
  const read = await readRegister(ctx);
  if (!read.ok) return read;
  const register = read.value;
  const cycle = await ctx.db.read.sibCycle.findFirst({ where: { boardOn: { gte: ctx.today } }, orderBy: { boardOn: "asc" }, select: { boardOn: true } });
  const whole = register.rows.length <= ROWS_WITH_PAGE;
  return done({
    register: whole ? register : null,
    arrangement: whole ? null : arrangeRegister(register, view, ctx.today),
    restFollows: !whole && register.rows.length <= ROWS_IN_BROWSER,
    inspections: register.inspections.length,
    drafts: countDrafts(register.rows, ctx.actor),
    nextBoard: cycle?.boardOn ?? null,
  });
}
