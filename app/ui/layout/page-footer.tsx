/** The foot of every page: what holds for everybody who signs in. */
import { Link } from "@remix-run/react";
import { paths } from "~/paths";

export function PageFooter() {
  return (
    <footer className="foot">
      <ul className="foot__links">
        <li><Link to={paths.permissions()}>Who may do what</Link></li>
      </ul>
    </footer>
  );
}
