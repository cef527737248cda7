/** How an entry is closed on a finding: assured, followed up, to be revisited, or withdrawn, and why. */
import { CLOSURES, CLOSURE_WORDS, type Closure } from "~/domain/entry";
import { ChoiceField } from "~/ui/form/choice-field";
import type { Option } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

export type CloseValues = { finding: string; closure: string; note: string; revisitOn: string };

const HINTS: Record<Closure, string> = {
  assured: "The response is enough.",
  "follow-up-asked": "Its follow-up was issued before. Issuing one closes this by itself.",
  revisit: "Looked at again on a date.",
  withdrawn: "It is not asked any more. A reason is needed; its number stays.",
};

type Props = { values: CloseValues; errors: Partial<Record<string, string>>; findings: Option[] };

export function CloseFields({ values, errors, findings }: Props) {
  return (
    <>
      {findings.length > 1 && (
        <ChoiceField
          id="finding"
          legend="For which findings"
          error={errors.finding}
          kind="radio"
          choices={[{ value: "", words: "All of them" }, ...findings.map(({ value, words }) => ({ value, words }))]}
          chosen={[values.finding]}
        />
      )}
      <ChoiceField
        id="closure"
        legend="Close as"
        error={errors.closure}
        kind="radio"
        choices={CLOSURES.map((closure) => ({ value: closure, words: CLOSURE_WORDS[closure], hint: HINTS[closure] }))}
        chosen={[values.closure]}
      />
      <TextField id="revisitOn" label="Revisit on" hint="With Revisit: day first, such as 23/11/2022." error={errors.revisitOn} defaultValue={values.revisitOn} width={20} />
      <TextField id="note" label="Note, or the reason for withdrawing" error={errors.note} defaultValue={values.note} rows={3} />
    </>
  );
}
