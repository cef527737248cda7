/** The foot of every page: what holds for everybody, signed in or not. */
import { Link } from "@remix-run/react";
import { paths } from "~/paths";

export function PageFooter({ signedIn }: { signedIn: boolean }) {
  return (
    <footer className="foot">
      <ul className="foot__links">
        {signedIn && <li><Link to={paths.permissions()}>Who may do what</Link></li>}
        <li><Link to={paths.publishedNotes()}>Published notes</Link></li>
        <li><Link to={paths.accessibility()}>Accessibility</Link></li>
        <li><Link to={paths.privacy()}>Privacy</Link></li>
      </ul>
    </footer>
  );
}
