/** The people of one side, a row each. */
import { Link } from "@remix-run/react";
import { ROLE_WORDS, type Role } from "~/domain/role";
import { paths } from "~/paths";

type Line = { id: string; name: string; email: string | null; code: string; title: string; roles: Role[]; deactivated: boolean; canSignIn: boolean };

function stateWords({ deactivated, canSignIn }: Line): string {
  if (deactivated) return "deactivated";
  return canSignIn ? "can sign in" : "has not signed in yet";
}

export function PeopleTable({ people, mayKeep }: { people: readonly Line[]; mayKeep: boolean }) {
  if (people.length === 0) return <p className="none">Nobody yet.</p>;
  return (
    <table className="plain-table framed-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Post</th>
          <th scope="col">Roles</th>
          {mayKeep && <th scope="col">Signing in</th>}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row" data-heading="Name">
              <Link to={paths.person(person.id)}>{person.name}</Link>
            </th>
            <td data-heading="Post">{person.code === "" ? <span className="none">none today</span> : <>{person.code} <span className="soft">{person.title}</span></>}</td>
            <td data-heading="Roles">{person.roles.length === 0 ? <span className="none">none</span> : person.roles.map((role) => ROLE_WORDS[role]).join(", ")}</td>
            {mayKeep && <td data-heading="Signing in"><span>{person.email ?? <span className="none">no address</span>} <span className="soft">{stateWords(person)}</span></span></td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
