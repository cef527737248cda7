/** What the parts of planning share: the reading, the record, who is who, and the plan as it grows. */
import type { Actor } from "~/domain/actor";
import type { EntryRecord, FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { sayOnce } from "~/domain/import/draft-reading";
import type { ImportVoice } from "~/domain/import/import-voice";
import type { ImportOptions, ImportPlan, Target } from "~/domain/import/import-plan";
import type { Matches } from "~/domain/import/match-findings";
import type { KnownMeetings } from "~/domain/import/paper/known-meetings";
import type { FindingRef, Place, Reading, ReadingFinding } from "~/domain/import/reading";
import { mark } from "~/domain/import/trace";
import { entryLabel } from "~/domain/entry";

export type PlanContext = {
  reading: Reading;
  record: WholeRecord;
  matches: Matches;
  plan: ImportPlan;
  options: ImportOptions;
  actor: Actor;
  voice: ImportVoice;
  /** What a cell said when it was sent; undefined where that is not known. */
  sentAt: (place: Place) => string | null | undefined;
  /** Why a cell is nobody's to change from this copy: it was grey there; null where it was not. */
  notInCopy: (place: Place) => string | null;
  /** The drafts of the importer's own side: a file that says the same once more adds nothing. */
  drafts: { entries: readonly EntryRecord[]; responses: ReadonlyMap<string, readonly ResponseRecord[]> };
  /** Rows of new findings that the importer may not add. */
  notAdded: Set<string>;
  /** Meetings and actions in full, for the notes of a past meeting. */
  known: KnownMeetings;
  rowByKey: ReadonlyMap<string, ReadingFinding>;
  /** Ids of the meetings of the reading, null for those that are new. */
  meetingIds: (string | null)[];
  findingById: ReadonlyMap<string, FindingRecord>;
  findingByReference: ReadonlyMap<string, FindingRecord>;
};

/** The finding a row names: in the record, or among those being added; null where it is neither. */
export function targetOf(context: PlanContext, ref: FindingRef): Target | null {
  if ("reference" in ref) {
    const found = context.findingByReference.get(ref.reference);
    return found === undefined ? null : { id: found.id };
  }
  const match = context.matches.get(ref.key);
  if (match !== undefined) return { id: match.id };
  return context.rowByKey.has(ref.key) && !context.notAdded.has(ref.key) ? { key: ref.key } : null;
}

/** The finding in words: its number, else its reference, else "new finding". */
export function nameOf(context: PlanContext, target: Target): string {
  if ("id" in target) {
    const finding = context.findingById.get(target.id);
    return finding === undefined ? "" : (finding.number ?? finding.reference);
  }
  const row = context.rowByKey.get(target.key);
  return row?.number ?? (row?.kind === "cause-of-concern" ? "Cause of concern" : "New finding");
}

/** 'AFI 7 Q2', as an entry of the record is named in the preview. */
export function entryName(context: PlanContext, entry: EntryRecord): { reference: string; label: string } {
  const [link] = entry.links;
  if (link === undefined) {
    const title = context.record.meetings.find((meeting) => meeting.id === entry.meetingId)?.title ?? "";
    return { reference: title, label: entry.place === "opening" ? "Opening comment" : "AOB" };
  }
  const finding = context.findingById.get(link.findingId);
  return { reference: link.reference, label: `${finding?.number ?? link.reference} ${entryLabel({ ...entry, number: link.number })}` };
}

/** Counts a cell that says what is there, and remembers which it was. */
export function leaveUnchanged({ plan, reading }: PlanContext, place: Place, why = ""): void {
  plan.unchanged += 1;
  mark(reading.trace, place, "unchanged", why);
}

export function hold(context: PlanContext, place: Place, reason: string): void {
  context.plan.heldBack.push({ ...place, reason });
}

/** Lists what belongs to somebody else, and whose it is. */
export function holdForOthers(context: PlanContext, place: Place, reason: string): void {
  context.plan.heldBack.push({ ...place, reason, notYours: true });
}

export function say(context: PlanContext, sentence: string): void {
  sayOnce(context.plan.notices, sentence);
}
