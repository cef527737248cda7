/** What the history page is narrowed to: a plain form, kept in the address. */
import { Form, Link } from "@remix-run/react";
import { HISTORY_SIDES, HISTORY_SIDE_WORDS, HISTORY_VIA_WORDS, isNarrowed, type FilterError, type HistorySearch } from "~/domain/history-filter";
import { HISTORY_VIAS } from "~/domain/history";
import { paths } from "~/paths";
import { SelectField, type Option } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Props = { search: HistorySearch; fields: readonly Option[]; names: readonly string[]; errors: readonly FilterError[] };

const ANYTHING: Option = { value: "", words: "Anything" };
const ANYBODY: Option = { value: "", words: "Anybody" };

export function HistorySearchForm({ search, fields, names, errors }: Props) {
  const error = (field: keyof HistorySearch) => errors.find((each) => each.field === field)?.message;
  const given = (id: keyof HistorySearch) => ({ id, defaultValue: search[id], error: error(id) });
  return (
    <Form method="get" className="history-search" role="search" aria-label="The history" key={JSON.stringify(search)}>
      <TextField {...given("finding")} label="Finding" hint="Such as F-0104" />
      <SelectField {...given("field")} label="What changed" options={[ANYTHING, ...fields]} />
      <SelectField {...given("who")} label="Who" options={[ANYBODY, ...names.map((name) => ({ value: name, words: name }))]} />
      <SelectField {...given("side")} label="Side" options={[{ value: "", words: "Either" }, ...HISTORY_SIDES.map((side) => ({ value: side, words: HISTORY_SIDE_WORDS[side] }))]} />
      <SelectField {...given("via")} label="How" options={[{ value: "", words: "Any way" }, ...HISTORY_VIAS.map((via) => ({ value: via, words: HISTORY_VIA_WORDS[via] }))]} />
      <TextField {...given("from")} label="From" hint="Such as 23/05/2022" />
      <TextField {...given("to")} label="To" hint="That day included" />
      <div className="history-search__do">
        <button className="button button--filled">Show</button>
        {isNarrowed(search) && <Link to={paths.history()}>Show everything</Link>}
      </div>
    </Form>
  );
}
