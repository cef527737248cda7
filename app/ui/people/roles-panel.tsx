/** What a person may do here. */
import { Form } from "@remix-run/react";
import type { PersonSide } from "~/domain/actor";
import { ROLE_PURPOSES, ROLE_WORDS, rolesOf, type Role } from "~/domain/role";
import { Panel } from "~/ui/finding/panel";
import { ChoiceField } from "~/ui/form/choice-field";

export function RolesPanel({ side, roles, mayChange }: { side: PersonSide; roles: readonly Role[]; mayChange: boolean }) {
  if (!mayChange) {
    return (
      <Panel id="roles" heading="Roles">
        {roles.length === 0 ? <p className="none">None.</p> : <p>{roles.map((role) => ROLE_WORDS[role]).join(", ")}</p>}
      </Panel>
    );
  }
  return (
    <Panel id="roles" heading="Roles">
      <Form method="post">
        <ChoiceField
          id="roles-roles" name="roles" legend={<span className="visually-hidden">Roles of this person</span>} kind="checkbox" chosen={roles}
          choices={rolesOf(side).map((role) => ({ value: role, words: ROLE_WORDS[role], hint: ROLE_PURPOSES[role] }))}
        />
        <button className="button button--filled" name="intent" value="roles">Save the roles</button>
      </Form>
    </Panel>
  );
}
