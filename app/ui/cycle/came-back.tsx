/** The files in which a copy that went out came back, and when they were taken in. */
import { Link } from "@remix-run/react";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import { paths } from "~/paths";

type Returned = { importId: string; fileName: string; by: string; at: Instant; undone: boolean; seen: boolean };

export function CameBack({ returns }: { returns: readonly Returned[] }) {
  if (returns.length === 0) return <span className="soft">Not yet</span>;
  return (
    <ul className="plain-list">
      {returns.map(({ importId, fileName, by, at, undone, seen }) => (
        <li key={importId}>
          {seen ? <Link to={paths.importPreview(importId)}>{fileName}</Link> : fileName} <span className="soft">{formatMoment(at)} by {by}{undone && ", undone since"}</span>
        </li>
      ))}
    </ul>
  );
}
