/** Drops a correction of published notes that was begun by mistake. */
import { Form } from "@remix-run/react";
import type { Problem } from "~/domain/problem";
import { Panel } from "~/ui/finding/panel";
import { TextField } from "~/ui/form/text-field";

export function AbandonNotes({ seen, problem, reason }: { seen: number; problem: Problem | null; reason: string }) {
  return (
    <Panel id="abandon" heading="Begun by mistake">
      <details open={problem !== null}>
        <summary>Abandon this correction</summary>
        <Form method="post" className="form">
          <input type="hidden" name="seen" value={seen} />
          <p className="measure">What is published stands. This version stays readable for both sides, with the reason, and nothing of it changes any more.</p>
          <TextField id="reason" label="Why it is abandoned" hint="The other side reads this." error={problem?.field === "reason" ? problem.message : undefined} defaultValue={reason} rows={2} />
          <button className="button" name="intent" value="abandon">Abandon this correction</button>
        </Form>
      </details>
    </Panel>
  );
}
