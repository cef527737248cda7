/** Narrows a list of questions to one inspection or one area, in the address. */
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { SelectField } from "~/ui/form/select-field";

type Props = {
  filter: { inspection: string; area: string };
  inspections: readonly string[];
  areas: readonly string[];
  /** The page without any filter. */
  allHref: string;
  /** Further fields, between these and the button. */
  children?: ReactNode;
};

function options(all: string, values: readonly string[], chosen: string) {
  const known = chosen === "" || values.includes(chosen) ? values : [...values, chosen];
  return [{ value: "", words: all }, ...known.map((value) => ({ value, words: value }))];
}

export function IssueFilter({ filter, inspections, areas, allHref, children }: Props) {
  const filtered = filter.inspection !== "" || filter.area !== "";
  return (
    <Form method="get" className="issue-filter" aria-label="Which findings">
      <SelectField id="inspection" label="Inspection" options={options("All inspections", inspections, filter.inspection)} defaultValue={filter.inspection} />
      <SelectField id="area" label="Area" options={options("All areas", areas, filter.area)} defaultValue={filter.area} />
      {children}
      <div className="issue-filter__do">
        <button className="button">Show</button>
        {filtered && <Link to={allHref}>Show all</Link>}
      </div>
    </Form>
  );
}
