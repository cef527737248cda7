/** What an import would do, or did, in the words of the page that shows it. */
import type { Ctx } from "~/db/ctx.server";
import { findingTitles } from "~/db/finding-titles.server";
import type { Undone } from "~/db/import-undo.server";
import { findBatch, type BatchedImport, type ImportState } from "~/db/imports.server";
import { lastChanges } from "~/db/last-changes.server";
import type { Instant } from "~/domain/calendar-date";
import { headingKey } from "~/domain/columns";
import { addedWords, VOICE_WORDS } from "~/domain/import/import-summary";
import { writesSomething, type ImportOptions, type ImportPlan, type PlannedChange } from "~/domain/import/import-plan";
import { LEAVE_TO_KEEP } from "~/domain/import/note-replaced-drafts";
import { previewMark } from "~/domain/import/plan-mark";
import { isConflict, weighedCells } from "~/domain/import/preview-answers";
import type { ReceiptCounts } from "~/domain/import/receipt";
import { unsureName, type AstraySheet, type UnsureRow } from "~/domain/import/unsure-row";
import { fillKey } from "~/domain/import/read-fills";
import { mayTouch } from "~/domain/import/whose-import";
import { can } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { needsSignOff } from "~/domain/rag";
import { signsOffInOwnRight } from "~/domain/rag-sign-off";
import { addedLines, ragOf, type AddedLine } from "~/queries/import-additions.server";
import { cellsOfFile, historyField, type FindingLines, type LinesInput } from "~/queries/import-lines.server";
import { standingOf } from "~/queries/import-receipt.server";

/** Lines of each list of a file that one page shows; the rest is said as a number. */
const MOST_ROWS = 1_000;

/** What is to be known before applying, with how often. */
export type KnowLine = { count: number; words: string };

export type FilePreview = {
  id: string;
  fileName: string;
  refusal: { message: string; field: string } | null;
  added: string;
  addedLines: AddedLine[];
  conflicts: FindingLines[];
  cells: FindingLines[];
  know: KnowLine[];
  receipt: ReceiptCounts | null;
  undone: Undone | null;
  mayUndo: boolean;
  /** `cells` and `lines`: all there are of them; `plain`: of the cells, those without a conflict; `shown`: those on the page. */
  counts: Record<"added" | "changed" | "cleared" | "conflicts" | "settled" | "left" | "heldBack" | "notYours" | "unchanged" | "ignored" | "notPlaced" | "cells" | "plain" | "shown" | "lines", number>;
  heldBack: ImportPlan["heldBack"];
  notYours: ImportPlan["heldBack"];
  ignoredColumns: ImportPlan["ignoredColumns"];
  notPlaced: ImportPlan["notPlaced"];
  notices: string[];
  unsure: (Omit<UnsureRow, "place"> & { name: string; where: string })[];
  astray: AstraySheet[];
  fills: { key: string; where: string; rgb: string; class: string; count: number; proposed: string | null; confirmed: string | null | undefined }[];
  headings: { key: string; heading: string; where: string; examples: string[]; chosen: string }[];
  options: Pick<ImportOptions, "inspection" | "published" | "emptiesCount" | "agreed">;
};

export type ImportPreview = {
  id: string;
  /** Of the plans as they are shown. */
  mark: string;
  state: ImportState;
  importedBy: string;
  createdAt: Instant;
  appliedAt: Instant | null;
  /** Whether the asker may answer for these files and discard them, which wait. */
  mayAnswer: boolean;
  /** Why not, and who may; null where they may, or nothing waits. */
  notTheirs: string | null;
  mayApply: boolean;
  /** Whether applying it as it stands writes anything. */
  writes: boolean;
  /** As what the words of the files enter. */
  voice: string;
  /** The asker may take it in as the record of both sides. */
  mayAgree: boolean;
  files: FilePreview[];
  /** The first inspection the findings belong to, to open the register at. */
  inspection: string | null;
};

function fillsOf(plan: ImportPlan, options: ImportOptions): FilePreview["fills"] {
  const { fills } = options;
  return plan.fills.map((fill) => ({
    key: fillKey(fill), where: `${fill.sheet}, column ${fill.column} (${fill.heading})`, rgb: fill.rgb, class: fill.class, count: fill.count, proposed: fill.proposed,
    confirmed: fills === null || fills === "proposed" ? undefined : fills[fillKey(fill)],
  }));
}

function headingsOf(plan: ImportPlan, options: ImportOptions): FilePreview["headings"] {
  const seen = new Set<string>();
  const unknown = plan.unknownHeadings.map(({ sheet, column, heading, examples }) => ({ heading, where: `${sheet}, column ${column}`, examples }));
  const mapped = plan.sheets.flatMap((sheet) => sheet.columns.map(({ column, heading }) => ({ heading, where: `${sheet.name}, column ${column}`, examples: [] as string[] })))
    .filter(({ heading }) => headingKey(heading) in options.mapping);
  return [...unknown, ...mapped].flatMap((each) => {
    const key = headingKey(each.heading);
    if (key === "" || seen.has(key)) return [];
    seen.add(key);
    return [{ key, ...each, chosen: options.mapping[key] ?? "" }];
  });
}

/** A move of RAG by the force that a chief officer signs off, unless one brings the file. */
function signOffIn(ctx: Ctx): (change: PlannedChange) => boolean {
  const waits = ctx.actor.side === "force" && !signsOffInOwnRight(ctx.actor);
  return ({ subject, field, from, to }) => waits && subject === "finding" && field === "rag" && needsSignOff(ragOf(from), ragOf(to));
}

function knowOf(plan: ImportPlan, waits: (change: PlannedChange) => boolean): KnowLine[] {
  const taken = [...plan.changed, ...plan.cleared];
  const lines: [number, string, string][] = [
    [taken.filter(waits).length, "move to Green or Blue waits for a chief officer.", "moves to Green or Blue wait for a chief officer."],
    [plan.voice === "force" ? plan.responses.length + taken.filter(({ subject, field }) => subject === "response" && field === "response").length : 0, "response arrives as a draft, waiting to be cleared.", "responses arrive as drafts, waiting to be cleared."],
    [plan.voice === "opcc" ? taken.filter(({ subject }) => subject === "entry").length : 0, "cell of an issued question becomes a correction draft.", "cells of issued questions become correction drafts."],
    [plan.voice === "opcc" ? plan.entries.length : 0, "new question enters as a draft of your office.", "new questions enter as drafts of your office."],
    [taken.filter(({ replaces }) => replaces !== undefined).length, "cell takes the place of a colleague’s draft.", "cells take the place of colleagues’ drafts."],
    [taken.filter(({ dateNotGiven }) => dateNotGiven === true).length, "update has no new as-at date, which is recorded as not given.", "updates have no new as-at date, which is recorded as not given."],
    [plan.changedHere.length, "cell was changed here since the file was sent, and not in the file: it stays as it is here.", "cells were changed here since the file was sent, and not in the file: they stay as they are here."],
    [plan.repeated.length, "cell says what another of these files says, and is taken once.", "cells say what another of these files says, and are taken once."],
  ];
  return lines.flatMap(([count, one, many]) => (count === 0 ? [] : [{ count, words: count === 1 ? one : many }]));
}

/** In the words of the page that asks; the command line has answers of its own. */
function inBrowser(words: string): string {
  return words.replace(/(?:; or take it as that|, or) with --[a-z-]+/, "").replace(/ with --[a-z-]+, or on the import page/, " below").replace(/:? on the import page/, " above");
}

/** Sheet by sheet in the order of the rows. */
function heldLines(held: ImportPlan["heldBack"]): ImportPlan["heldBack"] {
  const sheets = [...new Set(held.map((each) => each.sheet))];
  const inOrder = held.toSorted((one, other) => sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet) || one.row - other.row);
  return inOrder.slice(0, MOST_ROWS).map((each) => ({ ...each, reason: inBrowser(each.reason) }));
}

/** Sheet by sheet in the order of the rows. */
function unsureLines({ unsure, sheets }: ImportPlan): FilePreview["unsure"] {
  const at = (sheet: string) => sheets.findIndex((each) => each.name === sheet);
  return unsure.toSorted((one, other) => at(one.place.sheet) - at(other.place.sheet) || one.place.row - other.place.row).slice(0, MOST_ROWS)
    .map(({ place, ...row }) => ({ ...row, name: unsureName({ place, ...row }), where: `${place.sheet}, row ${String(place.row)}${row.part === undefined ? "" : `, ${row.part}`}` }));
}

type Around = Omit<LinesInput, "file">;

function filePreview(around: Around, kept: BatchedImport, { undone, mayUndo }: Pick<FilePreview, "undone" | "mayUndo">): FilePreview {
  const { id, fileName, plan, options } = kept;
  const choices = options.choices ?? {};
  const { conflicts, cells, shown } = cellsOfFile({ ...around, file: { id, fileName, plan, choices } }, MOST_ROWS);
  const added = addedLines(plan, choices);
  const [others, held] = [plan.heldBack.filter((each) => each.notYours === true), plan.heldBack.filter((each) => each.notYours !== true)];
  const weighed = weighedCells(plan).filter((change) => change.added === undefined);
  return {
    id, fileName, refusal: plan.refusal === undefined ? null : { ...plan.refusal, message: inBrowser(plan.refusal.message) }, added: addedWords(plan), addedLines: added.slice(0, MOST_ROWS), conflicts, cells,
    know: knowOf(plan, around.waitsForSignOff), receipt: plan.receipt ?? null, undone, mayUndo,
    counts: {
      added: addedLines(plan, {}).filter((line) => line.taken).length, changed: plan.changed.length, cleared: plan.cleared.length, conflicts: plan.conflicts.length,
      settled: weighed.filter(isConflict).length - plan.conflicts.length, left: plan.left.length, heldBack: held.length, notYours: others.length, unchanged: plan.receipt?.unchanged ?? plan.unchanged,
      ignored: plan.ignoredColumns.length, notPlaced: plan.notPlaced.length, cells: weighed.length, plain: weighed.filter((change) => !isConflict(change)).length, shown, lines: added.length,
    },
    heldBack: heldLines(held), notYours: heldLines(others),
    ignoredColumns: plan.ignoredColumns, notPlaced: plan.notPlaced.slice(0, MOST_ROWS), notices: plan.notices.filter((notice) => !notice.endsWith(LEAVE_TO_KEEP)).map(inBrowser),
    unsure: unsureLines(plan),
    astray: plan.astray,
    fills: fillsOf(plan, options),
    headings: plan.marked ? [] : headingsOf(plan, options),
    options: { inspection: options.inspection, published: options.published, emptiesCount: options.emptiesCount, agreed: options.agreed ?? null },
  };
}

export async function importPreview(ctx: Ctx, id: string): Promise<Done<ImportPreview>> {
  const batch = await findBatch(ctx.db.read, id);
  const touch = mayTouch(ctx.actor, batch);
  const kept = batch.find((file) => file.id === id);
  if (!touch.ok && (touch.problem.kind === "missing" || !can(ctx.actor, "import"))) return touch;
  if (kept === undefined) return refuse("missing", "There is no such import. It may have been discarded.");
  const plans = batch.map((file) => file.plan);
  const weighed = plans.flatMap(weighedCells);
  const references = [...new Set(weighed.map((change) => change.reference))];
  const around: Around = {
    order: batch.map((file) => file.id),
    allChoices: new Map(batch.map((file) => [file.id, file.options.choices ?? {}])),
    // Afterwards the last change is the import itself.
    last: kept.state === "applied" ? new Map() : await lastChanges(ctx.db.read, weighed.map(historyField)),
    open: kept.state === "planned",
    titles: await findingTitles(ctx.db.read, references),
    waitsForSignOff: signOffIn(ctx),
  };
  return done({
    id, mark: previewMark(batch), state: kept.state, importedBy: kept.importedBy, createdAt: kept.createdAt, appliedAt: kept.appliedAt,
    mayAnswer: kept.state === "planned" && touch.ok, notTheirs: kept.state === "planned" && !touch.ok ? touch.problem.message : null,
    mayApply: kept.state === "planned" && touch.ok && plans.every((plan) => plan.refusal === undefined) && plans.some((plan) => writesSomething(plan) || plan.left.length + plan.conflicts.length > 0),
    writes: plans.some(writesSomething),
    voice: VOICE_WORDS[kept.plan.voice], mayAgree: can(ctx.actor, "import an agreed paper"),
    files: await Promise.all(batch.map(async (file) => filePreview(around, file, await standingOf(ctx, file)))),
    inspection: plans.flatMap((plan) => plan.findings)[0]?.inspection ?? null,
  });
}
