/** One's own views of the register, as links. */
import { Link } from "@remix-run/react";
import type { NamedView } from "~/domain/named-view";
import { paths } from "~/paths";
import { Panel } from "~/ui/finding/panel";

export function ViewsList({ views }: { views: readonly NamedView[] }) {
  return (
    <Panel id="views" heading="Your views of the register" links={views.length === 0 ? undefined : <Link className="change-link" to={paths.views()}>Rename or delete</Link>}>
      {views.length === 0
        ? <p className="soft">Filter and arrange the <Link to={paths.findings()}>findings</Link> as you need them, then choose “Your views” there and give that a name. It then stands here.</p>
        : <ul className="views-list">{views.map(({ id, name, search }) => <li key={id}><Link to={paths.findings(search)}>{name}</Link></li>)}</ul>}
    </Panel>
  );
}
