/** Says that a file is an older copy than one of the same lead that was taken in already. */
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

/** A sentence for each file that holds a later copy than the newest one of the same lead among `exports`. */
export function olderCopies(exports: readonly number[], { sent, taken }: CopyHistory): string[] {
  const byNumber = new Map(sent.map((each) => [each.number, each]));
  const mine = exports.flatMap((number) => byNumber.get(number) ?? []);
  return taken.flatMap((file) => {
    const later = file.exports.flatMap((number) => byNumber.get(number) ?? []).find((each) => {
      const same = mine.filter((own) => sameCopy(own, each)).map((own) => own.number);
      return same.length > 0 && Math.max(...same) < each.number;
    });
    if (later === undefined) return [];
    const whose = later.lead === null ? `exported by ${later.exportedBy}` : `for ${later.lead}`;
    return [`This copy is older than one ${whose} that was taken in already: ${file.fileName}, on ${formatDate(file.on)}, by ${file.by}. What changed since this copy went out stays, and what both changed is a conflict.`];
  });
}
