/** A group of work: how much there is, what is to be done, the most pressing first and the rest on demand. */
import { Link } from "@remix-run/react";
import type { CalendarDate } from "~/domain/calendar-date";
import { OLD_UPDATE_DAYS } from "~/domain/register/register-rules";
import { workHeading, workHint } from "~/domain/my-work/work-words";
import type { WorkGroup, WorkItem, WorkKind } from "~/domain/my-work/work-item";
import { paths } from "~/paths";
import { useOffice } from "~/ui/layout/office-context";
import { WorkTable } from "~/ui/my-work/work-table";

const SHOWN_AT_ONCE = 6;

/** Where a whole long group, or more of the same, is to be seen. */
const ALL_OF: Partial<Record<WorkKind, { to: string; words: string }>> = {
  approve: { to: paths.issue(), words: "Drafts, to approve and issue" },
  "own-drafts": { to: paths.issue(), words: "Drafts, to approve and issue" },
  issue: { to: paths.issue(), words: "Preview and issue" },
  assure: { to: paths.assure(), words: "One after another" },
  "follow-up": { to: paths.assure(), words: "Answers to assure" },
  "overdue-answer": { to: paths.findings("unanswered=yes"), words: "Findings with a question waiting" },
  "with-force": { to: paths.findings("unanswered=yes"), words: "Findings with a question waiting" },
  "with-leads": { to: paths.answers(), words: "All questions to answer" },
  answer: { to: paths.answers(), words: "All questions to answer" },
  clear: { to: paths.answers("to-clear"), words: "All responses to clear" },
  "sign-off": { to: paths.fieldDrafts(), words: "All drafts of the force" },
  "submit-fields": { to: paths.fieldDrafts(), words: "All drafts of the force" },
  "submit-response": { to: paths.answers("to-submit"), words: "All responses to submit" },
  update: { to: paths.findings(`view=sib&open=yes&no-update-since=${String(OLD_UPDATE_DAYS)}`), words: "In the register" },
  "updates-of-leads": { to: paths.findings(`view=sib&open=yes&no-update-since=${String(OLD_UPDATE_DAYS)}`), words: "In the register" },
  "no-lead": { to: paths.findings("view=sib&open=yes&lead=none"), words: "In the register" },
};

type Props = { group: Omit<WorkGroup, "items"> & { items: WorkItem[]; total: number }; today: CalendarDate };

export function WorkGroupPanel({ group, today }: Props) {
  const office = useOffice();
  const { kind, items, total, mine } = group;
  const heading = workHeading(group, office);
  const first = mine ? items.slice(0, SHOWN_AT_ONCE) : [];
  const rest = items.slice(first.length);
  const all = ALL_OF[kind];
  const Heading = mine ? "h2" : "h3";
  return (
    <section className="panel work-group" id={kind} aria-labelledby={`${kind}-heading`}>
      <div className="panel__head">
        <Heading id={`${kind}-heading`}>{heading} <span className="work-group__count">{total.toLocaleString("en-GB")}</span></Heading>
        {all !== undefined && <Link className="change-link" to={all.to}>{all.words}</Link>}
      </div>
      <p className="work-group__hint">{workHint(kind, office)}</p>
      {first.length > 0 && <WorkTable label={heading} items={first} today={today} />}
      {rest.length > 0 && (
        <details>
          <summary>{first.length === 0 ? "Show" : `Show ${rest.length.toLocaleString("en-GB")} more`}<span className="visually-hidden">: {heading}</span></summary>
          <WorkTable label={`${heading}, more`} items={rest} today={today} />
          {total > items.length && <p className="quiet-line">{(total - items.length).toLocaleString("en-GB")} more are not listed here.</p>}
        </details>
      )}
    </section>
  );
}
