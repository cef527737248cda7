/** A finding with the questions that may be issued on it, each to be chosen. */
import { Link } from "@remix-run/react";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { ENTRY_STATE_WORDS, type EntryState } from "~/domain/entry";
import { paths } from "~/paths";
import { LongText } from "~/ui/finding/long-text";

type Line = {
  id: string; text: string; kind: string; state: EntryState; approval: string | null; askedBy: string | null; dueOn: CalendarDate | null; meeting: string | null; others: string[];
};

export type Group = { reference: string; title: string; text: string; inspection: string | null; area: string | null; lines: Line[] };

type Props = {
  group: Group;
  chosen: ReadonlySet<string>;
  /** The first box of all carries the id an error leads to. */
  firstId: string | null;
};

function Details({ line }: { line: Line }) {
  return (
    <span className="issue-line__details">
      <span className={`tag tag--outlined issue-line__state issue-line__state--${line.state}`}>{ENTRY_STATE_WORDS[line.state]}</span>
      <span className="quiet-line">
        {line.kind !== "Question" && <span>{line.kind}</span>}
        <span>{line.askedBy ?? "asked by nobody named"}</span>
        <span>{line.dueOn === null ? "no due date" : `due ${formatDate(line.dueOn)}`}</span>
        {line.meeting !== null && <span>for {line.meeting}</span>}
        {line.others.length > 0 && <span>also on {line.others.join(", ")}</span>}
        <span>{line.approval ?? "not approved yet"}</span>
      </span>
    </span>
  );
}

export function IssueGroup({ group, chosen, firstId }: Props) {
  return (
    <section className="issue-group" aria-labelledby={`group-${group.reference}`}>
      <h2 id={`group-${group.reference}`}>
        <Link to={paths.finding(group.reference)}>{group.title} ({group.reference})</Link>
      </h2>
      <p className="quiet-line issue-group__where">
        <span>{group.inspection ?? "No inspection named"}</span>
        {group.area !== null && <span>{group.area}</span>}
      </p>
      <p className="issue-group__text">{group.text}</p>
      <ul className="issue-lines">
        {group.lines.map((line, index) => {
          const id = firstId !== null && index === 0 ? firstId : `entry-${line.id}`;
          return (
            <li key={line.id} className="issue-line">
              <div className="govuk-checkboxes govuk-checkboxes--small">
                <div className="govuk-checkboxes__item">
                  <input className="govuk-checkboxes__input" type="checkbox" id={id} name="entry" value={line.id} defaultChecked={chosen.has(line.id)} aria-describedby={`about-${line.id}`} />
                  <label className="govuk-label govuk-checkboxes__label" htmlFor={id}><LongText text={line.text} /></label>
                </div>
              </div>
              <div className="issue-line__about" id={`about-${line.id}`}>
                <Details line={line} />
                <Link className="change-link" to={paths.entry(line.id)}>Open<span className="visually-hidden"> {line.text.slice(0, 60)}</span></Link>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
