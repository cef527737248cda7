/** Search, filters, grouping and order: one form, sent to the same address, that needs no JavaScript. */
import { useRef, type FormEvent } from "react";
import { ASSURANCES, ASSURANCE_WORDS, FINDING_KINDS, FINDING_KIND_WORDS, HMICFRS_STATUSES, HMICFRS_STATUS_WORDS } from "~/domain/finding";
import { UPDATE_PROGRESS_WORDS } from "~/domain/cycle/cycle-progress";
import { RAGS, RAG_SYMBOLS, RAG_WORDS } from "~/domain/rag";
import type { FilterChoices } from "~/domain/register/arrange-register";
import { GROUPINGS, GROUPING_WORDS, NO_LEADS, NONE, PARAMETERS, readView, writeSince, writeSort, writeView, type View } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { CheckList, type Choice } from "~/ui/grid/check-list";
import { useLive } from "~/ui/grid/grid-context";

type Props = { view: View; choices: FilterChoices; onView: (view: View) => void };

const ORDERS: readonly Choice[] = [
  { value: "", words: "As in the reports" },
  { value: "rag", words: "RAG, Red first" },
  { value: "updateAsAt", words: "Update, oldest first" },
  { value: "-updateAsAt", words: "Update, newest first" },
  { value: "deadline", words: "Deadline, soonest first" },
  { value: "targetDate", words: "Target date, soonest first" },
  { value: "strategicLead", words: "Strategic lead" },
  { value: "reference", words: "Reference" },
];

const RAG_CHOICES: Choice[] = [...RAGS.map((rag) => ({ value: rag, words: `${RAG_SYMBOLS[rag]} ${RAG_WORDS[rag]}` })), { value: NONE, words: "No RAG" }];
const KIND_CHOICES: Choice[] = FINDING_KINDS.map((kind) => ({ value: kind, words: FINDING_KIND_WORDS[kind] }));
const STATUS_CHOICES: Choice[] = [...HMICFRS_STATUSES.map((status) => ({ value: status, words: HMICFRS_STATUS_WORDS[status] })), { value: NONE, words: "No status" }];
const ASSURANCE_CHOICES: Choice[] = ASSURANCES.map((assurance) => ({ value: assurance, words: ASSURANCE_WORDS[assurance] }));
const YES = "yes";

function plainChoices(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, words: value }));
}

/** What the form does not ask for and must not lose. */
function HiddenParameters({ view }: { view: View }) {
  const kept = writeView(view);
  return [PARAMETERS.view, PARAMETERS.columns, PARAMETERS.whole].flatMap((name) =>
    kept.getAll(name).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />));
}

export function FilterBar({ view, choices, onView }: Props) {
  const live = useLive();
  const form = useRef<HTMLFormElement>(null);
  const panel = useRef<HTMLDetailsElement>(null);

  function apply(): void {
    if (form.current === null) return;
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) if (typeof value === "string") params.append(name, value);
    onView({ ...readView(params), search: params.get(PARAMETERS.search) ?? "" });
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    apply();
    if (panel.current !== null) panel.current.open = false;
  }

  const order = writeSort(view.sort);
  const orders = ORDERS.some((each) => each.value === order) ? ORDERS : [...ORDERS, { value: order, words: "As chosen in the headings" }];
  const leads = plainChoices([...new Set([...choices.leads, ...view.leads.filter((lead) => lead !== NONE && lead !== NO_LEADS)])]);
  const flag = (name: string, words: string, on: boolean) => (
    <label className="check"><input type="checkbox" name={name} value={YES} checked={on} onChange={apply} /> {words}</label>
  );

  return (
    <form ref={form} className="filters" method="get" action={paths.findings()} role="search" aria-label="Findings" onSubmit={onSubmit}>
      <HiddenParameters view={view} />
      <div className="filters__line">
        <input
          className="filters__search" type="search" name={PARAMETERS.search} value={view.search} autoComplete="off"
          aria-label="Search findings, updates, questions and responses" placeholder="Search findings, questions, responses" onChange={apply}
        />
        <details ref={panel} className="drop">
          <summary className="button">Filters</summary>
          <div className="drop__body drop__body--filters">
            <CheckList legend="Inspection" name={PARAMETERS.inspection} choices={plainChoices(choices.inspections)} chosen={view.inspections} onChange={apply} />
            <CheckList legend="Kind" name={PARAMETERS.kind} choices={KIND_CHOICES} chosen={view.kinds} onChange={apply} />
            <CheckList legend="RAG" name={PARAMETERS.rag} choices={RAG_CHOICES} chosen={view.rags} onChange={apply} />
            <CheckList legend="HMICFRS status" name={PARAMETERS.status} choices={STATUS_CHOICES} chosen={view.statuses} onChange={apply} />
            <CheckList legend="Assurance" name={PARAMETERS.assurance} choices={ASSURANCE_CHOICES} chosen={view.assurances} onChange={apply} />
            <CheckList legend="Lead" name={PARAMETERS.lead} choices={[{ value: NONE, words: "Strategic or tactical lead missing" }, { value: NO_LEADS, words: "No lead" }, ...leads]} chosen={view.leads} onChange={apply} />
            <CheckList legend="Update for this SIB" name={PARAMETERS.updates} choices={choices.updates.map((state) => ({ value: state, words: UPDATE_PROGRESS_WORDS[state] }))} chosen={view.updates} onChange={apply} />
            <fieldset className="check-list">
              <legend>Needs someone</legend>
              {flag(PARAMETERS.open, "Open: neither complete nor superseded", view.open)}
              {flag(PARAMETERS.unanswered, "A question waits for a response", view.unanswered)}
              {flag(PARAMETERS.overdue, "Overdue", view.overdue)}
              <label className="since">
                No update since
                <input
                  key={view.noUpdateSince === null ? "none" : writeSince(view.noUpdateSince)} name={PARAMETERS.noUpdateSince} autoComplete="off"
                  defaultValue={view.noUpdateSince === null ? "" : writeSince(view.noUpdateSince)} onBlur={apply}
                />
                <span className="since__hint">A date, or a number of days</span>
              </label>
            </fieldset>
            <p className="drop__do"><button className="button" type="submit">{live ? "Close" : "Apply"}</button></p>
          </div>
        </details>
        <label className="filters__select">
          <span>Group</span>
          <select name={PARAMETERS.group} value={view.grouping} onChange={apply}>
            {GROUPINGS.map((grouping) => <option key={grouping} value={grouping}>{GROUPING_WORDS[grouping]}</option>)}
          </select>
        </label>
        <label className="filters__select">
          <span>Order</span>
          <select name={PARAMETERS.sort} value={order} onChange={apply}>
            {orders.map((each) => <option key={each.value} value={each.value}>{each.words}</option>)}
          </select>
        </label>
        {!live && <button className="button" type="submit">Apply</button>}
      </div>
    </form>
  );
}

