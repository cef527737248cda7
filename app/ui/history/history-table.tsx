/** The history of one finding: what changed, from what to what, who did it, when, and by what way it came. */
import { Form } from "@remix-run/react";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import type { Option } from "~/ui/form/select-field";

export type HistoryLine = {
  sequence: number;
  at: Instant;
  who: string;
  /** The field in words, with the entry or response it belongs to. */
  what: string;
  before: string | null;
  after: string | null;
  /** 'screen', 'command line', or the file with sheet and cell. */
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
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Who</th>
              <th scope="col">By way of</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.sequence}>
                <td data-heading="When"><span>{formatMoment(line.at)}</span></td>
                <th scope="row" data-heading="What">
                  <span>
                    {line.what}
                    {line.draft && <span className="soft"> (draft)</span>}
                  </span>
                </th>
                <td data-heading="Before"><Value text={line.before} absent="empty" /></td>
                <td data-heading="After"><Value text={line.after} absent="empty" /></td>
                <td data-heading="Who"><span>{line.who}</span></td>
                <td data-heading="By way of"><span>{line.via}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p className="soft">{more.toLocaleString("en-GB")} older changes are not shown. Choose a field to see its own.</p>}
    </>
  );
}
