/** What an administrator does for a person: name and address, one-time link, organisation's account, deactivating. */
import { Form } from "@remix-run/react";
import type { PersonRecord } from "~/domain/person";
import { Panel } from "~/ui/finding/panel";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Props = { person: PersonRecord; colleagues: readonly { id: string; name: string }[]; openDrafts: number };

function Deactivating({ person, colleagues, openDrafts }: Props) {
  if (person.deactivatedAt !== null) {
    return (
      <Form method="post">
        <p>Deactivated. Reactivated they can sign in again, with no role until they are given one.</p>
        <button className="button" name="intent" value="reactivate">Reactivate</button>
      </Form>
    );
  }
  return (
    <details>
      <summary>Deactivate {person.name}</summary>
      <Form method="post" className="form">
        <p>They are signed out and can no longer sign in. What they did stays on record.</p>
        {openDrafts > 0 && (
          <SelectField
            id="deactivate-colleagueId" name="colleagueId" label={`Who takes their ${openDrafts} open ${openDrafts === 1 ? "draft" : "drafts"}`}
            options={[{ value: "", words: "Choose the colleague" }, ...colleagues.map(({ id, name }) => ({ value: id, words: name }))]}
          />
        )}
        <button className="button" name="intent" value="deactivate">Deactivate</button>
      </Form>
    </details>
  );
}

export function KeepPanel({ person, colleagues, openDrafts }: Props) {
  return (
    <Panel id="keep" heading="Keeping this person">
      <Form method="post" className="form">
        <TextField id="person-name" name="name" label="Name" defaultValue={person.name} />
        <TextField id="person-email" name="email" type="email" label="E-mail address" defaultValue={person.email ?? ""} />
        <button className="button button--filled" name="intent" value="person">Save name and address</button>
      </Form>
      {person.deactivatedAt === null && (
        <Form method="post">
          <p>{person.hasPassword ? "Has a password." : "Has no password yet."} A one-time link lets them set a new one; from then on the old one is worthless.</p>
          <button className="button" name="intent" value="link">Make a one-time link</button>
        </Form>
      )}
      {person.isLinked && (
        <Form method="post">
          <p>Linked to an account of their organisation.</p>
          <button className="button" name="intent" value="unlink">Take the link away</button>
        </Form>
      )}
      <Deactivating person={person} colleagues={colleagues} openDrafts={openDrafts} />
    </Panel>
  );
}
