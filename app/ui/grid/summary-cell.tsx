/** The first column of the published notes: what HMICFRS found, with who leads on it and by when. */
import { isCauseOfConcern } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import type { RegisterRow } from "~/domain/register/register-row";
import { paths } from "~/paths";
import { ClampedText } from "~/ui/grid/clamped-text";
import { useGrid } from "~/ui/grid/grid-context";
import { FindingLink } from "~/ui/grid/finding-link";
import { ValueField } from "~/ui/grid/value-field";

type Props = { row: RegisterRow; /** It is the heading of so many findings. */ heads: number | null };

function Under({ count }: { count: number }) {
  return <p className="summary__under">{count === 0 ? "None of its recommendations are shown" : count === 1 ? "1 finding under it" : `${String(count)} findings under it`}</p>;
}

export function SummaryCell({ row, heads }: Props) {
  const { inspectionAbove } = useGrid();
  const cause = isCauseOfConcern(row.kind);
  return (
    <div className={cause ? "summary summary--cause" : "summary"}>
      <p className="summary__ref">
        <FindingLink reference={row.reference} id="title" className={cause ? "summary__title summary__title--cause" : "summary__title"}>{findingTitle(row)}</FindingLink>
        <span className="summary__where">
          {[row.reference, inspectionAbove && !cause ? null : row.inspection, row.questionArea].filter((part) => part !== null).join(" · ")}
        </span>
      </p>
      <ClampedText text={row.finding} href={paths.finding(row.reference)} what={findingTitle(row)} />
      {heads !== null && <Under count={heads} />}
      <div className="summary__meta">
        <ValueField row={row} place="summary" column="strategicLead" label="Strategic lead" />
        <ValueField row={row} place="summary" column="tacticalLead" label="Tactical lead" />
        <ValueField row={row} place="summary" column="deadline" label="Deadline" />
        <ValueField row={row} place="summary" column="targetDate" label="Target date" />
      </div>
    </div>
  );
}
