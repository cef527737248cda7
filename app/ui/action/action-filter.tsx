/** The filters of the action log: a form whose fields stand in the address, and what can be read off at a glance. */
import { Form, Link } from "@remix-run/react";
import { AGE_WORDS, AGES, LOG_STATES, LOG_STATE_WORDS, logFilterText, NO_OWNER, type Age, type LogFilter } from "~/domain/action/action-log";
import { paths } from "~/paths";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Props = { filter: LogFilter; open: number; overdue: number; withoutOwner: number; ages: readonly { age: Age; count: number }[]; owners: readonly string[] };

const ALL: LogFilter = { state: "open", overdue: false, owner: null, age: null, words: "" };

function Figure({ count, words, filter, chosen }: { count: number; words: string; filter: LogFilter; chosen: boolean }) {
  return <li>{count === 0 ? <span className="soft">0 {words}</span> : <Link to={paths.actions(logFilterText(filter))} aria-current={chosen ? "true" : undefined}>{count} {words}</Link>}</li>;
}

export function ActionFilter({ filter, open, overdue, withoutOwner, ages, owners }: Props) {
  const is = (other: LogFilter) => logFilterText(other) === logFilterText(filter);
  const figures: [number, string, LogFilter][] = [
    [open, "open", ALL], [overdue, "overdue", { ...ALL, overdue: true }], [withoutOwner, "without an owner", { ...ALL, owner: NO_OWNER }],
    ...ages.map(({ age, count }): [number, string, LogFilter] => [count, AGE_WORDS[age].toLowerCase(), { ...ALL, age }]),
  ];
  return (
    <>
      <ul className="cycle-figures" aria-label="Open actions">
        {figures.map(([count, words, to]) => <Figure key={words} count={count} words={words} filter={to} chosen={is(to)} />)}
      </ul>
      <Form method="get" className="action-filter" key={logFilterText(filter)}>
        <SelectField id="state" label="State" options={LOG_STATES.map((value) => ({ value, words: LOG_STATE_WORDS[value] }))} defaultValue={filter.state} />
        <SelectField id="owner" label="Owner" options={[{ value: "", words: "Anybody" }, { value: NO_OWNER, words: "Nobody yet" }, ...owners.map((value) => ({ value, words: value }))]} defaultValue={filter.owner ?? ""} />
        <SelectField id="age" label="Age" options={[{ value: "", words: "Any" }, ...AGES.map((value) => ({ value, words: AGE_WORDS[value] }))]} defaultValue={filter.age ?? ""} />
        <SelectField id="overdue" label="Overdue" options={[{ value: "", words: "Or not" }, { value: "yes", words: "Only overdue" }]} defaultValue={filter.overdue ? "yes" : ""} />
        <TextField id="words" label="Words" defaultValue={filter.words} width={20} />
        <button className="button">Show</button>
        {!is(ALL) && <Link to={paths.actions()}>All open</Link>}
      </Form>
    </>
  );
}
