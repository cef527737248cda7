/** Accounts an organisation vouches for that belong to nobody here yet: the address proposes whose it is, a person decides. */
import { Form } from "@remix-run/react";
import { formatMoment } from "~/domain/calendar-date";
import { SelectField } from "~/ui/form/select-field";

type Waiting = { id: string; email: string | null; name: string | null; lastAt: string; proposedId: string | null; choices: { id: string; name: string }[] };

export function WaitingSignIns({ waiting }: { waiting: readonly Waiting[] }) {
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">Waiting to be linked</h2>
      <p className="measure">Their organisation vouches for them. Ask the person before you link the account: from then on it signs in as them.</p>
      <ul className="waiting-list">
        {waiting.map(({ id, email, name, lastAt, proposedId, choices }) => (
          <li key={id}>
            <div>
              <b>{name ?? "No name given"}</b> {email ?? "no address given"} <span className="soft">last tried {formatMoment(lastAt)}</span>
            </div>
            <Form method="post" className="waiting-list__form">
              <input type="hidden" name="waitingId" value={id} />
              <SelectField
                id={`person-${id}`} name="personId" label="Is" defaultValue={proposedId ?? ""}
                hint={proposedId === null ? undefined : "Proposed because the address is the same."}
                options={[{ value: "", words: "Choose the person" }, ...choices.map((choice) => ({ value: choice.id, words: choice.name }))]}
              />
              <button className="button button--filled" name="intent" value="link">Link</button>
              <button className="button" name="intent" value="dismiss">Dismiss</button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
