/** Where the force writes one response: a new one, a draft, or a new version of what was submitted. */
import { formAfterConflict, refusedControl, storedForm, type AnswerForm as Typed } from "~/domain/answer-form";
import type { Instant } from "~/domain/calendar-date";
import type { Problem } from "~/domain/problem";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { typedPlace } from "~/domain/typed-text";
import { paths } from "~/paths";
import { ClearsFor } from "~/ui/entry/clears-for";
import { PartFields } from "~/ui/entry/part-fields";
import { FoldedRestFields } from "~/ui/entry/rest-fields";
import { AutosavedForm } from "~/ui/form/autosaved-form";

export type Answering = { owner: string; post: string; clearsFor: string[]; /** The page to go back to. */ from: string };

/** What was sent with this form and not saved. */
export type SentAnswer = { responseId: string; form: Typed; problem: Problem };

type Props = {
  entry: EntryRecord;
  /** The draft, or the submitted version that is corrected; null for a new response. */
  response: ResponseRecord | null;
  kept: { at: Instant; form: Typed } | null;
  sent: SentAnswer | null;
  /** Why what was saved goes no further. */
  wrong: Problem | null;
  mayClear: boolean;
  answering: Answering;
};

export function answerFormId(entryId: string, responseId: string): string {
  return `answer-${entryId}-${responseId === "" ? "new" : responseId}`;
}

/** The control that a problem is about. */
export function answerErrorId({ responseId, form, problem }: SentAnswer, entryId: string): string {
  return `${answerFormId(entryId, responseId)}-${refusedControl(form, problem.field)}`;
}

function shown({ response, kept, sent, answering }: Props): Typed {
  if (sent !== null) return sent.problem.kind === "stale" ? formAfterConflict(sent.form, response) : sent.form;
  return kept?.form ?? storedForm(response, answering.post);
}

export function AnswerForm(props: Props) {
  const { entry, response, kept, sent, wrong, mayClear, answering } = props;
  const values = shown(props);
  const parts = values.parts.length === 0 ? [{ by: "", text: "" }] : values.parts;
  const responseId = response?.id ?? "";
  const id = answerFormId(entry.id, responseId);
  const prefix = `${id}-`;
  const problem = sent?.problem ?? wrong;
  const errors = problem?.field === undefined ? {} : { [problem.field]: problem.message, [refusedControl(values, problem.field)]: problem.message };
  const clears = mayClear && response?.state !== "submitted";
  return (
    <AutosavedForm
      id={id}
      className="answer-form"
      method="post"
      action={paths.answer(entry.id)}
      place={typedPlace.answer(entry.id, responseId)}
      version={`${JSON.stringify(values)} ${sent === null ? "" : sent.problem.message}`}
      kept={{ owner: answering.owner, at: sent === null ? (kept?.at ?? null) : null }}
    >
      <input type="hidden" name="response" value={responseId} />
      <input type="hidden" name="seen" value={values.seen} />
      <input type="hidden" name="from" value={answering.from} />
      {parts.map((part, index) => (
        <PartFields
          key={index}
          prefix={prefix}
          index={index}
          legend={parts.length === 1 ? "Response" : `Part ${String(index + 1)}`}
          part={part}
          errors={errors}
          rows={Math.min(14, Math.max(5, Math.ceil(part.text.length / 60)))}
        />
      ))}
      <details className="form-part">
        <summary>Add a part by somebody else</summary>
        <PartFields prefix={prefix} index={parts.length} legend={`Part ${String(parts.length + 1)}`} part={{ by: "", text: "" }} rows={4} />
      </details>
      <FoldedRestFields prefix={prefix} values={values} errors={errors} />
      {parts.length > 1 && <p className="soft">To take a part out, empty both its fields.</p>}
      {clears && <ClearsFor prefix={prefix} names={answering.clearsFor} error={errors.for} />}
      <div className="form__buttons">
        {/* Enter in a field presses the first button, so that is the one that only saves. */}
        <button className={`button${clears ? "" : " button--filled"}`} name="intent" value="save">{response?.state === "submitted" ? "Save as a draft of a new version" : "Save the draft"}</button>
        {clears ? (
          <>
            <button className="button button--filled" name="intent" value="clear">Clear</button>
            <button className="button" name="intent" value="clear-and-submit">Clear and submit</button>
          </>
        ) : (
          <button className="button" name="intent" value="ask">Save and ask for it to be cleared</button>
        )}
      </div>
    </AutosavedForm>
  );
}
