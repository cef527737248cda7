/** Says that a file is an older copy than one of the same lead that was taken in already, or is taken in with it. */
import type { CalendarDate } from "~/domain/calendar-date";
import { formatDate } from "~/domain/calendar-date";

/** `lead`: whose copy it is; null for the whole tracker, which is then known by who exported it. */
export type CopySent = { number: number; lead: string | null; exportedBy: string };

/** A file that was taken in, and the exports whose rows it held. */
export type CopyTaken = { fileName: string; by: string; on: CalendarDate; exports: readonly number[] };

export type CopyHistory = { sent: readonly CopySent[]; taken: readonly CopyTaken[] };

export const NO_HISTORY: CopyHistory = { sent: [], taken: [] };

function sameCopy(one: CopySent, other: CopySent): boolean {
  return one.lead === null ? other.lead === null && one.exportedBy === other.exportedBy : one.lead === other.lead;
}

/** The copy in a file that is later than the newest one of the same lead among `exports`. */
function laterIn(sent: readonly CopySent[], exports: readonly number[]): (file: { exports: readonly number[] }) => CopySent | undefined {
  const byNumber = new Map(sent.map((each) => [each.number, each]));
  const mine = exports.flatMap((number) => byNumber.get(number) ?? []);
  return (file) => file.exports.flatMap((number) => byNumber.get(number) ?? []).find((each) => {
    const same = mine.filter((own) => sameCopy(own, each)).map((own) => own.number);
    return same.length > 0 && Math.max(...same) < each.number;
  });
}

function whose({ lead, exportedBy }: CopySent): string {
  return lead === null ? `exported by ${exportedBy}` : `for ${lead}`;
}

/** A sentence for each file taken in already that holds a later copy of the same lead. */
export function olderCopies(exports: readonly number[], { sent, taken }: CopyHistory): string[] {
  const later = laterIn(sent, exports);
  return taken.flatMap((file) => {
    const copy = later(file);
    return copy === undefined ? [] : [`This copy is older than one ${whose(copy)} that was taken in already: ${file.fileName}, on ${formatDate(file.on)}, by ${file.by}. What changed since this copy went out stays, and what both changed is a conflict.`];
  });
}

/** A sentence for each lead of whom a later copy is among the files taken in together. Two of one export are not told apart. */
export function olderTogether(exports: readonly number[], files: readonly { fileName: string; exports: readonly number[] }[], sent: readonly CopySent[]): string[] {
  const later = laterIn(sent, exports);
  const names = new Map<string, string[]>();
  for (const file of files) {
    const copy = later(file);
    if (copy !== undefined) names.set(whose(copy), [...(names.get(whose(copy)) ?? []), file.fileName]);
  }
  return [...names].map(([of, fileNames]) => `This copy is older than one ${of} among these files: ${fileNames.join(", ")}. What both say differently is a conflict, which neither wins.`);
}
