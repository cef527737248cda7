/** What a response says beside its words: how sure the force is, and what it commits to. */
import { COMMITMENT_OUTCOMES, COMMITMENT_OUTCOME_WORDS, CONFIDENCES, formatConfidence } from "~/domain/response";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Props = {
  prefix?: string;
  values: { statedConfidence: string; outcome: string; askedFor: string; condition: string };
  /** By field. */
  errors: Partial<Record<string, string>>;
};

function Confidence({ prefix = "", values, errors }: Props) {
  return (
    <SelectField
      id={`${prefix}statedConfidence`}
      name="statedConfidence"
      label="Stated confidence"
      hint="Only where the force was asked how confident it is and said so."
      error={errors.statedConfidence}
      options={[{ value: "", words: "Not stated" }, ...CONFIDENCES.map((each) => ({ value: each, words: formatConfidence(each) }))]}
      defaultValue={values.statedConfidence}
    />
  );
}

function Commitment({ prefix = "", values, errors }: Props) {
  return (
    <>
      <ChoiceField
        id={`${prefix}outcome`}
        name="outcome"
        legend="Commitment"
        error={errors.outcome}
        kind="radio"
        choices={[
          { value: "", words: "None was asked for" },
          ...COMMITMENT_OUTCOMES.map((each) => ({ value: each, words: COMMITMENT_OUTCOME_WORDS[each] })),
        ]}
        chosen={[values.outcome]}
      />
      <TextField id={`${prefix}askedFor`} name="askedFor" label="Date asked for" hint="Day first, such as 30/9/2022." error={errors.askedFor} defaultValue={values.askedFor} width={20} />
      <TextField id={`${prefix}condition`} name="condition" label="Condition" hint="Where the commitment is conditional: on what." error={errors.condition} defaultValue={values.condition} />
    </>
  );
}

function commits({ outcome, askedFor, condition }: Props["values"]): boolean {
  return outcome !== "" || askedFor !== "" || condition !== "";
}

export function RestFields(props: Props) {
  return (
    <>
      <Confidence {...props} />
      <details className="form-part" open={commits(props.values)}>
        <summary>A commitment to a date</summary>
        <Commitment {...props} />
      </details>
    </>
  );
}

/** Both folded away unless they hold something: most responses state neither. */
export function FoldedRestFields(props: Props) {
  const { values, errors } = props;
  const wrong = ["statedConfidence", "outcome", "askedFor", "condition"].some((field) => errors[field] !== undefined);
  return (
    <details className="form-part" open={wrong || values.statedConfidence !== "" || commits(values)}>
      <summary>Stated confidence, or a commitment to a date</summary>
      <Confidence {...props} />
      <Commitment {...props} />
    </details>
  );
}
