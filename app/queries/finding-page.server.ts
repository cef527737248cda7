/** Everything the page of one finding shows, as far as its reader may see it. */
import { logLines } from "~/db/action-log.server";
import type { Ctx } from "~/db/ctx.server";
import { correctionsOfEntries } from "~/db/entry-corrections.server";
import { responsesToEntries, updatesOfFinding } from "~/db/finding-past.server";
import { boardUnderWay } from "~/db/open-cycle.server";
import { asOfOneMoment, findingIn } from "~/db/record.server";
import { findingsByReference, findingsUnder } from "~/db/related-findings.server";
import type { Reader } from "~/db/rows.server";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { COLUMN_KEYS, type ColumnKey } from "~/domain/columns";
import { needsUpdate, updateProgress, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { findingDrafts, type FindingDrafts } from "~/domain/finding-drafts";
import type { FindingTie, RelatedFinding } from "~/domain/finding-name";
import { can, canEdit, may, VERBS, type Verb } from "~/domain/permissions";
import { lastPost, postOn } from "~/domain/post";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord, FindingRecord, ResponseRecord, UpdateRecord } from "~/domain/record";
import { versionsBefore, withEarlierVersions, type Versioned } from "~/domain/versions";
import { findingFor, viewerOf } from "~/domain/visibility";
import type { LogLine } from "~/domain/action/action-log";
import { findingWithoutTraces, updateWithoutTraces } from "~/domain/without-traces";
import { findingHistory, type FindingHistory } from "~/queries/finding-history.server";

export type FindingPage = {
  finding: FindingRecord;
  parent: RelatedFinding | null;
  children: RelatedFinding[];
  ties: FindingTie[];
  /** The people the leads are matched to, by id. */
  people: Record<string, { name: string; title: string; toOn: string | null }>;
  /** The meetings that entries were put at, by id. */
  meetings: Record<string, { id: string; title: string; date: string }>;
  actionLines: LogLine[];
  /** Submitted ones, latest first. */
  updates: Versioned<UpdateRecord>[];
  /** Earlier submitted versions of a response, newest first, by the id of the one that stands. */
  earlierResponses: Record<string, ResponseRecord[]>;
  /** By the id of an entry: the version that stands since its words were corrected. */
  corrected: Record<string, { version: number; at: Instant }>;
  history: FindingHistory;
  /** Of the force, for the force. */
  drafts: FindingDrafts | null;
  editable: ColumnKey[];
  verbs: Verb[];
  /** How far its update for the SIB cycle under way is; null where none is under way, or it needs none. */
  cycleUpdate: { boardOn: CalendarDate; progress: UpdateProgress } | null;
};

export function noSuchFinding(reference: string): Done<never> {
  return refuse("missing", `There is no finding ${reference}. Check the reference, or look for it in the register.`);
}

async function earlierResponses(reader: Reader, entries: readonly EntryRecord[]): Promise<FindingPage["earlierResponses"]> {
  const all = await responsesToEntries(reader, entries.map((entry) => entry.id));
  const submitted = all.filter((response) => response.state === "submitted");
  const shown = entries.flatMap((entry) => entry.responses).filter((response) => response.state === "submitted");
  return Object.fromEntries(shown.map((response) => [response.id, versionsBefore(response, submitted)]));
}

async function peopleOf(reader: Reader, finding: FindingRecord, today: CalendarDate): Promise<FindingPage["people"]> {
  const ids = [finding.strategicLead?.personId, finding.tacticalLead?.personId].filter((id) => typeof id === "string");
  const rows = await reader.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, posts: true } });
  return Object.fromEntries(rows.map(({ id, name, posts }) => {
    const post = postOn(posts, today) ?? lastPost(posts);
    return [id, { name, title: post?.title ?? "", toOn: post?.toOn ?? null }];
  }));
}

async function meetingsOf(reader: Reader, finding: FindingRecord): Promise<FindingPage["meetings"]> {
  const ids = [...finding.entries, ...finding.actions].map((each) => each.meetingId).filter((id) => id !== null);
  const rows = await reader.meeting.findMany({ where: { id: { in: ids } }, select: { id: true, title: true, date: true } });
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

/** Corrections in preparation are nobody's to see here, the office's own neither: they stand on the page of the question. */
async function correctedEntries(reader: Reader, finding: FindingRecord): Promise<FindingPage["corrected"]> {
  const corrections = await correctionsOfEntries(reader, finding.entries.map((entry) => entry.id));
  return Object.fromEntries(corrections.flatMap(({ entryId, version, issuedAt }) => (issuedAt === null ? [] : [[entryId, { version, at: issuedAt }] as const])));
}

function tiesOf(finding: FindingRecord, related: readonly RelatedFinding[]): FindingTie[] {
  return finding.links.flatMap(({ kind, direction, reference }) => {
    const other = related.find((each) => each.reference === reference);
    return other === undefined ? [] : [{ kind, direction, finding: other }];
  });
}

/** `field` narrows the history to one field. */
export async function findingPage(ctx: Ctx, reference: string, field: string | null): Promise<Done<FindingPage>> {
  const { actor } = ctx;
  const allowed = may(actor, "read the record");
  if (!allowed.ok) return allowed;
  const viewer = viewerOf(actor.side);
  return asOfOneMoment(ctx.db, async (reader): Promise<Done<FindingPage>> => {
    const whole = await findingIn(reader, reference);
    if (whole === null) return noSuchFinding(reference);
    const finding = findingFor(viewer, whole);
    const boardOn = await boardUnderWay(reader);
    const named = [...finding.links.map((link) => link.reference), ...(finding.parentReference === null ? [] : [finding.parentReference])];
    const related = await findingsByReference(reader, named);
    const submitted = (await updatesOfFinding(reader, finding.id)).filter((update) => update.state === "submitted");
    return done({
      finding: findingWithoutTraces(finding),
      parent: related.find((each) => each.reference === finding.parentReference) ?? null,
      children: await findingsUnder(reader, finding.id),
      ties: tiesOf(finding, related),
      people: await peopleOf(reader, finding, ctx.today),
      meetings: await meetingsOf(reader, finding),
      actionLines: finding.actions.length === 0 ? [] : await logLines(reader, ctx.today, { findingId: finding.id }),
      updates: withEarlierVersions(submitted.map(updateWithoutTraces)),
      earlierResponses: await earlierResponses(reader, finding.entries),
      corrected: await correctedEntries(reader, finding),
      history: await findingHistory(reader, viewer, finding, field),
      drafts: findingDrafts(finding, actor),
      editable: COLUMN_KEYS.filter((column) => canEdit(actor, column, whole)),
      verbs: VERBS.filter((verb) => can(actor, verb, whole)),
      cycleUpdate: boardOn !== null && needsUpdate(finding) ? { boardOn, progress: updateProgress(finding, boardOn) } : null,
    });
  });
}
