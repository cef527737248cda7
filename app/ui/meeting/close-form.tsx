/** Closes a meeting, and says first what is still in the way. */
import { Form } from "@remix-run/react";
import { ChoiceField } from "~/ui/form/choice-field";

type Props = { /** Actions that are not accounted for. */ waiting: number; /** Items without an outcome. */ unended: number; restError: string | undefined; /** Written answers that nobody took or amended. */ written: number; writtenError: string | undefined };

export function CloseForm({ waiting, unended, restError, written, writtenError }: Props) {
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
      {written > 0 && (
        <ChoiceField
          id="written"
          kind="radio"
          legend={written === 1 ? "1 written answer neither taken nor amended" : `${String(written)} written answers neither taken nor amended`}
          hint="Only what was taken or said at the meeting is in its notes word for word."
          error={writtenError}
          choices={[
            { value: "take", words: written === 1 ? "Take the written answer as it is" : `Take the ${String(written)} written answers as they are` },
            { value: "leave", words: written === 1 ? "Close without it: the notes say that it was not taken" : "Close without them: the notes say that they were not taken" },
          ]}
        />
      )}
      <button className="button" name="intent" value="close">Close the meeting</button>
    </Form>
  );
}
