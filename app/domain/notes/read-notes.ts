/** Reads the notes of a past meeting out of text that was pasted from a PDF or a web page. */
import { readActions } from "~/domain/import/read-action";
import { ownersInMargin } from "~/domain/notes/margin";
import type { PaperAction, PaperItem, PaperNotes } from "~/domain/notes/paper-notes";
import { tabbedRows, type PaperRow } from "~/domain/notes/paper-rows";
import { printedRows } from "~/domain/notes/printed-rows";
import { headingOfItems, readHeader } from "~/domain/notes/read-header";
import { readNextMeeting } from "~/domain/notes/read-next-meeting";
import type { ItemKind } from "~/domain/meeting/agenda";

const NEXT = /^confirmation of next meeting\b/i;
const NOTHING = /(?<![\s:–-])[\s:–-]*(?:\bn\/a|\bthere were none|\bnone)\.?$/i;
const NOTHING_ALONE = /^(?:there were none|none|n\/a)\.?$/i;
const KINDS: readonly (readonly [RegExp, ItemKind])[] = [
  [/^(?:outstanding matters|matters arising|actions? (?:brought forward|from))/i, "outstanding"],
  [/^(?:aob|any other business)\b/i, "aob"],
  [/^holding to account\b|^performance\b/i, "theme"],
];

function numberIn(row: PaperRow): string | null {
  const number = (row.cells[0] ?? "").replace(/\.$/, "").trim();
  return /^\d{1,3}(?:\.\d{1,3})*$/.test(number) ? number : null;
}

/** The actions of an item with the owners beside them: those the margin names in order, where it names as many, else those in their words. */
function actionsOf(row: Pick<PaperRow, "paragraphs" | "margin">): PaperAction[] {
  const actions = row.paragraphs.flatMap(({ line, text }) => readActions(text).map((action): PaperAction => ({ line, ...action })));
  const beside = ownersInMargin(row.margin);
  if (beside.length === actions.length) return actions.map((action, index) => ({ ...action, owners: beside[index] ?? [] }));
  return actions;
}

/** What is said under an item; a margin that names owners of other than its actions is part of it. */
function textOf({ paragraphs, margin }: Pick<PaperRow, "paragraphs" | "margin">, actions: readonly PaperAction[]): string | null {
  const loose = ownersInMargin(margin).length === actions.length ? [] : margin;
  const texts = [...paragraphs.map(({ text }) => text), ...loose];
  return texts.length === 0 ? null : texts.join("\n");
}

function kindOf(heading: string): ItemKind {
  return KINDS.find(([pattern]) => pattern.test(heading))?.[1] ?? "other";
}

/** `above` is the item of depth 0 it stands below; what stands below outstanding matters is one of them. */
function itemOf(row: PaperRow, above: PaperItem | null): PaperItem {
  const [head, ...body] = row.paragraphs;
  const whole = head?.text ?? "";
  const saysNothing = body.length === 1 && NOTHING_ALONE.test(body[0]?.text ?? "");
  const nothingArose = saysNothing || (body.length === 0 && NOTHING.test(whole));
  const heading = nothingArose && !saysNothing ? whole.replace(NOTHING, "").trim() : whole;
  const number = numberIn(row);
  const depth = above !== null && number?.includes(".") === true ? 1 : 0;
  const under = { paragraphs: saysNothing ? [] : body, margin: row.margin };
  const actions = actionsOf(under);
  return {
    line: row.line, number, depth, kind: depth === 0 ? kindOf(heading) : above?.kind === "outstanding" ? "outstanding" : "other", heading, nothingArose,
    text: textOf(under, actions), actions,
  };
}

/** A row without a number goes on with the item above it. */
function goOn(item: PaperItem, row: PaperRow): void {
  const actions = actionsOf(row);
  const text = textOf(row, actions) ?? "";
  item.text = item.text === null ? text : `${item.text}\n${text}`;
  item.actions.push(...actions);
}

export type ReadItems = Pick<PaperNotes, "items" | "next" | "left"> & { /** The line of the heading above the next meeting. */ nextAt: number | null };

/** The rows below the heading of the items; the last may announce the next meeting. */
export function itemsIn(rows: readonly PaperRow[]): ReadItems {
  const read: ReadItems = { items: [], next: null, left: [], nextAt: null };
  let top: PaperItem | null = null;
  for (const row of rows) {
    const [head, ...body] = row.paragraphs;
    if (head === undefined) continue;
    if (NEXT.test(head.text)) {
      read.nextAt = row.line;
      read.next = readNextMeeting([...body.map((paragraph) => paragraph.text), ...row.margin]);
      continue;
    }
    const above = read.items.at(-1);
    if (numberIn(row) !== null) {
      const item = itemOf(row, top);
      if (item.depth === 0) top = item;
      read.items.push(item);
    }
    else if (above === undefined || read.nextAt !== null) read.left.push(...row.paragraphs);
    else goOn(above, row);
  }
  return read;
}

/**
 * Null where the lines are not of notes in that form: a title with the year, a dated line, and a table headed “No. Item”.
 * Tabs part the cells of a line; a line may hold several paragraphs.
 */
export function readNotes(lines: readonly string[]): PaperNotes | null {
  const heading = headingOfItems(lines);
  const header = heading < 0 ? null : readHeader(lines, heading);
  if (header === null) return null;
  const { itemsFrom, left, ...rest } = header;
  const tabbed = lines[heading]?.trim().includes("\t") === true;
  const read = tabbed ? { rows: tabbedRows(lines, itemsFrom), left: [] } : printedRows(lines, itemsFrom);
  const items = itemsIn(read.rows);
  return { ...rest, headings: [...rest.headings, itemsFrom], items: items.items, next: items.next, facts: { ...rest.facts, ...(items.nextAt === null ? {} : { next: items.nextAt }) }, left: [...left, ...read.left, ...items.left] };
}
