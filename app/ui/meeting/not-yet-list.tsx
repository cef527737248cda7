/** Open actions of the series that are not on this agenda, each with its reason. */
import { Link } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import type { NotYet } from "~/domain/meeting/outstanding";
import { paths } from "~/paths";

type Props = { notYet: readonly { reference: string; text: string; reason: NotYet; toTitle: string | null }[] };

export function NotYetList({ notYet }: Props) {
  if (notYet.length === 0) return null;
  return (
    <>
      <h3>Open, and not on this agenda</h3>
      <ul className="cycle-list">
        {notYet.map(({ reference, text, reason, toTitle }) => (
          <li key={reference}>
            <Link to={paths.action(reference)}>{reference}</Link> {text} <span className="soft">({reason.why === "revisit" ? `comes back on ${formatDate(reason.on)}` : `put off to ${toTitle ?? "a later meeting"}`})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
