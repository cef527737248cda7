/** What became of each cell of a file: for its page, and as a file to keep. */
import type { Ctx } from "~/db/ctx.server";
import { readReceipt } from "~/db/import-receipts.server";
import { findImport, type StoredImport } from "~/db/imports.server";
import { leadersOfTouched, readUndone, type Undone } from "~/db/import-undo.server";
import { FATE_WORDS } from "~/domain/import/fate-words";
import { receiptCounts, type Fate, type ReceiptCounts, type ReceiptLine } from "~/domain/import/receipt";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { columnLetter, type Workbook } from "~/domain/sheet";
import { readWorkbookInWorker } from "~/spreadsheet/read-workbook-in-worker.server";
import { writeCsvRows } from "~/spreadsheet/write-csv-rows.server";
import { writePlainSheet } from "~/spreadsheet/write-plain-sheet.server";

export type ReceiptRow = { sheet: string; cell: string; text: string; fate: Fate; why: string };

export type ReceiptPage = { id: string; fileName: string; applied: boolean; counts: ReceiptCounts; fate: Fate | null; rows: ReceiptRow[]; total: number; page: number; pages: number };

const AT_ONCE = 200;
/** In characters: the rest is in the file. */
const LONGEST = 400;

async function findTheirs(ctx: Ctx, id: string): Promise<Done<StoredImport>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const kept = await findImport(ctx.db.read, id);
  return kept === null || kept.side !== ctx.actor.side ? refuse("missing", "There is no such import. It may have been discarded.") : done(kept);
}

async function linesOf(ctx: Ctx, id: string): Promise<Done<ReceiptLine[]>> {
  const lines = await readReceipt(ctx.db.read, id);
  return lines === null ? refuse("missing", "This file has no receipt yet: it waits for an answer, or was taken in before receipts were kept.") : done(lines);
}

/** What each cell says, as the file has it. */
async function textsOf({ bytes, fileName }: StoredImport): Promise<Done<(line: ReceiptLine) => string>> {
  const read = await readWorkbookInWorker(bytes, fileName);
  return read.ok ? done(textIn(read.value)) : read;
}

function textIn({ sheets }: Workbook): (line: ReceiptLine) => string {
  const rows = new Map(sheets.map((sheet) => [sheet.name, new Map(sheet.rows.map((row) => [row.number, row.cells]))]));
  return ({ sheet, row, column }) => rows.get(sheet)?.get(row)?.find((cell) => columnLetter(cell.column) === column)?.text ?? "";
}

function rowOf(line: ReceiptLine, text: string): ReceiptRow {
  return { sheet: line.sheet, cell: `${line.column}${String(line.row)}`, text, fate: line.fate, why: line.why };
}

export async function importReceipt(ctx: Ctx, id: string, { fate, page: asked }: { fate: Fate | null; page: number }): Promise<Done<ReceiptPage>> {
  const kept = await findTheirs(ctx, id);
  if (!kept.ok) return kept;
  const lines = await linesOf(ctx, id);
  if (!lines.ok) return lines;
  const texts = await textsOf(kept.value);
  if (!texts.ok) return texts;
  const wanted = fate === null ? lines.value : lines.value.filter((line) => line.fate === fate);
  const pages = Math.max(1, Math.ceil(wanted.length / AT_ONCE));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = wanted.slice((page - 1) * AT_ONCE, page * AT_ONCE).map((line) => {
    const text = texts.value(line).trim();
    return rowOf(line, text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  });
  return done({ id, fileName: kept.value.fileName, applied: kept.value.state === "applied", counts: receiptCounts(lines.value), fate, rows, total: wanted.length, page, pages });
}

const HEADINGS = ["Sheet", "Cell", "What it says", "What became of it", "Why"];

/** All of it, in the order of the file. */
export async function receiptFile(ctx: Ctx, id: string, format: "csv" | "xlsx"): Promise<Done<{ fileName: string; bytes: Buffer }>> {
  const kept = await findTheirs(ctx, id);
  if (!kept.ok) return kept;
  const lines = await linesOf(ctx, id);
  if (!lines.ok) return lines;
  const texts = await textsOf(kept.value);
  if (!texts.ok) return texts;
  const rows = lines.value.map((line) => {
    const { sheet, cell, text, fate, why } = rowOf(line, texts.value(line));
    return [sheet, cell, text, FATE_WORDS[fate], why];
  });
  const fileName = `receipt-${ctx.today}.${format}`;
  if (format === "csv") return done({ fileName, bytes: writeCsvRows([HEADINGS, ...rows]) });
  const about = `Receipt of ${kept.value.fileName}, brought by ${kept.value.importedBy}`;
  return done({ fileName, bytes: await writePlainSheet({ name: "Receipt", title: about, madeAt: ctx.now, headings: HEADINGS, widths: [22, 9, 70, 20, 70], rows }) });
}

/** What the page of an import shows beside its lists. */
export type ImportStanding = { id: string; receipt: ReceiptCounts | null; applied: boolean; undone: Undone | null; mayUndo: boolean };

/** Offered to those alone who will not be refused: a lead undoes what is about their own findings. */
async function mayUndoHere(ctx: Ctx, id: string, options: StoredImport["options"]): Promise<boolean> {
  if (!can(ctx.actor, options.agreed == null || ctx.actor.side === "operator" ? "import" : "import an agreed paper")) return false;
  return can(ctx.actor, "import", []) || (await leadersOfTouched(ctx.db.read, id)).every((finding) => can(ctx.actor, "import", finding));
}

export async function standingOf(ctx: Ctx, { id, state, options }: Pick<StoredImport, "id" | "state" | "options">): Promise<Omit<ImportStanding, "receipt">> {
  const undone = await readUndone(ctx.db.read, id);
  const applied = state === "applied";
  const mayUndo = applied && undone === null && (await mayUndoHere(ctx, id, options));
  return { id, applied, undone, mayUndo };
}

export async function importStanding(ctx: Ctx, id: string): Promise<Done<ImportStanding>> {
  const found = await findTheirs(ctx, id);
  if (!found.ok) return found;
  return done({ ...(await standingOf(ctx, found.value)), receipt: found.value.plan.receipt ?? null });
}
