/** What each role of one side may do, in words; the roles of whoever reads it are marked. */
import { SCOPE_WORDS, type PermissionTable as Table } from "~/domain/permission-tables";
import { ROLE_PURPOSES, ROLE_WORDS, type Role } from "~/domain/role";

type Props = { table: Table; heading: string; own: readonly Role[] };

export function PermissionTable({ table: { side, roles, rows }, heading, own }: Props) {
  return (
    <section aria-labelledby={`may-${side}`}>
      <h2 id={`may-${side}`}>{heading}</h2>
      <ul className="plain-list">
        {roles.map((role) => (
          <li key={role}><b>{ROLE_WORDS[role]}</b>{own.includes(role) && <> <span className="tag">your role</span></>} <span className="soft">{ROLE_PURPOSES[role]}</span></li>
        ))}
      </ul>
      <table className="plain-table framed-table may-table">
        <caption className="visually-hidden">What the roles of this side may do: {heading}</caption>
        <thead>
          <tr>
            <th scope="col">May</th>
            {roles.map((role) => <th key={role} scope="col">{ROLE_WORDS[role]}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ verb, thing, scopes }) => (
            <tr key={verb}>
              <th scope="row"><span>{verb} <span className="soft">{thing}</span></span></th>
              {roles.map((role) => {
                const scope = scopes[role] ?? null;
                return <td key={role} data-heading={ROLE_WORDS[role]}><span className={scope === null ? "soft" : undefined}>{scope === null ? "no" : SCOPE_WORDS[scope]}</span></td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
