/** Steps to green: those in draft before those last submitted, or just these. */
import type { CalendarDate } from "~/domain/calendar-date";
import { withDrafts } from "~/domain/field-draft";
import type { FindingRecord } from "~/domain/record";
import { StepsTable } from "~/ui/finding/steps-table";

export function DraftedSteps({ finding, today }: { finding: FindingRecord; today: CalendarDate }) {
  const draft = finding.drafts.find((each) => each.column === "stepsToGreen");
  if (draft === undefined) return <StepsTable steps={finding.steps} today={today} />;
  return (
    <>
      <div className="draft-box draft-box--first">
        <p className="draft-box__whose">Draft of {draft.author}: only the force sees this</p>
        <StepsTable steps={withDrafts(finding).steps} today={today} />
      </div>
      <h3>Last submitted</h3>
      <StepsTable steps={finding.steps} today={today} />
    </>
  );
}
