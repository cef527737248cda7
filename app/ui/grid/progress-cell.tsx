/** The force's own account: RAG, how old the update is, and what it says. */
import { ageWords } from "~/domain/register/value-words";
import type { RegisterRow } from "~/domain/register/register-row";
import { formatDate } from "~/domain/calendar-date";
import { RAG_WORDS } from "~/domain/rag";
import { paths } from "~/paths";
import { ClampedText } from "~/ui/grid/clamped-text";
import { useGrid } from "~/ui/grid/grid-context";
import { ValueField } from "~/ui/grid/value-field";

function DraftUpdate({ row }: { row: RegisterRow }) {
  if (row.draftUpdate === null) return null;
  const { text, asAt, rag } = row.draftUpdate;
  const facts = [asAt === null ? null : `as at ${formatDate(asAt)}`, rag === null ? null : RAG_WORDS[rag]].filter((fact) => fact !== null);
  return (
    <div className="draft-note">
      <p className="byline"><b>Draft update, only the force sees this</b>{facts.length > 0 && ` · ${facts.join(" · ")}`}</p>
      {text !== null && <ClampedText text={text} href={paths.finding(row.reference)} what={`draft update of ${row.reference}`} />}
    </div>
  );
}

export function ProgressCell({ row }: { row: RegisterRow }) {
  const { today } = useGrid();
  const { words, old } = ageWords(row, today);
  const hasUpdate = row.updateReceivedOn !== null;
  return (
    <div className="progress">
      <div className="progress__rag">
        <ValueField row={row} place="progress" column="rag" />
        {hasUpdate && <span className={old ? "aside late" : "aside"}>{words}</span>}
      </div>
      {row.ragReason !== null && <div className="progress__reason"><span className="label">Reason: </span>{row.ragReason}</div>}
      <ValueField row={row} place="progress" column="update" />
      {hasUpdate && <p className="byline">{row.updateAsAt === null ? "as-at date not given" : `as at ${formatDate(row.updateAsAt)}`}</p>}
      <DraftUpdate row={row} />
    </div>
  );
}
