/** What the force will see once the chosen questions are issued: the record as it would then be, as the force may see it. */
import type { Ctx } from "~/db/ctx.server";
import { approvalsOfEntries } from "~/db/entry-approvals.server";
import { actsInNameOf, approvalWords } from "~/domain/approval";
import { findingsAsIfIssued, type IssueTerms } from "~/domain/as-if-issued";
import { isIssued, type EntryState } from "~/domain/entry";
import { entryTitle } from "~/domain/entry-name";
import { findingTitle } from "~/domain/finding-name";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord, FindingRecord } from "~/domain/record";
import { findingFor } from "~/domain/visibility";
import { entryWithoutTraces } from "~/domain/without-traces";
import { readRecord } from "~/queries/record.server";

export type PreviewedFinding = { id: string; reference: string; title: string; text: string; inspection: string | null; entries: EntryRecord[] };

/** One of those chosen, as it stands: `seen` is its version. */
export type Pick = { id: string; seen: number; state: EntryState; name: string; text: string; approval: string | null };

export type IssuePreview = {
  findings: PreviewedFinding[];
  meetings: Record<string, { id: string; title: string; date: string }>;
  /** In the order in which they get their numbers. */
  picks: Pick[];
  /** How many of those chosen are drafts no more. */
  gone: number;
  mayApprove: boolean;
  inNameOf: string[];
};

/** Those chosen, each once, in the order of the findings and of what stands beside each. */
function chosenOf(findings: readonly FindingRecord[], ids: readonly string[]): EntryRecord[] {
  const wanted = new Set(ids);
  const entries = findings.flatMap((finding) => finding.entries).filter((entry) => wanted.has(entry.id) && !isIssued(entry.state));
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

function nameOf(entry: EntryRecord, findings: ReadonlyMap<string, FindingRecord>): string {
  const on = entry.links.flatMap((link) => findings.get(link.findingId) ?? []);
  return entryTitle(entry, on.map((finding) => ({ ...finding, rag: null, inspectionTitle: null })));
}

/** What is new, with the entries it follows up, which say what it is about. */
function withForerunners(entries: readonly EntryRecord[], ids: ReadonlySet<string>): EntryRecord[] {
  const shown = new Set(ids);
  for (const entry of [...entries].reverse()) if (shown.has(entry.id) && entry.followsUpEntryId !== null) shown.add(entry.followsUpEntryId);
  return entries.filter((entry) => shown.has(entry.id));
}

export async function issuePreview(ctx: Ctx, ids: readonly string[], terms: IssueTerms): Promise<Done<IssuePreview>> {
  const allowed = may(ctx.actor, "issue an entry");
  if (!allowed.ok) return allowed;
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const record = read.value;
  if (terms.meetingId != null && !record.meetings.some((meeting) => meeting.id === terms.meetingId)) {
    return refuse("missing", "That meeting is not there. Go back to the issue page and choose another, or none.");
  }
  const chosen = chosenOf(record.findings, ids);
  const order = chosen.map((entry) => entry.id);
  const issued = new Set(order);
  const holders = record.findings.filter((finding) => finding.entries.some((entry) => issued.has(entry.id)));
  const findings = findingsAsIfIssued(holders, { ids: order, now: ctx.now, ...terms }).map((finding) => findingFor("force", finding));
  const byId = new Map(holders.map((finding) => [finding.id, finding]));
  const approvals = await approvalsOfEntries(ctx.db.read, order);
  return done({
    findings: findings.map((finding) => ({
      id: finding.id, reference: finding.reference, title: findingTitle(finding), text: finding.text, inspection: finding.inspection?.title ?? null,
      entries: withForerunners(finding.entries, issued).map(entryWithoutTraces),
    })),
    meetings: Object.fromEntries(record.meetings.map(({ id, title, date }) => [id, { id, title, date }])),
    picks: chosen.map((entry) => {
      const { id, version, state, text } = entry;
      const approval = state === "approved" ? approvals.get(id) : undefined;
      return { id, seen: version, state, text, name: nameOf(entry, byId), approval: approval === undefined ? null : approvalWords(approval) };
    }),
    gone: ids.length - chosen.length,
    mayApprove: can(ctx.actor, "approve an entry"),
    inNameOf: actsInNameOf(ctx.actor, "approve an entry"),
  });
}
