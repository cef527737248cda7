/** The tables of notes that are made of items and of findings. */
import type { ComposedNotes, NotesAction, NotesEntry, NotesFinding, NotesItem, NotesSection } from "~/domain/notes/composed-notes";
import { closedLines, notPublishedLines } from "~/domain/notes/closed-mark";
import { questionLines, QUESTIONS_HEADING, responseLines, RESPONSES_HEADING } from "~/domain/notes/notes-lines";
import { spokenLines, textLines, type PaperBlock, type PaperLine, type PaperRow, type PaperTable } from "~/domain/paper/paper";

const ACTION_MARK = "ACTION:";
const ACTION_LINE = /^\s*(?:post[- ]meeting )?ACTIONS?\b(?:\s+\w+)?\s*[:–-]/i;

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}

/** `owners` is null where no action stands in the row. */
type Owned = { lines: PaperLine[]; owners: string[] | null };

/** What is said under an item, parted where the margin names an owner: each action stands in a row of its own. */
function owned(item: NotesItem): Owned[] {
  const source: PaperLine[] = item.source === null ? [] : [{ text: item.source, quiet: true }];
  const rows: Owned[] = [{ lines: [{ text: item.heading, strong: true }, ...closedLines(item), ...(item.about === null ? [] : [{ text: item.about, quiet: true }]), ...source], owners: null }];
  // As they stand once they were read back: what is published of them is then part of the text.
  const waiting = item.closed ? [...item.actions] : [...item.actions.filter(({ closed }) => !closed), ...item.actions.filter(({ closed }) => closed)];
  const say = (line: PaperLine, action: NotesAction | undefined) => {
    const last = rows.at(-1);
    if (action !== undefined) rows.push({ lines: [{ ...line, strong: true }], owners: action.owners });
    else if (last === undefined || last.owners !== null) rows.push({ lines: [line], owners: null });
    else last.lines.push(line);
  };
  for (const text of item.text) {
    const at = ACTION_LINE.test(text) ? waiting.findIndex((action) => action.isInText && plain(text).includes(plain(action.text))) : -1;
    for (const line of textLines(text)) say(line, at < 0 ? undefined : waiting.splice(at, 1)[0]);
  }
  for (const entry of item.entries) {
    for (const line of [...closedLines(entry, item), ...spokenLines(entry.text, entry.by, null), ...responseLines({ ...entry, number: null })]) say(line, undefined);
  }
  for (const action of waiting) {
    if (action.isInText) continue;
    say({ text: `${ACTION_MARK} ${action.text.replace(/\s+/g, " ").trim()}` }, action);
    rows.at(-1)?.lines.push(...notPublishedLines(action, item));
  }
  if (item.outcome !== null) say({ text: item.outcome, link: item.outcomeLink }, undefined);
  return rows;
}

function itemRows(item: NotesItem): PaperRow[] {
  const parts = owned(item);
  return parts.map(({ lines, owners }, index) => ({
    key: index === 0 ? item.key : `${item.key}/${String(index)}`,
    cells: [...(index === 0 ? [{ lines: [{ text: item.depth === 0 ? `${item.number}.` : item.number, strong: true }], rows: parts.length }] : []), { lines }, { lines: owners === null || owners.length === 0 ? [] : [{ text: owners.join(", ") }] }],
  }));
}

/** Other business that nobody said anything of as an item stands below by itself. */
function isSaidBelow(item: NotesItem, { otherBusiness }: ComposedNotes): boolean {
  return item.kind === "aob" && otherBusiness.length > 0 && item.text.length === 0 && item.entries.length === 0 && item.actions.length === 0 && item.outcome === null;
}

export function itemTable(notes: ComposedNotes): PaperTable | null {
  const items = notes.items.filter((item) => !isSaidBelow(item, notes));
  if (items.length === 0) return null;
  return {
    is: "table", key: "items/table", caption: "Items with the owners of their actions", namedRows: true,
    columns: [{ heading: "No.", width: 9 }, { heading: "Item", width: 75 }, { heading: "Owner", width: 16 }], rows: items.flatMap(itemRows),
  };
}

/** Numbered entries stand together; one without a number has a row of its own, so that it is told from the others. */
function together(entries: readonly NotesEntry[]): NotesEntry[][] {
  const rows: NotesEntry[][] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    if (last !== undefined && entry.number !== null && last.every(({ number }) => number !== null && number < (entry.number ?? 0))) last.push(entry);
    else rows.push([entry]);
  }
  return rows;
}

function labelled({ label, text, reference, closed }: Pick<NotesFinding, "label" | "text" | "reference" | "closed">): PaperLine[] {
  return [...textLines(label === "Other finding" ? text : `${label}: ${text}`), { text: reference, quiet: true }, ...closedLines({ closed })];
}

function goingOn(lines: readonly PaperLine[], goesOn: boolean): PaperLine[] {
  return lines.map((line) => ({ ...line, goesOn }));
}

function findingRows(finding: NotesFinding): PaperRow[] {
  const rows = together(finding.entries).map((entries) => ({ questions: entries.flatMap((entry) => [...questionLines(entry), ...goingOn(closedLines(entry, finding), entry.number !== null)]), responses: entries.flatMap(responseLines) }));
  if (finding.instead.length > 0 || rows.length === 0) rows.push({ questions: finding.instead.flatMap(textLines), responses: [] });
  const answered = rows.findLast(({ responses }) => responses.length > 0);
  const isNumbered = answered?.responses.some(({ number }) => number != null) === true;
  for (const action of finding.actions) {
    if (!action.isInText) answered?.responses.push(...goingOn([{ text: `${ACTION_MARK} ${action.text.replace(/\s+/g, " ").trim()}` }, ...notPublishedLines(action, finding)], isNumbered));
  }
  return rows.map(({ questions, responses }, index) => ({
    key: index === 0 ? finding.key : `${finding.key}/${String(index)}`,
    cells: [...(index === 0 ? [{ lines: labelled(finding), rows: rows.length }] : []), { lines: questions }, { lines: responses }],
  }));
}

/** `before` is the section above, whose inspection need not be named again. */
export function findingTable(section: NotesSection, before: NotesSection | null): PaperBlock[] {
  const { key, inspection, heading, cause, findings } = section;
  const named: PaperBlock[] = inspection === null || inspection === before?.inspection ? [] : [{ is: "line", key: `${key}/inspection`, line: { text: `Inspection: ${inspection}`, strong: true } }];
  const causeRows: PaperRow[] = cause === null ? [] : [{ key: cause.key, across: true, cells: [{ lines: labelled({ ...cause, label: heading }).map((line) => ({ ...line, strong: line.quiet !== true })) }] }];
  return [
    ...named, { is: "heading", key, level: 3, text: heading },
    {
      is: "table", key: `${key}/table`, caption: heading, namedRows: true,
      columns: [{ heading: "AFI / recommendation", width: 30 }, { heading: QUESTIONS_HEADING, width: 35 }, { heading: RESPONSES_HEADING, width: 35 }],
      rows: [...causeRows, ...findings.flatMap(findingRows)],
    },
  ];
}
