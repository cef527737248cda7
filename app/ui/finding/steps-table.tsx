/** Steps to green in order, each with its owner and whether it is done, overdue or still ahead. */
import { daysBetween, type CalendarDate } from "~/domain/calendar-date";
import { inDays } from "~/domain/date-words";
import type { Step } from "~/domain/step";
import { DateText } from "~/ui/finding/date-text";

function StepState({ step, today }: { step: Step; today: CalendarDate }) {
  if (step.done !== null) return <>Done <DateText date={step.done} today={today} /></>;
  if (step.due === null) return <>Not done; no due date</>;
  const late = daysBetween(step.due, today);
  if (late > 0) return <strong className="needs-someone">Overdue by {inDays(late)}</strong>;
  return <>Not done yet</>;
}

export function StepsTable({ steps, today }: { steps: readonly Step[]; today: CalendarDate }) {
  if (steps.length === 0) return <p className="none">No steps to green have been set down.</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Owner</th>
          <th scope="col">Due</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <tr key={`${String(index)} ${step.text}`}>
            <th scope="row" data-heading="Step"><span>{index + 1}. {step.text}</span></th>
            <td data-heading="Owner"><span>{step.owner ?? <span className="none">no owner</span>}</span></td>
            <td data-heading="Due"><span>{step.due === null ? <span className="none">no date</span> : <DateText date={step.due} today={today} />}</span></td>
            <td data-heading="State"><span><StepState step={step} today={today} /></span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
