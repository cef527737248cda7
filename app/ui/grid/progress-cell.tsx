/** The force's own account: RAG, how old the update is, and what it says. */
import { ageWords } from "~/domain/register/value-words";
import type { RegisterRow } from "~/domain/register/register-row";
import { formatDate } from "~/domain/calendar-date";
import { CycleUpdate } from "~/ui/grid/cycle-update";
import { DraftTag } from "~/ui/grid/draft-tag";
import { useGrid } from "~/ui/grid/grid-context";
import { ValueField } from "~/ui/grid/value-field";

function RagReason({ row }: { row: RegisterRow }) {
  const draft = row.drafts.ragReason;
  if (row.ragReason === null) return null;
  return (
    <div className="progress__reason">
      <span className="label">Reason: </span>{row.ragReason}
      {draft !== undefined && <> <DraftTag draft={draft} column="ragReason" /></>}
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
      <RagReason row={row} />
      <ValueField row={row} place="progress" column="update" />
      {hasUpdate && (
        <p className="byline">
          {row.updateAsAt === null ? "as-at date not given" : `as at ${formatDate(row.updateAsAt)}`}
          {row.drafts.updateAsAt !== undefined && <> <DraftTag draft={row.drafts.updateAsAt} column="updateAsAt" /></>}
        </p>
      )}
      <CycleUpdate row={row} />
    </div>
  );
}
