/** How an item ended at its meeting. */
import { Form } from "@remix-run/react";
import { ITEM_OUTCOMES, ITEM_OUTCOME_WORDS, OUTCOMES_BEFORE, type ItemKind } from "~/domain/meeting/agenda";
import type { Problem } from "~/domain/problem";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

export type EndValues = { outcome: string; note: string; link: string; toMeeting: string };

type Props = { /** The version of the item; null where it is not written down yet. */ seen: number | null; kind: ItemKind; /** The day of the meeting has come. */ hasBegun: boolean; values: EndValues; later: readonly { id: string; words: string }[]; problem: Problem | null };

const HINTS: Partial<Record<string, string>> = {
  deferred: "Say to which meeting, and why.", "addressed-elsewhere": "Say where, with a link if there is one.", "no-question": "Write the comment.", "nothing-arising": "It stands so in the notes.",
};

export function ItemEndForm({ seen, kind, hasBegun, values, later, problem }: Props) {
  const errorOf = (field: keyof EndValues) => (problem?.field === field ? problem.message : undefined);
  const outcomes = (hasBegun ? ITEM_OUTCOMES : OUTCOMES_BEFORE).filter((outcome) => (outcome !== "nothing-arising" || kind !== "finding") && (outcome !== "deferred" || kind !== "outstanding"));
  return (
    <Form method="post" className="form">
      <input type="hidden" name="seen" value={seen ?? ""} />
      <ChoiceField
        id="outcome" kind="radio" legend={hasBegun ? "It was" : "It is"} error={errorOf("outcome")} chosen={[values.outcome]}
        choices={[...outcomes.map((outcome) => ({ value: outcome, words: ITEM_OUTCOME_WORDS[outcome], hint: HINTS[outcome] })), { value: "", words: hasBegun ? "Not ended yet" : "For the meeting, as planned" }]}
      />
      <TextField id="note" label="Reason, place or comment" rows={3} defaultValue={values.note} error={errorOf("note")} />
      <SelectField id="toMeeting" label="Deferred to" hint={later.length === 0 ? "No later meeting is planned. Plan it first." : undefined} options={[{ value: "", words: "No meeting" }, ...later.map(({ id, words }) => ({ value: id, words }))]} defaultValue={values.toMeeting} error={errorOf("toMeeting")} />
      <TextField id="link" label="Link to where it is addressed" defaultValue={values.link} error={errorOf("link")} />
      <div className="form__buttons"><button className="button button--filled" name="intent" value="end">{hasBegun ? "Save how it ended" : "Save it"}</button></div>
    </Form>
  );
}
