/** The answered questions one after another, the longest answered first, each beside its response, with what closing it would propose; and the findings whose assurance waits for a decision. */
import { closingsOf } from "~/db/assurance-decisions.server";
import type { Ctx } from "~/db/ctx.server";
import { responsesToEntries } from "~/db/finding-past.server";
import { actsInNameOf } from "~/domain/approval";
import { CLOSURES, entryLabel, type Closure, type EntryState } from "~/domain/entry";
import type { Assurance } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { answeredAt, followUpInPreparation, isAnsweredOn } from "~/domain/follow-up";
import type { IssueFilter } from "~/domain/issue-selection";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { assuranceToDecide, proposedAssurance } from "~/domain/proposed-assurance";
import { linkTo, type EntryRecord, type FindingRecord, type ResponseRecord, type UpdateRecord } from "~/domain/record";
import { versionsBefore } from "~/domain/versions";
import { entryWithoutTraces, updateWithoutTraces } from "~/domain/without-traces";
import { readRecord } from "~/queries/record.server";

/** One answered question on one finding. */
export type AssureItem = { entryId: string; reference: string; label: string; title: string };

export type AssureCurrent = AssureItem & {
  finding: { id: string; text: string; inspection: string | null; assurance: Assurance; statement: string; update: UpdateRecord | null };
  entry: EntryRecord;
  meeting: { id: string; title: string; date: string } | null;
  earlierResponses: Record<string, ResponseRecord[]>;
  /** What the assurance of the finding would be proposed to be, by how the question is closed. */
  proposals: Record<Closure, Assurance | null>;
};

export type ToDecide = { reference: string; title: string; assurance: Assurance; proposed: Assurance };

export type AssurePage = {
  items: AssureItem[];
  /** Null where nothing is answered. */
  current: AssureCurrent | null;
  /** Its place among `items`. */
  index: number;
  /** Those that go on in a follow-up which is not issued: the force sees them as answered still. */
  inPreparation: (AssureItem & { followUpId: string; followUpState: EntryState })[];
  toDecide: ToDecide[];
  inspections: string[];
  areas: string[];
  mayDecide: boolean;
  inNameOf: string[];
};

type Answered = { finding: FindingRecord; entry: EntryRecord };

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => value ?? []))].sort((a, b) => a.localeCompare(b, "en"));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function itemOf({ finding, entry }: Answered): AssureItem {
  const label = entryLabel({ state: entry.state, kind: entry.kind, number: linkTo(entry, finding.id)?.number ?? null });
  return { entryId: entry.id, reference: finding.reference, label, title: `${findingTitle(finding)} (${finding.reference})` };
}

/** The finding as it would be with the question closed so. */
function closedAs({ finding, entry }: Answered, closure: Closure): FindingRecord {
  const links = entry.links.map((link) => (link.findingId === finding.id ? { ...link, closure } : link));
  return { ...finding, entries: finding.entries.map((each) => (each.id === entry.id ? { ...each, links } : each)) };
}

async function currentOf(ctx: Ctx, answered: Answered, meetings: readonly { id: string; title: string; date: string }[]): Promise<AssureCurrent> {
  const { finding, entry } = answered;
  const submitted = (await responsesToEntries(ctx.db.read, [entry.id])).filter((response) => response.state === "submitted");
  const { id, text, inspection, assurance, assuranceStatement, update } = finding;
  return {
    ...itemOf(answered),
    finding: { id, text, inspection: inspection?.title ?? null, assurance, statement: assuranceStatement ?? "", update: update === null ? null : updateWithoutTraces(update) },
    entry: entryWithoutTraces(entry),
    meeting: meetings.find((each) => each.id === entry.meetingId) ?? null,
    earlierResponses: Object.fromEntries(entry.responses.map((response) => [response.id, versionsBefore(response, submitted)])),
    proposals: Object.fromEntries(CLOSURES.map((closure) => [closure, proposedAssurance(closedAs(answered, closure))])) as Record<Closure, Assurance | null>,
  };
}

export type AssureOrder = IssueFilter & { /** The item to show; the first where it is none of them. */ entry: string; finding: string };

export async function assurePage(ctx: Ctx, order: AssureOrder): Promise<Done<AssurePage>> {
  const allowed = may(ctx.actor, "close an entry");
  if (!allowed.ok) return allowed;
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const { findings, meetings } = read.value;
  const answered = findings
    .flatMap((finding) => finding.entries.filter((entry) => isAnsweredOn(entry, finding.id)).map((entry): Answered => ({ finding, entry })))
    .sort((a, b) => compare(answeredAt(a.entry) ?? "", answeredAt(b.entry) ?? ""));
  const prepared = (each: Answered) => followUpInPreparation(each.entry, each.finding.id, each.finding.entries);
  const all = answered.filter((each) => prepared(each) === null);
  const lets = ({ finding }: Answered) =>
    (order.inspection === "" || finding.inspection?.title === order.inspection) && (order.area === "" || finding.questionArea === order.area);
  const shown = all.filter(lets);
  const found = shown.findIndex(({ finding, entry }) => entry.id === order.entry && (order.finding === "" || finding.reference === order.finding));
  const index = Math.max(found, 0);
  const current = shown[index];
  const closings = await closingsOf(ctx.db.read);
  return done({
    items: shown.map(itemOf),
    current: current === undefined ? null : await currentOf(ctx, current, meetings),
    index,
    inPreparation: answered.filter(lets).flatMap((each) => {
      const followUp = prepared(each);
      return followUp === null ? [] : [{ ...itemOf(each), followUpId: followUp.id, followUpState: followUp.state }];
    }),
    toDecide: findings.flatMap((finding) => {
      const proposed = assuranceToDecide(finding, closings.get(finding.id));
      return proposed === null ? [] : [{ reference: finding.reference, title: findingTitle(finding), assurance: finding.assurance, proposed }];
    }),
    inspections: distinct(answered.map(({ finding }) => finding.inspection?.title)),
    areas: distinct(answered.map(({ finding }) => finding.questionArea)),
    mayDecide: can(ctx.actor, "decide assurance"),
    inNameOf: actsInNameOf(ctx.actor, "decide assurance"),
  });
}
