/** Whom a person has named to act for them, and for whom they act. */
import { Form } from "@remix-run/react";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { DELEGATION_RULES, isInForce, type DelegationKind } from "~/domain/delegation";
import type { DelegationRecord } from "~/domain/person";
import { Panel } from "~/ui/finding/panel";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Naming = { kind: DelegationKind; choices: { id: string; name: string }[] };

type Props = {
  personId: string;
  delegations: readonly DelegationRecord[];
  naming: readonly Naming[];
  today: CalendarDate;
  /** Somebody else writes down how they were told. */
  needsHow: boolean;
  mayChange: boolean;
};

function NamingForm({ kind, choices, needsHow }: Naming & { needsHow: boolean }) {
  return (
    <Form method="post" className="form">
      <input type="hidden" name="kind" value={kind} />
      <SelectField id="delegate-toPersonId" name="toPersonId" label="Who" options={[{ value: "", words: "Choose the person" }, ...choices.map(({ id, name }) => ({ value: id, words: name }))]} />
      <TextField id="delegate-fromOn" name="fromOn" label="From" hint="Empty for today" width={10} />
      <TextField id="delegate-toOn" name="toOn" label="Last day" hint="Empty until it is ended" width={10} />
      {needsHow && <TextField id="delegate-how" name="how" label="How they were named" hint="Such as “by e-mail of 3 May”" />}
      <button className="button button--filled" name="intent" value="delegate">Name them</button>
    </Form>
  );
}

export function DelegationPanel({ personId, delegations, naming, today, needsHow, mayChange }: Props) {
  if (delegations.length === 0 && (naming.length === 0 || !mayChange)) return null;
  return (
    <Panel id="delegations" heading="Acting for others">
      <ul className="plain-list">
        {delegations.map((each) => (
          <li key={each.id}>
            <b>{each.toName}</b> {DELEGATION_RULES[each.kind].words} <b>{each.fromName}</b>{" "}
            <span className="soft">
              {isInForce(each, today) ? "since" : "from"} {formatDate(each.fromOn)}
              {each.toOn === null ? "" : ` to ${formatDate(each.toOn)}`}
              {each.how === null ? "" : `, ${each.how}`}
            </span>
            {mayChange && each.fromPersonId === personId && (
              <Form method="post">
                <input type="hidden" name="delegationId" value={each.id} />
                <button className="link-button" name="intent" value="end-delegation">End this <span className="visually-hidden">for {each.toName}</span></button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayChange && naming.map(({ kind, choices }) => (
        <details key={kind}>
          <summary>Name somebody who {DELEGATION_RULES[kind].words} {needsHow ? "them" : "you"}</summary>
          {choices.length === 0 ? <p>{DELEGATION_RULES[kind].refusal}</p> : <NamingForm kind={kind} choices={choices} needsHow={needsHow} />}
        </details>
      ))}
    </Panel>
  );
}
