/** The page on which the commissioner's office writes down what the force said at a meeting. */
import { refusedControl, storedForm, type AnswerForm } from "~/domain/answer-form";
import type { Problem } from "~/domain/problem";
import type { ResponseRecord } from "~/domain/record";
import { typedPlace } from "~/domain/typed-text";
import { paths } from "~/paths";
import { AnswerFields } from "~/ui/entry/answer-fields";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import type { Kept } from "~/ui/form/autosaved-form";
import { PageForm } from "~/ui/form/page-form";

type Props = {
  page: { entryId: string; title: string; text: string; response: ResponseRecord | null };
  problem: Problem | null;
  /** What was sent and not saved. */
  typed: AnswerForm | null;
  /** What was typed before and never sent. */
  restored: AnswerForm | null;
  kept: Kept;
};

export function SpokenAnswer({ page, problem, typed, restored, kept }: Props) {
  const { entryId, title, text, response } = page;
  const stored = storedForm(response, "CC");
  const values = typed ?? restored ?? stored;
  const errorId = problem?.field === undefined ? undefined : refusedControl(values, problem.field);
  const about = (
    <>
      <FormContext text={text} label="What was put to the force" />
      <p className="measure">
        {response === null ? "What the force said at the meeting, in your words. Both sides see it at once." : "Both sides see what you save; the words before stay readable."}
      </p>
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm
      heading={`Spoken answer: ${title}`}
      about={about}
      problem={problem}
      errorId={errorId}
      submit={response === null ? "Record the answer" : "Save the new version"}
      more={<button className="button" name="intent" value="add-part">Add a part by somebody else</button>}
      backTo={paths.entry(entryId)}
      autosave={{ place: typedPlace.answer(entryId, response?.id ?? ""), kept: typed === null ? kept : { ...kept, at: null } }}
    >
      <input type="hidden" name="seen" value={problem?.kind === "stale" ? stored.seen : values.seen} />
      <AnswerFields values={values} errors={errorId === undefined || problem === null ? {} : { [errorId]: problem.message }} />
    </PageForm>
  );
}
