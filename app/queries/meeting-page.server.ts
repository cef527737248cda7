/** A meeting as it was: its opening comment, the entries put at it finding by finding, and any other business. */
import type { Ctx } from "~/db/ctx.server";
import { findingsByReference } from "~/db/related-findings.server";
import type { RelatedFinding } from "~/domain/finding-name";
import { done, refuse, type Done } from "~/domain/problem";
import type { ActionRecord, EntryRecord, MeetingRecord } from "~/domain/record";
import { entryWithoutTraces } from "~/domain/without-traces";
import { readRecord } from "~/queries/record.server";

export type MeetingPage = {
  meeting: MeetingRecord;
  opening: EntryRecord[];
  otherBusiness: EntryRecord[];
  /** In the order of the findings' references. */
  perFinding: { finding: RelatedFinding; entries: EntryRecord[] }[];
  actions: ActionRecord[];
};

export async function meetingPage(ctx: Ctx, id: string): Promise<Done<MeetingPage>> {
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const { findings, meetings, meetingEntries, otherActions } = read.value;
  const meeting = meetings.find((each) => each.id === id);
  if (meeting === undefined) return refuse("missing", "There is no such meeting. Open it from a question or an action that was raised there.");
  const withEntries = findings
    .map((finding) => ({ reference: finding.reference, entries: finding.entries.filter((entry) => entry.meetingId === id).map(entryWithoutTraces) }))
    .filter(({ entries }) => entries.length > 0);
  const named = await findingsByReference(ctx.db.read, withEntries.map(({ reference }) => reference));
  const ofMeeting = meetingEntries.filter((entry) => entry.meetingId === id).map(entryWithoutTraces);
  return done({
    meeting,
    opening: ofMeeting.filter((entry) => entry.place === "opening"),
    otherBusiness: ofMeeting.filter((entry) => entry.place === "aob"),
    perFinding: withEntries.flatMap(({ reference, entries }) => {
      const finding = named.find((each) => each.reference === reference);
      return finding === undefined ? [] : [{ finding, entries }];
    }),
    actions: [...findings.flatMap((finding) => finding.actions), ...otherActions].filter((action) => action.meetingId === id),
  });
}
