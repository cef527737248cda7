/** The versions of an issued entry: why the one that stands was written, and the wording before it, readable by both sides. */
import { formatDate, londonDate } from "~/domain/calendar-date";
import type { EntryVersion } from "~/domain/entry-correction";
import type { Versioned } from "~/domain/versions";
import { LongText } from "~/ui/finding/long-text";

function issuedWords({ number, issuedAt }: EntryVersion): string {
  return issuedAt === null ? `Version ${String(number)}` : `Version ${String(number)}, issued ${formatDate(londonDate(issuedAt))}`;
}

function Reason({ version }: { version: EntryVersion }) {
  if (version.reason === null) return null;
  return (
    <div className="version__reason">
      <b>Why it was corrected</b>
      <LongText text={version.reason} />
    </div>
  );
}

function Words({ version }: { version: EntryVersion }) {
  return (
    <>
      <LongText text={version.text} />
      <p className="quiet-line">
        <span>{version.askedBy ?? "asked by nobody named"}</span>
        <span>{version.dueOn === null ? "no due date" : `due ${formatDate(version.dueOn)}`}</span>
      </p>
    </>
  );
}

/** Shows nothing where there is but one version. */
export function EntryVersions({ versions }: { versions: Versioned<EntryVersion> }) {
  const { current, earlier } = versions;
  if (earlier.length === 0) return null;
  return (
    <div className="versions">
      <p className="versions__now">{issuedWords(current)}</p>
      <Reason version={current} />
      {earlier.map((version) => (
        <details key={version.id} open={earlier.length === 1}>
          <summary>Earlier wording: {issuedWords(version)}</summary>
          <div className="earlier-version">
            <Reason version={version} />
            <Words version={version} />
          </div>
        </details>
      ))}
    </div>
  );
}
