/** Closes a meeting, and says first what is still in the way. */
import { Form } from "@remix-run/react";
import { ChoiceField } from "~/ui/form/choice-field";

type Props = { /** Actions that are not accounted for. */ waiting: number; /** Items without an outcome. */ unended: number; restError: string | undefined };

export function CloseForm({ waiting, unended, restError }: Props) {
  return (
    <Form method="post">
      <p>
        {waiting === 0
          ? "Every action on the agenda is accounted for. What is open still is brought forward to the next meeting of the series."
          : <><strong className="needs-someone">{waiting === 1 ? "1 action is not accounted for." : `${String(waiting)} actions are not accounted for.`}</strong> <a href="#outstanding">Say of each what was reported</a>; until then the meeting stays open.</>}
      </p>
      {unended > 0 && (
        <ChoiceField
          id="rest"
          kind="checkbox"
          legend={unended === 1 ? "1 item without an outcome" : `${String(unended)} items without an outcome`}
          hint="Where something was answered or noted, the item is recorded as discussed."
          error={restError}
          choices={[{ value: "not-reached", words: "Record those that are left as not reached" }]}
        />
      )}
      <button className="button" name="intent" value="close">Close the meeting</button>
    </Form>
  );
}
