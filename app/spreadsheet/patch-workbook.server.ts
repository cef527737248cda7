/**
 * Fills cells of somebody's own workbook: only their sheets' XML changes, one date style where one is needed, and what makes
 * the next program compute anew. Every other part stays byte for byte, compressed as it was.
 */
import type { CellEdit, CellLeft } from "~/domain/cell-edit";
import { defaultTheme, readTheme } from "~/spreadsheet/colour.server";
import { type DateStyles, dateStyles } from "~/spreadsheet/date-styles.server";
import { type FormulaCell, formulaCells } from "~/spreadsheet/formula-cells.server";
import { openPackage, type Package, readLinked, type SheetPart } from "~/spreadsheet/open-package.server";
import { type PartText, partTexts } from "~/spreadsheet/part-texts.server";
import { patchSheet, type PatchedSheet } from "~/spreadsheet/patch-sheet.server";
import { recalculateOnLoad } from "~/spreadsheet/recalculate.server";
import { giveUp } from "~/spreadsheet/refusal.server";
import { replaceEntries } from "~/spreadsheet/replace-entries.server";
import { mapSheet } from "~/spreadsheet/sheet-map.server";
import { applySplices, type Splice } from "~/spreadsheet/splice.server";
import { staleFormulas } from "~/spreadsheet/stale-formulas.server";
import { type CellStyle, readStyles } from "~/spreadsheet/styles.server";
import { tableLines } from "~/spreadsheet/table-lines.server";

export type PatchedWorkbook = {
  bytes: Buffer;
  written: CellEdit[];
  /** Cells that were not written, and why. */
  left: CellLeft[];
  /** Formula cells whose stored result was taken out, because it may no longer be true. */
  stale: { sheet: string; row: number; column: number }[];
  /** Names of the parts that differ. */
  parts: string[];
  notices: string[];
};

/** Gives up with a sentence where the workbook cannot be filled with certainty. */
export function patchWorkbook(file: Uint8Array, edits: readonly CellEdit[]): PatchedWorkbook {
  const opened = openPackage(file);
  const book = { ...opened, text: partTexts(opened.zip) };
  const { zip, relations } = book;
  refuseSigned(book);
  const theme = readLinked(zip, relations, "theme", readTheme) ?? defaultTheme;
  const styles = readLinked(zip, relations, "styles", (part) => readStyles(part, theme)) ?? [];
  const stylesPart = relations.find(({ kind }) => kind === "styles")?.target ?? null;
  const dates = stylesPart === null ? null : dateStyles(book.text(stylesPart).text, stylesPart, styles);
  const patches = patchSheets(book, edits, { styles, dates });
  const written = [...patches.values()].flatMap((patch) => patch.written);
  const left = [...patches.values()].flatMap((patch) => patch.left);
  const splices = new Map<string, Splice[]>();
  for (const [sheet, patch] of patches) if (patch.splices.length > 0) splices.set(sheet.part, patch.splices);
  const stale = written.length === 0 ? new Map<SheetPart, FormulaCell[]>() : takeOutStale(book, written, splices);
  if (stylesPart !== null && dates !== null && dates.splices().length > 0) splices.set(stylesPart, dates.splices());
  const contents = new Map([...splices].map(([part, changes]) => changedPart(book, part, changes)));
  return {
    bytes: contents.size === 0 ? Buffer.from(file) : replaceEntries(zip, contents),
    written,
    left,
    stale: [...stale].flatMap(([{ name }, cells]) => cells.map(({ row, column }) => ({ sheet: name, row, column }))),
    parts: [...contents.keys()],
    notices: [...patches].flatMap(([sheet, patch]) => patch.notices.map((sentence) => `${sheet.name}: ${sentence}`)),
  };
}

type Book = Package & { text: (part: string) => PartText };

function refuseSigned({ zip }: Package): void {
  if ([...zip.byName.keys()].some((name) => name.startsWith("_xmlsignatures/"))) {
    giveUp("refused", "The workbook carries a digital signature, which any change would break. Save a copy without the signature and use that.");
  }
}

type Looks = { styles: readonly CellStyle[]; dates: DateStyles | null };

function patchSheets(book: Book, edits: readonly CellEdit[], looks: Looks): Map<SheetPart, PatchedSheet & { notices: string[] }> {
  const patches = new Map<SheetPart, PatchedSheet & { notices: string[] }>();
  const names = new Set(book.sheets.map(({ name }) => name));
  const lost = edits.find(({ sheet }) => !names.has(sheet));
  if (lost !== undefined) giveUp("missing", `The workbook has no sheet “${lost.sheet}”.`);
  if (names.size < book.sheets.length) giveUp("refused", "Two sheets of the workbook have the same name, so it is not certain which is meant. Rename one of them and use that copy.");
  for (const sheet of book.sheets) {
    const own = edits.filter((edit) => edit.sheet === sheet.name);
    if (own.length === 0) continue;
    const wanted = new Map<number, Set<number>>();
    for (const { row, column } of own) {
      const columns = wanted.get(row) ?? new Set<number>();
      if (columns.has(column)) throw new Error(`Two values are given for one cell of the sheet ${sheet.name}.`);
      wanted.set(row, columns.add(column));
    }
    const source = book.text(sheet.part).text;
    const map = mapSheet(source, sheet, wanted);
    const tables = tableLines(book, sheet, map.tables);
    const patch = patchSheet({ source, map, tables, ...looks, fromYear1904: book.fromYear1904 }, own);
    patches.set(sheet, { ...patch, notices: map.isProtected && patch.written.length > 0 ? ["The sheet is protected; it was filled in all the same."] : [] });
  }
  return patches;
}

/** Takes out stored results that may no longer be true, and has everything computed anew when the workbook is opened. */
function takeOutStale(book: Book, written: readonly CellEdit[], splices: Map<string, Splice[]>): Map<SheetPart, FormulaCell[]> {
  const formulas = new Map(book.sheets.map((sheet) => [sheet.name, formulaCells(book.text(sheet.part).text, sheet.part)]));
  const taken = new Map<SheetPart, FormulaCell[]>();
  if ([...formulas.values()].every((cells) => cells.length === 0)) return taken;
  const stale = staleFormulas(formulas, written);
  for (const sheet of book.sheets) {
    const cells = (stale.get(sheet.name) ?? []).filter((cell) => cell.result !== null);
    if (cells.length === 0) continue;
    taken.set(sheet, cells);
    const gone = cells.flatMap(({ result }) => (result === null ? [] : [{ ...result, text: "" }]));
    splices.set(sheet.part, [...(splices.get(sheet.part) ?? []), ...gone]);
  }
  const flag = recalculateOnLoad(book.text(book.workbook).text, book.workbook);
  if (flag.length > 0) splices.set(book.workbook, flag);
  return taken;
}

/** The name of the part as the directory writes it, and its new bytes. */
function changedPart(book: Book, part: string, splices: readonly Splice[]): [string, Buffer] {
  const entry = book.zip.byName.get(part.toLowerCase());
  if (entry === undefined) throw new Error(`The part ${part} was read before and is gone.`);
  const before = book.text(part);
  const text = applySplices(before.text, splices);
  refuseAscii(text, part);
  return [entry.name, Buffer.from(`${before.marked ? "\ufeff" : ""}${text}`, "utf8")];
}

/** A part that says it is ASCII cannot take the letters that texts are written in. */
function refuseAscii(text: string, part: string): void {
  if (!/^<\?xml[^>]*encoding\s*=\s*["']us-ascii/i.test(text)) return;
  giveUp("refused", `The file's part “${part}” is written in US-ASCII; only UTF-8 can be filled in. Open the workbook in Excel, save it again and use that copy.`);
}
