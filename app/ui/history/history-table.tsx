/** The history of one finding: what changed, from what to what, who did it, when, and by what way it came. */
import { Form } from "@remix-run/react";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import type { Option } from "~/ui/form/select-field";

export type HistoryLine = {
  at: Instant;
  who: string;
  /** The field in words, with the entry or response it belongs to. */
  what: string;
  before: string | null;
  after: string | null;
  /** 'on screen', 'on the command line', or from which file and cell. */
  via: string;
  draft: boolean;
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
    if (last !== undefined && first?.at === line.at && first.who === line.who && first.via === line.via) last.push(line);
    else moments.push([line]);
  }
  return moments;
}

function Value({ text, absent }: { text: string | null; absent: string }) {
  return <span className="long-text">{text === null || text === "" ? <span className="none">{absent}</span> : text}</span>;
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
                  {formatMoment(moment[0].at)} <span className="soft">· {moment[0].who} · {moment[0].via}</span>
                </th>
              </tr>
              {moment.map((line, index) => (
                <tr key={index}>
                  <th scope="row" data-heading="What">
                    <span>
                      {line.what}
                      {line.draft && <span className="soft"> (draft)</span>}
                    </span>
                  </th>
                  <td data-heading="Before"><Value text={line.before} absent="empty" /></td>
                  <td data-heading="After"><Value text={line.after} absent="empty" /></td>
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
