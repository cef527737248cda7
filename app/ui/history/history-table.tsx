/** The history of one finding: what changed, from what to what, who did it, when, and by what way it came. */
import { Form } from "@remix-run/react";
import { SIDE_WORDS, type Side } from "~/domain/actor";
import { formatDate, formatMoment, londonDate, type Instant } from "~/domain/calendar-date";
import type { Option } from "~/ui/form/select-field";

export type HistoryLine = {
  at: Instant;
  name: string;
  /** The post held then; '' where none is known. */
  post: string;
  /** The field in words, with the entry or response it belongs to. */
  what: string;
  before: string | null;
  after: string | null;
  /** 'on screen', 'on the command line', or from which file and cell. */
  via: string;
  draftOf: Side | null;
  /** When and why the words were taken away by law. */
  redacted: { at: Instant; why: string } | null;
};

type Props = {
  lines: readonly HistoryLine[];
  fields: Option[];
  chosen: string;
  /** How many older lines are not shown. */
  more: number;
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
  return moments;
}

/** 'Helen Ferriday, PCC', with the post held then. */
export function nameAndPost({ name, post }: Pick<HistoryLine, "name" | "post">): string {
  return post === "" ? name : `${name}, ${post}`;
}

/** Only the side whose draft it is about ever sees this. */
export function DraftMark({ side }: { side: Side }) {
  return <span className="history-draft"> Draft: {SIDE_WORDS[side].toLowerCase()} only</span>;
}

function Value({ line, text }: { line: HistoryLine; text: string | null }) {
  if (line.redacted !== null) {
    return <span className="none">Taken away by law on {formatDate(londonDate(line.redacted.at))}: {line.redacted.why}</span>;
  }
  return <span className="long-text">{text === null || text === "" ? <span className="none">empty</span> : text}</span>;
}

export function HistoryTable({ lines, fields, chosen, more }: Props) {
  return (
    <>
      <Form method="get" action="#history" className="history-filter" preventScrollReset>
        <label htmlFor="field">Show changes of</label>{" "}
        <select id="field" name="field" defaultValue={chosen} className="govuk-select">
          <option value="">everything</option>
          {fields.map((field) => (
            <option key={field.value} value={field.value}>{field.words}</option>
          ))}
        </select>{" "}
        <button className="button">Show</button>
      </Form>
      {lines.length === 0 ? (
        <p className="none">Nothing has changed {chosen === "" ? "since it was entered" : "in this field"}.</p>
      ) : (
        <table className="plain-table history-table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          {momentsOf(lines).map((moment, place) => (
            <tbody key={place}>
              <tr className="history-table__moment">
                <th scope="rowgroup" colSpan={3}>
                  {formatMoment(moment[0].at)} <span className="soft">· {nameAndPost(moment[0])} · {moment[0].via}</span>
                </th>
              </tr>
              {moment.map((line, index) => (
                <tr key={index}>
                  <th scope="row" data-heading="What">
                    <span>
                      {line.what}
                      {line.draftOf !== null && <DraftMark side={line.draftOf} />}
                    </span>
                  </th>
                  <td data-heading="Before"><Value line={line} text={line.before} /></td>
                  <td data-heading="After"><Value line={line} text={line.after} /></td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      {more > 0 && <p className="soft">{more.toLocaleString("en-GB")} older changes are not shown. Choose a field to see its own.</p>}
    </>
  );
}
