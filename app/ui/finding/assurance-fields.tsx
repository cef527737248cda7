/** The commissioner's assurance of a finding, its written statement, and, where somebody records it for the PCC, how it was given. */
import { ASSURANCES, ASSURANCE_WORDS, type Assurance } from "~/domain/finding";
import { GivenFields } from "~/ui/entry/given-fields";
import { ChoiceField } from "~/ui/form/choice-field";
import { TextField } from "~/ui/form/text-field";

export type AssuranceValues = { assurance: string; statement: string; how: string; for: string };

type Props = {
  values: AssuranceValues;
  /** What the form was loaded with. */
  base: { assurance: Assurance; statement: string };
  /** What the closing of its questions proposes. */
  proposed: Assurance | null;
  inNameOf: readonly string[];
  /** The words of the choice that changes nothing, where there is one. */
  leave?: string;
  errors: Partial<Record<string, string>>;
};

export function AssuranceFields({ values, base, proposed, inNameOf, leave, errors }: Props) {
  const hints: Partial<Record<Assurance, string>> = {
    [base.assurance]: "As it stands now.",
    ...(proposed === null || proposed === base.assurance ? {} : { [proposed]: "Proposed by how its questions were closed so far." }),
  };
  return (
    <>
      <input type="hidden" name="base-assurance" value={base.assurance} />
      <input type="hidden" name="base-statement" value={base.statement} />
      <ChoiceField
        id="assurance"
        legend="Assurance of the finding"
        kind="radio"
        error={errors.assurance}
        choices={[
          ...(leave === undefined ? [] : [{ value: "", words: leave }]),
          ...ASSURANCES.map((each) => ({ value: each, words: ASSURANCE_WORDS[each], ...(hints[each] === undefined ? {} : { hint: hints[each] }) })),
        ]}
        chosen={[values.assurance]}
      />
      <TextField
        id="statement"
        label="Assurance statement"
        hint="Why, in the commissioner’s words: what was shown, and what is still looked for."
        error={errors.statement}
        defaultValue={values.statement}
        rows={5}
      />
      <GivenFields names={inNameOf} values={values} errors={errors} what="decision" />
    </>
  );
}
