/** What can be done with a response that is not submitted, besides writing it: clear, submit, send back, discard. */
import { Form } from "@remix-run/react";
import type { ResponseRecord } from "~/domain/record";
import { seenKey } from "~/domain/response-merge";
import { paths } from "~/paths";
import type { Answering } from "~/ui/entry/answer-form";
import { ClearsFor } from "~/ui/entry/clears-for";
import { TextField } from "~/ui/form/text-field";

type Props = {
  entryId: string;
  response: ResponseRecord;
  may: { answer: boolean; clear: boolean; submit: boolean };
  answering: Answering;
  /** What was wrong with what was sent about this response, by field. */
  errors: Partial<Record<string, string>>;
};

function Hidden({ response, answering }: Pick<Props, "response" | "answering">) {
  return (
    <>
      <input type="hidden" name="response" value={response.id} />
      <input type="hidden" name="seen" value={seenKey(response)} />
      <input type="hidden" name="from" value={answering.from} />
    </>
  );
}

export function ResponseDoor(props: Props) {
  const { entryId, response, may, answering, errors } = props;
  const prefix = `door-${response.id}-`;
  const action = paths.answer(entryId);
  const isCleared = response.state === "cleared";
  return (
    <>
      {may.clear && !may.answer && !isCleared && (
        <Form method="post" action={action} className="door">
          <Hidden {...props} />
          <ClearsFor prefix={prefix} names={answering.clearsFor} error={errors.for} />
          <div className="moves">
            <button className="button button--filled" name="intent" value="clear">Clear</button>
            <button className="button" name="intent" value="clear-and-submit">Clear and submit</button>
          </div>
        </Form>
      )}
      {may.submit && isCleared && (
        <Form method="post" action={action} className="moves">
          <Hidden {...props} />
          <button className="button button--filled" name="intent" value="submit">Submit to the commissioner’s office</button>
        </Form>
      )}
      {may.clear && (
        <details className="form-part" open={errors.note !== undefined}>
          <summary>Send back with a note</summary>
          <Form method="post" action={action}>
            <Hidden {...props} />
            <TextField id={`${prefix}note`} name="note" label="Note to its authors" hint="Only the force sees it." error={errors.note} rows={3} />
            <button className="button" name="intent" value="send-back">Send back</button>
          </Form>
        </details>
      )}
      {may.answer && (
        <details className="form-part">
          <summary>Discard this draft</summary>
          <Form method="post" action={action}>
            <Hidden {...props} />
            <p className="soft">
              {response.replacesId === null ? "" : "What was submitted before stands. "}The words stay in the force’s own history.
            </p>
            <button className="button" name="intent" value="discard">Discard the draft</button>
          </Form>
        </details>
      )}
    </>
  );
}
