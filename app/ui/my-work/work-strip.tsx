/** How much waits of each kind, as links to where it is listed. */
import type { WorkGroup, WorkItem } from "~/domain/work/work-item";
import type { CalendarDate } from "~/domain/calendar-date";
import { workHeading } from "~/domain/work/work-words";
import { useOffice } from "~/ui/layout/office-context";

type Props = { groups: readonly (Omit<WorkGroup, "items"> & { items: WorkItem[]; total: number })[]; today: CalendarDate };

export function WorkStrip({ groups, today }: Props) {
  const office = useOffice();
  return (
    <nav aria-label="What waits for you">
      <ul className="work-strip">
        {groups.map((group) => {
          // Where all are late by their kind, the heading says so.
          const overdue = group.kind === "overdue-answer" ? 0 : group.items.filter(({ due }) => due !== null && due < today).length;
          return (
            <li key={group.kind}>
              <a href={`#${group.kind}`}>
                <b>{group.total.toLocaleString("en-GB")}</b> <span>{workHeading(group, office)}</span>
                {overdue > 0 && <em>{overdue.toLocaleString("en-GB")} overdue</em>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
