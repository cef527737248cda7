/** The findings an entry was put on, its number on each, and how it was closed there. */
import { Link } from "@remix-run/react";
import type { CalendarDate } from "~/domain/calendar-date";
import { findingTitle, type RelatedFinding } from "~/domain/finding-name";
import type { EntryRecord } from "~/domain/record";
import { paths } from "~/paths";
import { ClosureLine } from "~/ui/entry/entry-text";
import { RagTag } from "~/ui/rag-tag";

type Props = { entry: EntryRecord; findings: readonly RelatedFinding[]; today: CalendarDate };

export function CoveredFindings({ entry, findings, today }: Props) {
  if (findings.length === 0) return <p className="none">It belongs to the meeting and to no finding.</p>;
  return (
    <ul className="covered-findings">
      {findings.map((finding) => {
        const link = entry.links.find((each) => each.findingId === finding.id);
        return (
          <li key={finding.id}>
            <Link to={paths.finding(finding.reference)}>
              {findingTitle(finding)} ({finding.reference})
            </Link>{" "}
            <RagTag rag={finding.rag} /> {link?.number == null ? null : <span className="soft">Q{link.number} there</span>}
            <span className="family__text">{finding.text}</span>
            {link !== undefined && (link.closure === null ? <span className="soft">Not closed</span> : <ClosureLine link={link} today={today} />)}
          </li>
        );
      })}
    </ul>
  );
}
