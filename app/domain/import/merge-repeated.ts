/** Rows of a file that are the same finding: equal ones are taken once, ones that complete each other are joined, others held back. */
import { COLUMNS } from "~/domain/columns";
import type { FindingRecord } from "~/domain/record";
import { hold, notice } from "~/domain/import/draft-reading";
import { titleKey } from "~/domain/import/inspection-title";
import { isFieldKey, type DetailKey, type FieldKey, type FindingRef, type LockedKey, type Place, type Reading, type ReadingAction, type ReadingEntry, type ReadingFinding } from "~/domain/import/reading";
import { flatText, sameText } from "~/domain/import/same-text";
import { follow } from "~/domain/import/trace";

/** What makes two rows the same finding. */
function identity(finding: ReadingFinding): string | null {
  if (finding.saidNew === true) return null;
  if (finding.mark !== null) return `key ${finding.mark.ours ? "" : "other "}${finding.mark.rowId}`;
  if (finding.reference !== null) return `key F${String(Number(finding.reference.replace(/\D/g, "")))}`;
  const inspection = titleKey(finding.inspection ?? "");
  if (finding.number !== null) return `number ${inspection} ${finding.number.toLowerCase()}`;
  return finding.text === null ? null : `text ${inspection} ${flatText(finding.text)}`;
}

function where(finding: ReadingFinding, than: ReadingFinding): string {
  return finding.place.sheet === than.place.sheet ? `row ${String(finding.place.row)}` : `row ${String(finding.place.row)} of ${finding.place.sheet}`;
}

/** What hangs on which finding, kept at hand: a file may repeat thousands of rows. */
type Hanging = {
  entries: Map<string, ReadingEntry[]>;
  actions: Map<string, ReadingAction[]>;
  actionsOfEntry: Map<string, ReadingAction[]>;
  children: Map<string, ReadingFinding[]>;
  goneFindings: Set<ReadingFinding>;
  goneEntries: Set<ReadingEntry>;
  /** Fields that rows of one finding give differently. */
  contested: Set<string>;
};

/** A file in which one finding stands in more rows than this is no tracker, and pairing them all off takes too long. */
const MOST_REPEATS = 500;

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function keyOf(ref: FindingRef | null): string | null {
  return ref !== null && "key" in ref ? ref.key : null;
}

function hangingOf(reading: Reading): Hanging {
  const hanging: Hanging = { entries: new Map(), actions: new Map(), actionsOfEntry: new Map(), children: new Map(), goneFindings: new Set(), goneEntries: new Set(), contested: new Set() };
  for (const entry of reading.entries) {
    for (const key of new Set(entry.links.map((link) => keyOf(link.finding)))) if (key !== null) add(hanging.entries, key, entry);
  }
  for (const action of reading.actions) {
    const key = keyOf(action.finding);
    if (key !== null) add(hanging.actions, key, action);
    if (action.entry !== null) add(hanging.actionsOfEntry, action.entry, action);
  }
  for (const finding of reading.findings) {
    const key = keyOf(finding.parent);
    if (key !== null) add(hanging.children, key, finding);
  }
  return hanging;
}

function entriesOf({ entries, goneEntries }: Hanging, finding: ReadingFinding): ReadingEntry[] {
  return (entries.get(finding.key) ?? []).filter((entry) => !goneEntries.has(entry));
}

/** Removes rows with all that hangs on them. */
export function dropFindings(reading: Reading, dropped: ReadonlySet<string>): void {
  if (dropped.size === 0) return;
  for (const { key, place, moreRows } of reading.findings) {
    if (dropped.has(key)) for (const row of moreRows) hold(reading, row, `It goes on with row ${String(place.row)}, which is held back.`);
  }
  const isDropped = (ref: FindingRef | null) => ref !== null && "key" in ref && dropped.has(ref.key);
  reading.findings = reading.findings.filter((each) => !dropped.has(each.key));
  for (const each of reading.findings) if (isDropped(each.parent)) each.parent = null;
  // Rows of our own sheets stand for themselves: they are planned, or held back by themselves.
  const others = reading.entries.filter((entry) => entry.source === null);
  for (const entry of others) entry.links = entry.links.filter((link) => !isDropped(link.finding));
  reading.entries = reading.entries.filter((entry) => entry.source !== null || entry.entryPlace !== "finding" || entry.links.length > 0);
  const kept = new Set(reading.entries.map((entry) => entry.key));
  for (const entry of reading.entries) if (entry.followsUp !== null && !kept.has(entry.followsUp.entry)) entry.followsUp = null;
  const isOwn = (action: ReadingAction) => action.cells.text !== undefined;
  reading.actions = reading.actions.filter((action) => isOwn(action) || (!isDropped(action.finding) && (action.entry === null || kept.has(action.entry))));
}

/** What a second row of a finding says of it fares as the same in the first. */
function traceRepeat({ trace }: Reading, from: ReadingFinding, to: ReadingFinding): void {
  follow(trace, from.place, to.place);
  for (const key of Object.keys(from.fields) as (FieldKey | DetailKey)[]) {
    const [mine, theirs] = [to.fields[key], from.fields[key]];
    if (mine !== undefined && theirs !== undefined) follow(trace, theirs.place, mine.place);
  }
  const known = Object.entries(from.locked) as [LockedKey, Place][];
  for (const [key, place] of known) {
    const leader = to.locked[key];
    if (leader !== undefined) follow(trace, place, leader);
    else to.locked[key] = place;
  }
  if (from.named !== null && to.named !== null) follow(trace, from.named, to.named);
  to.named ??= from.named;
}

/** Hangs everything of one row on the other. */
function moveTo(reading: Reading, hanging: Hanging, from: ReadingFinding, to: ReadingFinding): void {
  const mine = entriesOf(hanging, to);
  for (const entry of entriesOf(hanging, from)) {
    const twin = mine.find((each) => sameText(each.text, entry.text));
    const link = entry.links.find((each) => keyOf(each.finding) === from.key);
    if (twin !== undefined) {
      const other = entry.responses[0];
      if (twin.responses.length === 0) Object.assign(twin, { responses: entry.responses, state: entry.state });
      else if (other !== undefined && JSON.stringify(other.parts) !== JSON.stringify(twin.responses[0]?.parts)) {
        hold(reading, other.place, `The same question has another response in row ${String(twin.place.row)}. Only one can be kept: correct one of them and import the file again.`);
      }
      for (const action of hanging.actionsOfEntry.get(entry.key) ?? []) {
        action.entry = twin.key;
        add(hanging.actionsOfEntry, twin.key, action);
      }
      follow(reading.trace, entry.place, twin.place);
      const [said] = twin.responses;
      for (const { place } of entry.responses) if (said !== undefined) follow(reading.trace, place, said.place);
      hanging.goneEntries.add(entry);
      continue;
    }
    if (link === undefined) continue;
    link.finding = { key: to.key };
    if (link.number !== null && mine.some((each) => each.links.some((other) => other.number === link.number))) {
      notice(reading, `${entry.place.sheet}, row ${String(entry.place.row)}: the number ${String(link.number)} is printed twice beside the same finding. The second is taken without a number.`);
      link.number = null;
    }
    mine.push(entry);
    add(hanging.entries, to.key, entry);
  }
  for (const action of hanging.actions.get(from.key) ?? []) {
    action.finding = { key: to.key };
    add(hanging.actions, to.key, action);
  }
  for (const child of hanging.children.get(from.key) ?? []) {
    child.parent = { key: to.key };
    add(hanging.children, to.key, child);
  }
  traceRepeat(reading, from, to);
  to.moreRows.push(from.place, ...from.moreRows);
  hanging.goneFindings.add(from);
}

function fieldName(key: FieldKey | DetailKey): string {
  return isFieldKey(key) ? COLUMNS[key].heading : "Addressed elsewhere";
}

/** Joins the fields of a second row; those that differ are held back in both. */
function joinFields(reading: Reading, { contested }: Hanging, first: ReadingFinding, second: ReadingFinding): void {
  for (const key of Object.keys(second.fields) as (FieldKey | DetailKey)[]) {
    const mine = first.fields[key];
    const theirs = second.fields[key];
    if (theirs === undefined) continue;
    if (contested.has(`${first.key} ${key}`)) {
      if (theirs.value !== null) hold(reading, theirs.place, `${fieldName(key)} is different in ${where(first, second)} and others, which are the same finding. Make all the same and import the file again.`);
      continue;
    }
    if (mine?.value == null) first.fields[key] = theirs;
    else if (theirs.value !== null && theirs.value !== mine.value) {
      hold(reading, mine.place, `${fieldName(key)} is different in ${where(second, first)}, which is the same finding. Make both the same and import the file again.`);
      for (const more of [...first.moreRows, ...second.moreRows]) hold(reading, { ...more, column: mine.place.column }, `${fieldName(key)} goes on here, and is held back with the rows above.`);
      hold(reading, theirs.place, `${fieldName(key)} is different in ${where(first, second)}, which is the same finding. Make both the same and import the file again.`);
      contested.add(`${first.key} ${key}`);
      first.fields = Object.fromEntries(Object.entries(first.fields).filter(([each]) => each !== key));
    }
  }
}

/** Whether the second row says nothing that the first does not say. */
function saysNoMore(hanging: Hanging, first: ReadingFinding, second: ReadingFinding): boolean {
  const keys = Object.keys(second.fields) as (FieldKey | DetailKey)[];
  if (keys.some((key) => (second.fields[key]?.value ?? null) !== (first.fields[key]?.value ?? null))) return false;
  const entries = (finding: ReadingFinding) => entriesOf(hanging, finding).map((entry) => JSON.stringify([flatText(entry.text), entry.responses.map((response) => response.parts)]));
  const said = new Set(entries(first));
  return entries(second).every((entry) => said.has(entry));
}

/** What the first row leaves out of its locked facts, the second gives. */
function joinFacts(reading: Reading, first: ReadingFinding, second: ReadingFinding): void {
  first.text ??= second.text;
  first.kind ??= second.kind;
  first.number ??= second.number;
  first.inspection ??= second.inspection;
  first.parent ??= second.parent;
  if (second.theirReference !== null && first.theirReference !== null && second.theirReference !== first.theirReference) {
    notice(reading, `${second.place.sheet}, row ${String(second.place.row)} gives ${second.theirReference} as its reference for the same finding as ${where(first, second)}, which gives ${first.theirReference}. The first is kept.`);
  }
  first.theirReference ??= second.theirReference;
}

function joinable(first: ReadingFinding, second: ReadingFinding): boolean {
  return first.text === null || second.text === null || sameText(first.text, second.text);
}

/** `recordOf` gives the finding in the record that a key or reference of ours names: in a file of ours such rows are told apart before. */
export function mergeRepeated(reading: Reading, recordOf: (finding: ReadingFinding) => FindingRecord | null): void {
  const groups = new Map<string, ReadingFinding[]>();
  const dropped = new Set<string>();
  const hanging = hangingOf(reading);
  for (const finding of reading.findings) {
    const same = reading.marked && recordOf(finding) !== null ? null : identity(finding);
    if (same === null) continue;
    const group = groups.get(same);
    if (group === undefined) groups.set(same, [finding]);
    else group.push(finding);
  }
  for (const group of groups.values()) {
    const recorded = group[0] === undefined ? null : recordOf(group[0]);
    const asSent = recorded === null ? [] : group.filter((each) => each.text !== null && sameText(each.text, recorded.text));
    const [first, ...others] = asSent.length === 1 ? [...asSent, ...group.filter((each) => !asSent.includes(each))] : group;
    if (first === undefined || others.length === 0) continue;
    let holdFirst = false;
    for (const [repeats, other] of others.entries()) {
      if (repeats >= MOST_REPEATS) {
        hold(reading, other.place, `The same finding stands in more than ${String(MOST_REPEATS)} rows before this one. Leave it in one row and import the file again.`);
        dropped.add(other.key);
      } else if (!joinable(first, other)) {
        hold(reading, other.place, asSent.length === 1
          ? `The row is a copy of ${where(first, other)} with another finding in it. To add it as a new finding, empty its reference and its hidden key and import the file again.`
          : `The row and ${where(first, other)} are the same finding by their number, but their texts differ. Correct one of them and import the file again.`);
        holdFirst ||= asSent.length !== 1;
        dropped.add(other.key);
      } else if (saysNoMore(hanging, first, other)) {
        notice(reading, `${other.place.sheet}, row ${String(other.place.row)} repeats ${where(first, other)}. It is taken once.`);
        joinFacts(reading, first, other);
        moveTo(reading, hanging, other, first);
      } else {
        joinFields(reading, hanging, first, other);
        joinFacts(reading, first, other);
        moveTo(reading, hanging, other, first);
      }
    }
    if (holdFirst) {
      hold(reading, first.place, `The row and ${where(others[0] ?? first, first)} are the same finding by their number, but their texts differ. Correct one of them and import the file again.`);
      dropped.add(first.key);
    }
  }
  if (hanging.goneFindings.size > 0) reading.findings = reading.findings.filter((each) => !hanging.goneFindings.has(each));
  if (hanging.goneEntries.size > 0) reading.entries = reading.entries.filter((each) => !hanging.goneEntries.has(each));
  dropFindings(reading, dropped);
}
