/** What was chosen to be issued together, and on what terms, in the form it has in an address. */
import type { IssueTerms } from "~/domain/as-if-issued";
import { parseDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

/** The value of `meeting` that takes the meeting away; '' leaves each entry its own. */
export const NO_MEETING = "none";

export type IssueFilter = { inspection: string; area: string };

export type IssueSelection = IssueFilter & {
  ids: string[];
  /** As typed; '' leaves each entry its own. */
  dueOn: string;
  meeting: string;
};

export function readIssueSelection(params: URLSearchParams): IssueSelection {
  const one = (name: string) => params.get(name) ?? "";
  return { ids: [...new Set(params.getAll("entry"))], inspection: one("inspection"), area: one("area"), dueOn: one("dueOn").trim(), meeting: one("meeting") };
}

export function issueSearch({ ids, ...rest }: Partial<IssueSelection>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== "") params.set(name, value);
  for (const id of ids ?? []) params.append("entry", id);
  return params.toString();
}

/** Refused where nothing was chosen, or the date is none. */
export function issueTerms({ ids, dueOn, meeting }: IssueSelection): Done<IssueTerms> {
  if (ids.length === 0) return refuse("invalid", "Choose at least one question to preview.", { field: "entry" });
  const due = parseDate(dueOn);
  if (!due.ok) return { ok: false, problem: { ...due.problem, field: "dueOn" } };
  return done({ dueOn: due.value, ...(meeting === "" ? {} : { meetingId: meeting === NO_MEETING ? null : meeting }) });
}
