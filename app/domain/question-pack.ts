/** Question pack: the issued questions finding by finding, as a paper. It holds the official record and nothing else. */
import type { CalendarDate } from "~/domain/calendar-date";
import { entryLabel, ENTRY_KIND_WORDS, type EntryState } from "~/domain/entry";
import { findingTitle } from "~/domain/finding-name";
import { linkTo, type EntryRecord, type FindingRecord, type WholeRecord } from "~/domain/record";

/** `waiting`: issued and not answered yet. */
export const PACK_SCOPES = ["waiting", "all"] as const;
export type PackScope = (typeof PACK_SCOPES)[number];
export const PACK_SCOPE_WORDS: Record<PackScope, string> = { waiting: "Questions that wait for a response", all: "All questions that were issued" };

export type PackOrder = {
  inspection: string;
  area: string;
  /** The id of a meeting; '' for any. */
  meeting: string;
  scope: PackScope;
  /** These entries alone, whatever else is asked for; empty for all. */
  ids: string[];
};

export type PackQuestion = {
  id: string;
  /** 'Q2', '–' for what has no number. */
  label: string;
  kind: string;
  text: string;
  askedBy: string | null;
  dueOn: CalendarDate | null;
  meeting: { title: string; date: CalendarDate } | null;
  state: EntryState;
};

export type PackFinding = { reference: string; title: string; text: string; inspection: string | null; area: string | null; questions: PackQuestion[] };

export function readPackOrder(params: URLSearchParams): PackOrder {
  const one = (name: string) => params.get(name) ?? "";
  return {
    inspection: one("inspection"), area: one("area"), meeting: one("meeting"), ids: [...new Set(params.getAll("entry"))],
    scope: PACK_SCOPES.find((scope) => scope === one("scope")) ?? "waiting",
  };
}

export function packSearch({ ids, scope, ...rest }: PackOrder): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== "") params.set(name, value);
  if (scope !== "waiting") params.set("scope", scope);
  for (const id of ids) params.append("entry", id);
  return params.toString();
}

function wanted(entry: EntryRecord, order: PackOrder): boolean {
  if (order.ids.length > 0) return order.ids.includes(entry.id);
  return (order.scope === "all" || entry.state === "issued") && (order.meeting === "" || entry.meetingId === order.meeting);
}

/** `record` is the official record. A question over several findings stands under each of them, with its number there. */
export function questionPack(record: WholeRecord, order: PackOrder): PackFinding[] {
  const meetings = new Map(record.meetings.map(({ id, title, date }) => [id, { title, date }]));
  const inFilter = (finding: FindingRecord) =>
    (order.inspection === "" || finding.inspection?.title === order.inspection) && (order.area === "" || finding.questionArea === order.area);
  return record.findings.filter(inFilter).flatMap((finding) => {
    const questions = finding.entries.filter((entry) => wanted(entry, order)).map((entry): PackQuestion => {
      const { id, kind, text, askedBy, dueOn, state } = entry;
      return {
        id, text, askedBy, dueOn, state,
        label: entryLabel({ state, kind, number: linkTo(entry, finding.id)?.number ?? null }),
        kind: ENTRY_KIND_WORDS[kind],
        meeting: entry.meetingId === null ? null : (meetings.get(entry.meetingId) ?? null),
      };
    });
    if (questions.length === 0) return [];
    return [{
      reference: finding.reference, title: findingTitle(finding), text: finding.text, inspection: finding.inspection?.title ?? null, area: finding.questionArea, questions,
    }];
  });
}

/** The columns of the pack as a sheet, with their widths in characters. */
export const PACK_COLUMNS = [
  { heading: "Reference", width: 11 }, { heading: "Number", width: 18 }, { heading: "Finding", width: 70 }, { heading: "Question no.", width: 10 },
  { heading: "Question", width: 70 }, { heading: "Asked by", width: 12 }, { heading: "Meeting", width: 26 }, { heading: "Response due", width: 14 },
] as const;

/** A row for each question, dates as 'YYYY-MM-DD' in the last column. */
export function packRows(pack: readonly PackFinding[]): (string | null)[][] {
  return pack.flatMap(({ reference, title, text, questions }) =>
    questions.map((each) => [reference, title, text, each.label, each.text, each.askedBy, each.meeting?.title ?? null, each.dueOn]),
  );
}
