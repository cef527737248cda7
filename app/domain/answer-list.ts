/** What waits to be answered: issued questions by finding, and how far the force has come with each. */
import type { Actor } from "~/domain/actor";
import { londonDate, type CalendarDate } from "~/domain/calendar-date";
import { standingWords } from "~/domain/clearance";
import { entryLabel, type EntryKind } from "~/domain/entry";
import { findingTitle } from "~/domain/finding-name";
import { can, leads } from "~/domain/permissions";
import type { Rag } from "~/domain/rag";
import { linkTo, type EntryRecord, type FindingRecord, type ResponseRecord } from "~/domain/record";
import { joinPosts } from "~/domain/response";

/** `mine`: of findings I lead. `to-clear`: their authors ask for it. `to-submit`: cleared and not submitted. */
export const ANSWER_SHOWS = ["mine", "all", "to-clear", "to-submit"] as const;
export type AnswerShow = (typeof ANSWER_SHOWS)[number];

export const ANSWER_SHOW_WORDS: Record<AnswerShow, string> = { mine: "Mine", all: "All", "to-clear": "To clear", "to-submit": "To submit" };

export type WaitingAnswer = {
  entryId: string;
  label: string;
  kind: EntryKind;
  text: string;
  issuedOn: CalendarDate | null;
  dueOn: CalendarDate | null;
  /** Of each response that is being prepared. */
  drafts: { words: string; posts: string | null; note: string | null; version: number }[];
};

export type WaitingFinding = {
  reference: string;
  title: string;
  inspection: string | null;
  text: string;
  rag: Rag | null;
  /** May the one who asks work on it? */
  open: boolean;
  answers: WaitingAnswer[];
};

function prepared(entry: EntryRecord): ResponseRecord[] {
  return entry.state === "closed" ? [] : entry.responses.filter((response) => response.state !== "submitted");
}

function isAwaited(entry: EntryRecord, finding: FindingRecord): boolean {
  const answered = entry.responses.some((response) => response.state === "submitted");
  return entry.kind === "question" && entry.state === "issued" && !answered && linkTo(entry, finding.id)?.closure === null;
}

function belongs(show: AnswerShow, entry: EntryRecord, finding: FindingRecord, actor: Actor): boolean {
  const drafts = prepared(entry);
  switch (show) {
    case "all": return drafts.length > 0 || isAwaited(entry, finding);
    case "mine": return leads(actor, finding) && (drafts.length > 0 || isAwaited(entry, finding));
    case "to-clear": return can(actor, "clear a response", finding) && drafts.some((draft) => draft.state === "draft" && draft.clearance.asked !== null);
    case "to-submit": return can(actor, "submit a response", finding) && drafts.some((draft) => draft.state === "cleared");
    default: return show satisfies never;
  }
}

function waitingAnswer(entry: EntryRecord, finding: FindingRecord): WaitingAnswer {
  return {
    entryId: entry.id,
    label: entryLabel({ ...entry, number: linkTo(entry, finding.id)?.number ?? null }),
    kind: entry.kind,
    text: entry.text,
    issuedOn: entry.issuedAt === null ? null : londonDate(entry.issuedAt),
    dueOn: entry.dueOn,
    drafts: prepared(entry).map(({ state, clearance, parts, version }) => ({
      words: standingWords({ state, clearance }), posts: joinPosts(parts), note: clearance.sentBack?.note ?? null, version,
    })),
  };
}

/** `findings` as the force may see them; in their order, without those of which nothing is to be shown. */
export function waitingFindings(findings: readonly FindingRecord[], show: AnswerShow, actor: Actor): WaitingFinding[] {
  return findings.flatMap((finding) => {
    const answers = finding.entries.filter((entry) => belongs(show, entry, finding, actor)).map((entry) => waitingAnswer(entry, finding));
    if (answers.length === 0) return [];
    const { reference, inspection, text, update } = finding;
    return [{ reference, title: findingTitle(finding), inspection: inspection?.title ?? null, text, rag: update?.rag ?? null, open: can(actor, "submit a response", finding), answers }];
  });
}

/** How many entries each choice would show: one over several findings counts once. */
export function waitingCounts(findings: readonly FindingRecord[], actor: Actor): Record<AnswerShow, number> {
  const count = (show: AnswerShow) => new Set(waitingFindings(findings, show, actor).flatMap(({ answers }) => answers.map(({ entryId }) => entryId))).size;
  return { mine: count("mine"), all: count("all"), "to-clear": count("to-clear"), "to-submit": count("to-submit") };
}
