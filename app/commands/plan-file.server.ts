/** Plans what a workbook would do to the record as it stands for a reader. */
import type { Ctx } from "~/db/ctx.server";
import { findCopyHistory } from "~/db/copy-history.server";
import { findSent } from "~/db/exports.server";
import { memoryIsEmpty, readMemory } from "~/db/import-memory.server";
import { readActions } from "~/db/actions.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { postHolders } from "~/db/leads.server";
import { readInstanceCode } from "~/db/instance-code.server";
import { keptMoment, type KeptMoment } from "~/db/kept-record.server";
import { wholeRecordIn } from "~/db/record.server";
import type { Reader } from "~/db/rows.server";
import type { CalendarDate } from "~/domain/calendar-date";
import type { ExportSent } from "~/domain/export/sent";
import type { HeadingMapping } from "~/domain/import/headings";
import { blankPlan, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";
import { fillsRemembered, layoutKey, likelyHeadings, type RememberedFills } from "~/domain/import/layout-key";
import { draftsOfFindings, type DraftsOfFindings } from "~/domain/import/note-replaced-drafts";
import type { CopyHistory } from "~/domain/import/own/older-copy";
import { NO_MEETINGS, type KnownMeetings } from "~/domain/import/paper/known-meetings";
import { isPaper } from "~/domain/import/paper/read-paper";
import { exportNumbersIn, mayHoldActionLog } from "~/domain/import/own/own-sheet";
import { planTraced } from "~/domain/import/plan-import";
import { countLines } from "~/domain/import/receipt-lines";
import type { SentOf } from "~/domain/import/three-way";
import type { Trace } from "~/domain/import/trace";
import { peopleNamed } from "~/domain/lead";
import type { Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import type { Workbook } from "~/domain/sheet";
import { recordFor, viewerOf } from "~/domain/visibility";

export type FileToPlan = { fileName: string; workbook: Workbook; options: ImportOptions };

/** The official record, and the same with the drafts of the importer's side; `drafts`: those of the force that what the importer brings takes the place of. */
export type Records = { record: WholeRecord; own: WholeRecord; drafts: DraftsOfFindings };

/** `trace`: what its reading said of each cell. */
export type PlannedFile = Records & { plan: ImportPlan; trace: Trace };

/** What notes of past meetings and returned action logs are compared with; nothing for other files. */
async function readKnown(reader: Reader, workbook: Workbook, today: CalendarDate): Promise<KnownMeetings> {
  if (!isPaper(workbook) && !mayHoldActionLog(workbook)) return NO_MEETINGS;
  const [holders, actions] = [await postHolders(reader), await readActions(reader)];
  const owners = new Map(actions.map(({ id, owners: posts }) => [id, posts.flatMap((post) => peopleNamed(post, holders, today))]));
  return { today, meetings: await readMeetings(reader), agenda: await readAgenda(reader), actions, owners };
}

/** This installation's code, what its exports sent of which the file holds rows, and which later ones were taken in. */
export type Sender = { instance: string | null; sentOf: SentOf; copies: CopyHistory; known: KnownMeetings };

export async function readSender(reader: Reader, { actor, today }: Ctx, workbook: Workbook): Promise<Sender> {
  const instance = await readInstanceCode(reader);
  const sent = new Map<number, ExportSent | null>();
  const numbers = exportNumbersIn(workbook, instance);
  for (const number of numbers) sent.set(number, await findSent(reader, number));
  return { instance, sentOf: (number) => sent.get(number) ?? null, copies: await findCopyHistory(reader, actor.side, numbers), known: await readKnown(reader, workbook, today) };
}

/** Papers hold the official record only, so that is what they are compared with. */
export function planAgainst({ record, own, drafts }: Records, sender: Sender, ctx: Ctx, { fileName, workbook, options }: FileToPlan): Done<PlannedFile> {
  const planned = planTraced({ file: fileName, workbook, record, own, options, actor: ctx.actor, ...sender });
  if (!planned.ok) return planned;
  return { ok: true, value: { ...planned.value, record, own, drafts } };
}

/** A paper that the office takes in leaves the drafts of the force alone. */
function replacedBy({ actor }: Ctx, force: () => WholeRecord): DraftsOfFindings {
  return actor.side === "opcc" ? new Map() : draftsOfFindings(force());
}

export async function readRecords(reader: Reader, ctx: Ctx): Promise<Records> {
  const whole = await wholeRecordIn(reader);
  return { record: recordFor("official", whole), own: recordFor(viewerOf(ctx.actor.side), whole), drafts: replacedBy(ctx, () => whole) };
}

/** The same from memory, as of the moment given. */
export function recordsAt(ctx: Ctx, { as }: KeptMoment): Records {
  return { record: as("official"), own: as(viewerOf(ctx.actor.side)), drafts: replacedBy(ctx, () => as("force")) };
}

export async function keptRecords(ctx: Ctx): Promise<Records> {
  return recordsAt(ctx, await keptMoment(ctx.db));
}

export async function planFile(reader: Reader, ctx: Ctx, file: FileToPlan): Promise<Done<PlannedFile>> {
  return planAgainst(await readRecords(reader, ctx), await readSender(reader, ctx, file.workbook), ctx, file);
}

/** The plan as it stands in the end, with how many cells of the file became what. */
export function withReceipt(workbook: Workbook, plan: ImportPlan, trace: Trace): ImportPlan {
  return { ...plan, receipt: countLines(workbook, plan, trace) };
}

/** A plan that waits for an answer, where one is missing: which inspection, or what the headings mean. */
export function waitingPlan(file: FileToPlan, planned: Done<PlannedFile>): Done<ImportPlan> {
  if (planned.ok) return { ok: true, value: planned.value.plan };
  const { message, field } = planned.problem;
  if (field !== "inspection" && field !== "mapping" && field !== "agreedOn") return planned;
  const unknownHeadings = field === "mapping" ? likelyHeadings(file.workbook) : [];
  if (field === "mapping" && unknownHeadings.length === 0) return planned;
  return { ok: true, value: { ...blankPlan(file.fileName), unknownHeadings, refusal: { message, field } } };
}

/** What one side has said of its files is remembered for that side. */
export function memoryKey(ctx: Ctx, workbook: Workbook): string {
  return `${ctx.actor.side} ${layoutKey(workbook)}`;
}

/** The options with what was said before of a file of the same headings; `fills` only where nobody is left to confirm them. */
export async function recallOptions(reader: Reader, ctx: Ctx, file: FileToPlan, what: { fills: boolean }): Promise<ImportOptions> {
  if (await memoryIsEmpty(reader)) return file.options;
  const key = memoryKey(ctx, file.workbook);
  const headings = await readMemory(reader, "headings", key);
  const mapping = headings === null ? file.options.mapping : { ...(JSON.parse(headings) as HeadingMapping), ...file.options.mapping };
  const options = { ...file.options, mapping };
  const remembered = what.fills && options.fills === null ? await readMemory(reader, "fills", key) : null;
  if (remembered === null) return options;
  const planned = await planFile(reader, ctx, { ...file, options });
  const fills = planned.ok ? fillsRemembered(planned.value.plan.fills, JSON.parse(remembered) as RememberedFills) : {};
  return Object.keys(fills).length === 0 ? options : { ...options, fills };
}
