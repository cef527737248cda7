/** The office's drafts and approved questions, finding by finding, to be chosen for an issue; and the corrections that wait. */
import type { Ctx } from "~/db/ctx.server";
import { approvalsOfEntries } from "~/db/entry-approvals.server";
import { openCorrections } from "~/db/entry-corrections.server";
import { approvalWords } from "~/domain/approval";
import { formatDate } from "~/domain/calendar-date";
import { ENTRY_KIND_WORDS, isIssued, type EntryState } from "~/domain/entry";
import type { CorrectionState } from "~/domain/entry-correction";
import { findingTitle } from "~/domain/finding-name";
import type { IssueFilter } from "~/domain/issue-selection";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";
import { readRecord } from "~/queries/record.server";

export type IssueLine = {
  id: string;
  text: string;
  kind: string;
  state: EntryState;
  /** 'Approved on 23 May 2022 by Helen Ferriday, PCC'. */
  approval: string | null;
  askedBy: string | null;
  dueOn: string | null;
  meeting: string | null;
  /** The references of the other findings it covers. */
  others: string[];
};

export type IssueGroup = { reference: string; title: string; text: string; inspection: string | null; area: string | null; lines: IssueLine[] };

export type WaitingCorrection = { entryId: string; text: string; state: CorrectionState };

type Option = { value: string; words: string };

export type IssuePage = {
  groups: IssueGroup[];
  /** Of those that the filter leaves. */
  drafts: number;
  approved: number;
  /** Of all. */
  total: number;
  inspections: string[];
  areas: string[];
  meetings: Option[];
  corrections: WaitingCorrection[];
};

function waiting(entry: EntryRecord): boolean {
  return entry.place === "finding" && !isIssued(entry.state);
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => value ?? []))].sort((a, b) => a.localeCompare(b, "en"));
}

function lets(filter: IssueFilter, finding: FindingRecord): boolean {
  return (filter.inspection === "" || finding.inspection?.title === filter.inspection) && (filter.area === "" || finding.questionArea === filter.area);
}

type Named = { approvals: Map<string, string>; meetings: Map<string, string> };

function lineOf(entry: EntryRecord, finding: FindingRecord, { approvals, meetings }: Named): IssueLine {
  return {
    id: entry.id,
    text: entry.text,
    kind: ENTRY_KIND_WORDS[entry.kind],
    state: entry.state,
    approval: entry.state === "approved" ? (approvals.get(entry.id) ?? null) : null,
    askedBy: entry.askedBy,
    dueOn: entry.dueOn,
    meeting: entry.meetingId === null ? null : (meetings.get(entry.meetingId) ?? null),
    others: entry.links.filter((link) => link.findingId !== finding.id).map((link) => link.reference),
  };
}

/** Each entry once, under the first of its findings that the filter lets through. */
function groupsOf(record: WholeRecord, filter: IssueFilter, named: Named): IssueGroup[] {
  const shown = new Set<string>();
  return record.findings.filter((finding) => lets(filter, finding)).flatMap((finding) => {
    const lines = finding.entries.filter((entry) => waiting(entry) && !shown.has(entry.id)).map((entry) => {
      shown.add(entry.id);
      return lineOf(entry, finding, named);
    });
    if (lines.length === 0) return [];
    return [{
      reference: finding.reference, title: findingTitle(finding), text: finding.text, inspection: finding.inspection?.title ?? null, area: finding.questionArea, lines,
    }];
  });
}

export async function issuePage(ctx: Ctx, filter: IssueFilter): Promise<Done<IssuePage>> {
  const allowed = may(ctx.actor, "issue an entry");
  if (!allowed.ok) return allowed;
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const record = read.value;
  const holders = record.findings.filter((finding) => finding.entries.some(waiting));
  const all = [...new Set(holders.flatMap((finding) => finding.entries.filter(waiting).map((entry) => entry.id)))];
  const approvals = await approvalsOfEntries(ctx.db.read, all);
  const meetings = [...record.meetings].reverse().map((meeting) => ({ value: meeting.id, words: `${meeting.title}, ${formatDate(meeting.date)}` }));
  const groups = groupsOf(record, filter, {
    approvals: new Map([...approvals].map(([id, approval]) => [id, approvalWords(approval)])),
    meetings: new Map(meetings.map(({ value, words }) => [value, words])),
  });
  const lines = groups.flatMap((group) => group.lines);
  return done({
    groups,
    drafts: lines.filter((line) => line.state === "draft").length,
    approved: lines.filter((line) => line.state === "approved").length,
    total: all.length,
    inspections: distinct(holders.map((finding) => finding.inspection?.title)),
    areas: distinct(holders.map((finding) => finding.questionArea)),
    meetings,
    corrections: (await openCorrections(ctx.db.read)).map(({ entryId, words, state }) => ({ entryId, text: words.text, state })),
  });
}
