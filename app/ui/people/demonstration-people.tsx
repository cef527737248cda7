/** The people of the demonstration, each one click away from being signed in. */
import { Form } from "@remix-run/react";
import { PERSON_SIDE_WORDS, PERSON_SIDES, type PersonSide } from "~/domain/actor";
import { ROLE_PURPOSES, ROLE_WORDS, type Role } from "~/domain/role";

type Offered = { id: string; name: string; title: string; side: PersonSide; roles: Role[] };

export function DemonstrationPeople({ people, then }: { people: readonly Offered[]; then: string }) {
  return (
    <Form method="post" className="demo-people" reloadDocument>
      <input type="hidden" name="then" value={then} />
      {PERSON_SIDES.map((side) => {
        const here = people.filter((person) => person.side === side);
        return here.length === 0 ? null : (
          <section key={side} aria-labelledby={`side-${side}`}>
            <h2 id={`side-${side}`}>{PERSON_SIDE_WORDS[side]}</h2>
            <ul>
              {here.map(({ id, name, title, roles }) => (
                <li key={id}>
                  <button className="button" name="personId" value={id}>
                    {name}
                  </button>
                  <div>
                    <b>{roles.map((role) => ROLE_WORDS[role]).join(", ")}</b>
                    {title === "" ? "" : ` · ${title}`}
                    <br />
                    <span className="soft">{roles.map((role) => ROLE_PURPOSES[role]).join(". ")}.</span>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Form>
  );
}
