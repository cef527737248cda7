/** Tells of each row of the sheet Actions whether its key and its reference agree, and which of several it is. */
import { hold, notice } from "~/domain/import/draft-reading";
import { findAstray } from "~/domain/import/own/astray-sheets";
import { askAbout, likelyAction, rowAt, rowName, sayTheSame, type Identity } from "~/domain/import/own/identity";
import { valueOf } from "~/domain/import/own/own-row";
import { settleContest } from "~/domain/import/own/settle-contest";
import { weighRepeats } from "~/domain/import/own/weigh-repeats";
import type { ReadingAction } from "~/domain/import/reading";
import { sameText } from "~/domain/import/same-text";
import { follow } from "~/domain/import/trace";
import type { ActionRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

type Known = { row: ReadingAction; action: ActionRecord; shown: ActionRecord | null };

function referenceShown(identity: Identity, row: ReadingAction): string | null {
  const source = rowAt(identity, row.place);
  return (source === undefined ? null : valueOf(source, "reference"))?.trim().toUpperCase() ?? null;
}

/** Makes the row that of an action; `exportNumber` is null where it is not known what was sent. */
function rekey({ reading }: Identity, row: ReadingAction, { action, exportNumber }: { action: ActionRecord; exportNumber: number | null }): void {
  const rowId = rowIdOf("A", action.id);
  const sent = reading.sent.get(row.place.sheet)?.rows;
  if (exportNumber === null) sent?.delete(row.place.row);
  else sent?.set(row.place.row, { exportNumber, rowId });
  row.mark = { rowId, id: action.id, exportNumber: exportNumber ?? 0, ours: true, place: row.place };
}

/** Which of the two a row is that shows another action than its hidden key says; null where nobody has said. */
function whichShown(identity: Identity, { row, action }: Known, shown: ActionRecord): ActionRecord | null {
  const reason = `The row shows ${shown.reference}, but its hidden key is that of ${action.reference}: it may have been sorted without its hidden column. Restore the reference, or say on the import page which it is.`;
  const answer = askAbout(identity, row.place, { thing: "action", why: "disagrees", text: row.text, candidates: [shown, action].map(likelyAction), mayBeNew: false }, reason);
  return [shown, action].find((each) => each.reference === answer) ?? null;
}

/** A row in which another action was written. */
function becomeNew({ reading }: Identity, row: ReadingAction): void {
  row.mark = null;
  reading.sent.get(row.place.sheet)?.rows.delete(row.place.row);
}

export function identifyActions(identity: Identity): void {
  const { reading, record } = identity;
  const dropped = new Set<ReadingAction>();
  const drop = (row: ReadingAction, reason: string) => {
    hold(reading, row.place, reason);
    dropped.add(row);
  };
  const actions = [...record.findings.flatMap((finding) => finding.actions), ...record.otherActions];
  const byId = new Map(actions.map((each) => [each.id, each]));
  const byReference = new Map(actions.map((each) => [each.reference, each]));
  const keyless = reading.actions.filter((row) => row.mark === null);
  const known = reading.actions.flatMap((row): Known[] => {
    const action = row.mark?.ours === true ? byId.get(row.mark.id) : undefined;
    return action === undefined ? [] : [{ row, action, shown: byReference.get(referenceShown(identity, row) ?? "") ?? null }];
  });
  const astray = findAstray(identity, known.map(({ row, action, shown }) => ({ sheet: row.place.sheet, agrees: shown === null || shown === action })));
  for (const each of known) {
    const { row, action, shown } = each;
    const exportNumber = astray.matched.get(row.place.sheet);
    if (shown === null || shown === action) continue;
    if (exportNumber === undefined && astray.held.has(row.place.sheet)) {
      drop(row, `The row shows ${shown.reference}, but its hidden key is that of ${action.reference}: the sheet was sorted without its hidden column.`);
      continue;
    }
    const chosen = exportNumber === undefined ? whichShown(identity, each, shown) : shown;
    if (chosen === null) dropped.add(row);
    else {
      rekey(identity, row, { action: chosen, exportNumber: exportNumber === undefined ? (row.mark?.exportNumber ?? null) : exportNumber });
      each.action = chosen;
    }
  }
  // Rows with their key come first: of them it is known what was sent.
  const ours = keyless.length === 0 || reading.sent.size > 0 || reading.actions.every((row) => row.mark === null);
  for (const row of ours ? keyless : []) {
    const action = byReference.get(referenceShown(identity, row) ?? "");
    if (action === undefined) continue;
    rekey(identity, row, { action, exportNumber: null });
    known.push({ row, action, shown: action });
  }
  const groups = new Map<string, ReadingAction[]>();
  for (const { row, action } of known) if (!dropped.has(row)) groups.set(action.id, [...(groups.get(action.id) ?? []), row]);
  for (const [id, rows] of groups) {
    const { keep, repeats, contested } = weighRepeats(rows, { asSent: () => true, equal: (one, other) => sayTheSame(rowAt(identity, one.place), rowAt(identity, other.place)) });
    for (const row of repeats) {
      if (keep === null) continue;
      notice(reading, `${row.place.sheet}, row ${String(row.place.row)} repeats ${rowName(keep.place, row.place)}. It is taken once.`);
      follow(reading.trace, row.place, keep.place);
      dropped.add(row);
    }
    const action = byId.get(id);
    if (action === undefined) continue;
    const contest = { thing: "action", name: "The same action", candidate: likelyAction(action), mayBeNew: (row: ReadingAction) => !sameText(row.text, action.text), becomeNew: (row: ReadingAction) => { becomeNew(identity, row); } } as const;
    for (const row of settleContest(identity, contested, contest)) dropped.add(row);
  }
  if (dropped.size > 0) reading.actions = reading.actions.filter((row) => !dropped.has(row));
}
