/** The updates before the latest, newest first, each with the versions it replaced. */
import { formatMoment, type CalendarDate } from "~/domain/calendar-date";
import type { UpdateRecord } from "~/domain/record";
import type { Versioned } from "~/domain/versions";
import { UpdateBody, UpdateLine } from "~/ui/finding/update-text";
import { RagTag } from "~/ui/rag-tag";

export function EarlierVersions({ versions }: { versions: readonly UpdateRecord[] }) {
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{versions.length === 1 ? "1 earlier version" : `${String(versions.length)} earlier versions`}</summary>
      {versions.map((version) => (
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
  );
}

type Props = { updates: readonly Versioned<UpdateRecord>[]; today: CalendarDate };

export function UpdateList({ updates, today }: Props) {
  if (updates.length === 0) return <p className="none">There is no update before the one above.</p>;
  return (
    <ol className="update-list">
      {updates.map(({ current, earlier }) => (
        <li key={current.id}>
          <p className="latest-update__state">
            <RagTag rag={current.rag} />
          </p>
          <UpdateBody update={current} />
          <UpdateLine update={current} today={today} />
          <EarlierVersions versions={earlier} />
        </li>
      ))}
    </ol>
  );
}
