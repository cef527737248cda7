/** A response as it is written: parts in turn, how sure the force says it is, what it commits to. */
import { COMMITMENT_OUTCOMES, COMMITMENT_OUTCOME_WORDS, CONFIDENCES, formatConfidence } from "~/domain/response";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

export type AnswerValues = {
  parts: { by: string; text: string }[];
  statedConfidence: string;
  askedFor: string;
  outcome: string;
  condition: string;
};

export type AnswerErrors = Partial<Record<string, string>>;

export function AnswerFields({ values, errors }: { values: AnswerValues; errors: AnswerErrors }) {
  return (
    <>
      {values.parts.map((part, index) => (
        <fieldset key={index} className="part-fields govuk-fieldset">
          <legend className="govuk-fieldset__legend">{values.parts.length === 1 ? "Response" : `Part ${String(index + 1)}`}</legend>
          <TextField
            id={`by-${String(index)}`}
            name="by"
            label="By"
            hint={index === 0 ? "The post that answers, such as CC or DBS." : undefined}
            defaultValue={part.by}
            width={10}
          />
          <TextField id={`text-${String(index)}`} name="text" label="Text" error={errors[`text-${String(index)}`]} defaultValue={part.text} rows={6} />
        </fieldset>
      ))}
      <SelectField
        id="statedConfidence"
        label="Stated confidence"
        hint="Only where the force was asked how confident it is and said so."
        error={errors.statedConfidence}
        options={[{ value: "", words: "Not stated" }, ...CONFIDENCES.map((each) => ({ value: each, words: formatConfidence(each) }))]}
        defaultValue={values.statedConfidence}
      />
      <details className="form-part" open={values.outcome !== "" || values.askedFor !== "" || values.condition !== ""}>
        <summary>A commitment to a date</summary>
        <ChoiceField
          id="outcome"
          legend="Commitment"
          error={errors.outcome}
          kind="radio"
          choices={[
            { value: "", words: "None was asked for" },
            ...COMMITMENT_OUTCOMES.map((each) => ({ value: each, words: COMMITMENT_OUTCOME_WORDS[each] })),
          ]}
          chosen={[values.outcome]}
        />
        <TextField id="askedFor" label="Date asked for" hint="Day first, such as 30/9/2022." error={errors.askedFor} defaultValue={values.askedFor} width={20} />
        <TextField id="condition" label="Condition" hint="Where the commitment is conditional: on what." error={errors.condition} defaultValue={values.condition} />
      </details>
    </>
  );
}
