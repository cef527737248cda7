/** The history of one finding, all of it or of one field: who changed this RAG, and when. */
import { Form } from "@remix-run/react";
import type { Option } from "~/ui/form/select-field";
import { EventTable, type HistoryLine } from "~/ui/history/event-table";

type Props = {
  lines: readonly HistoryLine[];
  fields: Option[];
  chosen: string;
  /** How many older lines are not shown. */
  more: number;
};

export function HistoryTable({ lines, fields, chosen, more }: Props) {
  return (
    <>
      <Form method="get" action="#history" className="history-filter" preventScrollReset>
        <label htmlFor="field">Show changes of</label>{" "}
        <select id="field" name="field" key={chosen} defaultValue={chosen} className="govuk-select">
          <option value="">everything</option>
          {fields.map((field) => (
            <option key={field.value} value={field.value}>{field.words}</option>
          ))}
        </select>{" "}
        <button className="button">Show</button>
      </Form>
      {lines.length === 0
        ? <p className="none">Nothing has changed {chosen === "" ? "since it was entered" : "in this field"}.</p>
        : <EventTable lines={lines} />}
      {more > 0 && <p className="soft">{more.toLocaleString("en-GB")} older changes are not shown. Choose a field to see its own.</p>}
    </>
  );
}
