/** One's own views of the register: to open one, and to name what is shown now. A plain form, so that it needs no JavaScript. */
import { Form, Link } from "@remix-run/react";
import { useRef } from "react";
import type { NamedView } from "~/domain/named-view";
import { readView, viewSearch, type View } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { ViewLink } from "~/ui/grid/view-link";

type Props = { views: readonly NamedView[]; view: View; onView: (view: View) => void };

export function ViewsPanel({ views, view, onView }: Props) {
  const panel = useRef<HTMLDetailsElement>(null);
  const search = viewSearch({ ...view, page: 1 });
  const close = () => { if (panel.current !== null) panel.current.open = false; };
  return (
    <details ref={panel} className="drop">
      <summary className="button">Your views</summary>
      <div className="drop__body">
        {views.length > 0 && (
          <ul className="views-list" aria-label="Your views">
            {views.map((each) => (
              <li key={each.id}>
                <ViewLink view={readView(new URLSearchParams(each.search))} onView={(next) => { onView(next); close(); }} current={each.search === search}>{each.name}</ViewLink>
              </li>
            ))}
          </ul>
        )}
        <Form method="post" action={paths.views()} onSubmit={close} className="view-save" key={views.length}>
          <input type="hidden" name="search" value={search} />
          <label htmlFor="view-name">Name for what is shown now</label>
          <input className="govuk-input" id="view-name" name="name" maxLength={80} required autoComplete="off" />
          <p className="drop__do">
            <button className="button" name="intent" value="save">Save the view</button>
            {views.length > 0 && <Link to={paths.views()}>Rename or delete</Link>}
          </p>
        </Form>
      </div>
    </details>
  );
}
