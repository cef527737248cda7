/** Every submitted update, newest first, each with the versions it replaced. */
import { formatMoment, type CalendarDate } from "~/domain/calendar-date";
import type { UpdateRecord } from "~/domain/record";
import type { Versioned } from "~/domain/versions";
import { RagTag } from "~/ui/rag-tag";
import { UpdateBody, UpdateLine } from "~/ui/finding/latest-update";

type Props = { updates: Versioned<UpdateRecord>[]; today: CalendarDate };

export function UpdateList({ updates, today }: Props) {
  if (updates.length === 0) return <p className="none">No update has been submitted.</p>;
  return (
    <ol className="update-list">
      {updates.map(({ current, earlier }) => (
        <li key={current.id}>
          <p className="latest-update__state"><RagTag rag={current.rag} /></p>
          <UpdateBody update={current} />
          <UpdateLine update={current} today={today} />
          {earlier.length > 0 && (
            <details>
              <summary>{earlier.length === 1 ? "1 earlier version" : `${String(earlier.length)} earlier versions`}</summary>
              {earlier.map((version) => (
                <div key={version.id} className="earlier-version">
                  <p className="quiet-line">
                    <span>Version {version.version}</span>
                    <span>{formatMoment(version.submittedAt ?? version.createdAt)}</span>
                    <RagTag rag={version.rag} />
                  </p>
                  <UpdateBody update={version} />
                </div>
              ))}
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
