/** Events: what changed, from what to what, who did it, when, and by what way it came. */
import { Link } from "@remix-run/react";
import { SIDE_WORDS, type ActorSide, type Side } from "~/domain/actor";
import { formatDate, formatMoment, londonDate, type Instant } from "~/domain/calendar-date";
import { HISTORY_SIDE_WORDS } from "~/domain/history-filter";
import { paths } from "~/paths";

export type HistoryLine = {
  at: Instant;
  name: string;
  /** The post held then; '' where none is known. */
  post: string;
  side: ActorSide;
  /** 'F-0104'; null where it is about none. */
  reference: string | null;
  /** The field in words, with the entry or response it belongs to. */
  what: string;
  before: string | null;
  after: string | null;
  /** 'on screen', 'on the command line', or from which file and cell. */
  via: string;
  draftOf: Side | null;
  isNote: boolean;
  /** When and why the words were taken away by law. */
  redacted: { at: Instant; why: string } | null;
};

type Moment = [HistoryLine, ...HistoryLine[]];

/** Lines that one person made in one go stand under one heading. */
function momentsOf(lines: readonly HistoryLine[]): Moment[] {
  const moments: Moment[] = [];
  for (const line of lines) {
    const last = moments.at(-1);
    const first = last?.[0];
    if (last !== undefined && first?.at === line.at && first.name === line.name && first.via === line.via) last.push(line);
    else moments.push([line]);
  }
  // The newest moment stands first; within one, things stand in the order in which they were written.
  for (const moment of moments) moment.reverse();
  return moments;
}

/** 'Helen Ferriday, PCC, commissioner’s office': the post is the one held then. */
function whoWords({ name, post, side }: HistoryLine): string {
  const where = side === "operator" ? "" : HISTORY_SIDE_WORDS[side].toLowerCase();
  return [name, post, where].filter((part) => part !== "" && part !== name.toLowerCase()).join(", ");
}

function Value({ line, text }: { line: HistoryLine; text: string | null }) {
  if (line.redacted !== null) {
    return <span className="none">Taken away by law on {formatDate(londonDate(line.redacted.at))}: {line.redacted.why}</span>;
  }
  return <span className="long-text history-table__words">{text === null || text === "" ? <span className="none">empty</span> : text}</span>;
}

type Props = {
  lines: readonly HistoryLine[];
  /** True where the events are not all about one finding. */
  withFinding?: boolean;
  /** Whether a reference leads to its finding. */
  opensFindings?: boolean;
};

export function EventTable({ lines, withFinding = false, opensFindings = true }: Props) {
  return (
    <table className={`plain-table history-table${withFinding ? " history-table--wide" : ""}`}>
      <caption className="govuk-visually-hidden">What happened, newest first, with who did it above it</caption>
      <thead>
        <tr>
          {withFinding && <th scope="col">Finding</th>}
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      {momentsOf(lines).map((moment, place) => (
        <tbody key={place}>
          <tr className="history-table__moment">
            <th scope="rowgroup" colSpan={withFinding ? 4 : 3}>
              {formatMoment(moment[0].at)} <span className="soft">· {whoWords(moment[0])} · {moment[0].via}</span>
            </th>
          </tr>
          {moment.map((line, index) => (
            <tr key={index}>
              {withFinding && (
                <td data-heading="Finding" className="history-table__finding">
                  {line.reference === null ? <span className="none">none</span> : opensFindings ? <Link to={paths.finding(line.reference)}>{line.reference}</Link> : line.reference}
                </td>
              )}
              <th scope="row" data-heading="What">
                <span>
                  {line.what}
                  {line.draftOf !== null && <span className="history-draft"> {line.isNote ? "Private note" : "Draft"}: {SIDE_WORDS[line.draftOf].toLowerCase()} only</span>}
                </span>
              </th>
              <td data-heading="Before"><Value line={line} text={line.before} /></td>
              <td data-heading="After"><Value line={line} text={line.after} /></td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
