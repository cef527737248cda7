/** A question that goes on in another: in preparation while the follow-up is the office's own, closed as followed up when it is issued. */
import type { Instant } from "~/domain/calendar-date";
import { isIssued } from "~/domain/entry";
import { linkTo, type EntryLink, type EntryRecord } from "~/domain/record";

/** A comment takes a response up without asking anything. */
function follows(followUp: EntryRecord, entry: EntryRecord): boolean {
  return followUp.followsUpEntryId === entry.id && followUp.kind !== "comment";
}

/** The links of an answered question that the issue of this follow-up closes: those still open, on the findings it is put on. */
export function linksFollowedUp(entry: EntryRecord, followUp: EntryRecord): EntryLink[] {
  if (entry.state !== "answered" || !follows(followUp, entry)) return [];
  return entry.links.filter((link) => link.closure === null && linkTo(followUp, link.findingId) !== null);
}

/** The draft or approved follow-up of the question on one finding, as far as `entries` has it; null where none is in preparation. */
export function followUpInPreparation(entry: EntryRecord, findingId: string, entries: readonly EntryRecord[]): EntryRecord | null {
  const prepared = (each: EntryRecord) => !isIssued(each.state) && linksFollowedUp(entry, each).some((link) => link.findingId === findingId);
  return entries.find(prepared) ?? null;
}

export function wasFollowedUp(entry: EntryRecord, findingId: string, entries: readonly EntryRecord[]): boolean {
  return entries.some((each) => isIssued(each.state) && follows(each, entry) && linkTo(each, findingId) !== null);
}

/** Answered and open on the finding: closed, or followed up, by somebody of the office. A comment asks for no decision. */
export function isAnsweredOn(entry: EntryRecord, findingId: string): boolean {
  return entry.state === "answered" && entry.place === "finding" && entry.kind !== "comment" && linkTo(entry, findingId)?.closure === null;
}

/** When the newest response was submitted; null where nobody wrote that down. */
export function answeredAt(entry: EntryRecord): Instant | null {
  const moments = entry.responses.flatMap((response) => (response.state === "submitted" ? (response.submittedAt ?? []) : []));
  return moments.sort().at(-1) ?? null;
}
