/** Who may do what, as the program itself decides it; for everybody who is signed in. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PERSON_SIDE_WORDS } from "~/domain/actor";
import { BESIDES, fieldOwners, permissionTables, SCOPE_MEANINGS } from "~/domain/permission-tables";
import { requireCtx } from "~/session.server";
import { PageHead } from "~/ui/layout/page-head";
import { PermissionTable } from "~/ui/people/permission-table";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireCtx(request, context);
  return { own: actor.roles };
}

export const meta: MetaFunction = () => [{ title: "Who may do what – Assurance tracker" }];

export default function Permissions() {
  const { own } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead heading="Who may do what" about="By role. The program decides by these tables and by nothing else." />
      <dl className="facts">
        {SCOPE_MEANINGS.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      {permissionTables().map((table) => (
        <PermissionTable key={table.side} table={table} heading={table.side === "observer" ? "Observers" : PERSON_SIDE_WORDS[table.side]} own={own} />
      ))}
      <section aria-labelledby="fields">
        <h2 id="fields">Who changes which field</h2>
        <table className="plain-table framed-table">
          <caption className="visually-hidden">Who changes which field</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {fieldOwners().map(({ heading, who }) => (
              <tr key={heading}>
                <th scope="row" data-heading="Field">{heading}</th>
                <td data-heading="Who">{who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2>Besides</h2>
      <ul className="measure">
        {BESIDES.map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ul>
    </>
  );
}
