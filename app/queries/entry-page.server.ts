/** One entry with its responses, the findings it was put on and what follows it up, as far as its reader may see them. */
import type { Ctx } from "~/db/ctx.server";
import { responsesToEntries } from "~/db/finding-past.server";
import { ledFindings } from "~/db/led-findings.server";
import { findingsByReference } from "~/db/related-findings.server";
import type { RelatedFinding } from "~/domain/finding-name";
import { can, VERBS, type Verb } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord, MeetingRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { versionsBefore } from "~/domain/versions";
import { entryWithoutTraces } from "~/domain/without-traces";
import { entryVersions, type EntryVersions } from "~/queries/entry-versions.server";
import { readRecord } from "~/queries/record.server";

export type EntryPage = EntryVersions & {
  entry: EntryRecord;
  findings: RelatedFinding[];
  /** The entry whose response this one takes up. */
  followsUp: EntryRecord | null;
  /** Entries that take up a response to this one. */
  followUps: EntryRecord[];
  meeting: MeetingRecord | null;
  /** Earlier submitted versions, newest first, by the id of the one that stands. */
  earlierResponses: Record<string, ResponseRecord[]>;
  verbs: Verb[];
};

export function noSuchEntry(): Done<never> {
  return refuse("missing", "There is no such question, comment or concern, or it is not yours to see. Open it from the page of its finding.");
}

function allEntries(record: WholeRecord): EntryRecord[] {
  const all = [...record.findings.flatMap((finding) => finding.entries), ...record.meetingEntries];
  return [...new Map(all.map((entry) => [entry.id, entry])).values()];
}

async function earlierResponses(ctx: Ctx, entry: EntryRecord): Promise<EntryPage["earlierResponses"]> {
  const submitted = (await responsesToEntries(ctx.db.read, [entry.id])).filter((response) => response.state === "submitted");
  const standing = entry.responses.filter((response) => response.state === "submitted");
  return Object.fromEntries(standing.map((response) => [response.id, versionsBefore(response, submitted)]));
}

export async function entryPage(ctx: Ctx, id: string): Promise<Done<EntryPage>> {
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const record = read.value;
  const all = allEntries(record);
  const counted = all.find((each) => each.id === id);
  if (counted === undefined) return noSuchEntry();
  const entries = all.map(entryWithoutTraces);
  const entry = entryWithoutTraces(counted);
  const led = await ledFindings(ctx.db.read, entry);
  return done({
    ...(await entryVersions(ctx, counted)),
    entry,
    findings: await findingsByReference(ctx.db.read, entry.links.map((link) => link.reference)),
    followsUp: entries.find((each) => each.id === entry.followsUpEntryId) ?? null,
    followUps: entries.filter((each) => each.followsUpEntryId === id),
    meeting: record.meetings.find((meeting) => meeting.id === entry.meetingId) ?? null,
    earlierResponses: await earlierResponses(ctx, entry),
    verbs: VERBS.filter((verb) => can(ctx.actor, verb, led)),
  });
}
