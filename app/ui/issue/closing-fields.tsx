/** How an answered question is closed on a finding, with what each way needs and what it would propose. */
import { CLOSURES, CLOSURE_WORDS, type Closure } from "~/domain/entry";
import { ASSURANCE_WORDS, type Assurance } from "~/domain/finding";
import { ChoiceField } from "~/ui/form/choice-field";
import { TextField } from "~/ui/form/text-field";

export type ClosingValues = { closure: string; followUp: string; revisitOn: string; note: string };

const HINTS: Record<Closure, string> = {
  assured: "The response is enough.",
  "follow-up-asked": "It goes on in another question: write it below. It becomes a draft, and this is closed when that is issued.",
  revisit: "Looked at again on a date.",
  withdrawn: "It is not asked any more. A reason is needed; its number stays.",
};

type Props = {
  values: ClosingValues;
  errors: Partial<Record<string, string>>;
  /** What each way would propose for the assurance of the finding. */
  proposals: Record<Closure, Assurance | null>;
};

export function ClosingFields({ values, errors, proposals }: Props) {
  const hint = (closure: Closure) => {
    const proposed = proposals[closure];
    return `${HINTS[closure]}${proposed === null ? "" : ` Proposes: ${ASSURANCE_WORDS[proposed].toLowerCase()}.`}`;
  };
  return (
    <>
      <ChoiceField
        id="closure"
        legend="Close the question as"
        error={errors.closure}
        kind="radio"
        choices={[...CLOSURES.map((closure) => ({ value: closure, words: CLOSURE_WORDS[closure], hint: hint(closure) })), { value: "open", words: "Leave it open" }]}
        chosen={[values.closure]}
      />
      <TextField id="followUp" label="Follow-up" hint="With Follow-up asked." error={errors.followUp} defaultValue={values.followUp} rows={4} />
      <TextField id="revisitOn" label="Revisit on" hint="With Revisit: day first, such as 23/11/2022." error={errors.revisitOn} defaultValue={values.revisitOn} width={20} />
      <TextField id="note" label="Note, or the reason for withdrawing" hint="Kept with the closing; both sides read it." error={errors.note} defaultValue={values.note} rows={2} />
    </>
  );
}
