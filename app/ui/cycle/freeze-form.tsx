/** Freezing a cycle at its board, after a look at what that means: it cannot be taken back. */
import { Form } from "@remix-run/react";
import { CYCLE_MOVE_WORDS } from "~/domain/cycle/sib-cycle";

type Props = { missing: number; drafted: number };

export function FreezeForm({ missing, drafted }: Props) {
  const without = missing + drafted;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary"><span className="govuk-details__summary-text">{CYCLE_MOVE_WORDS.freeze}</span></summary>
      <div className="govuk-details__text">
        <Form method="post">
          <p className="measure">
            This keeps the tracker as it is now, for ever, as what the board saw, and ends the cycle: it cannot be opened again. A mistake in it can be corrected by
            a second snapshot, with its reason, until a later cycle is opened.
          </p>
          {without > 0 && <p><b>{without === 1 ? "One update is" : `${String(without)} updates are`} not submitted</b>, and would be missing for good.</p>}
          <button className="button" name="move" value="freeze">Take the snapshot and freeze it</button>
        </Form>
      </div>
    </details>
  );
}
