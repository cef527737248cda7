/** The way to the form of one field; nothing where the field is not the reader's to change. */
import { Link } from "@remix-run/react";

export function ChangeLink({ to, what, word = "Change", shown = true }: { to: string; what: string; word?: string; shown?: boolean }) {
  if (!shown) return null;
  return (
    <Link to={to} className="change-link">
      {word}
      <span className="visually-hidden"> {what}</span>
    </Link>
  );
}
