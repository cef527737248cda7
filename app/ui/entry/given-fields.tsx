/** What is asked of somebody who records an approval, or a decision, for another: for whom, and how it was given. */
import { ChoiceField } from "~/ui/form/choice-field";
import { TextField } from "~/ui/form/text-field";

type Props = {
  /** Those they may record it for; none where they do it in their own name, and nothing is asked. */
  names: readonly string[];
  values: { how: string; for: string };
  errors?: { how?: string; for?: string };
  /** Tells apart the fields of several forms on one page. */
  prefix?: string;
  /** 'approval', 'decision'. */
  what: string;
};

export function GivenFields({ names, values, errors = {}, prefix = "", what }: Props) {
  const [first, second] = names;
  if (first === undefined) return null;
  return (
    <>
      {second !== undefined && (
        <ChoiceField
          id={`${prefix}for`} name="for" legend={`Whose ${what} it is`} kind="radio" error={errors.for}
          choices={names.map((name) => ({ value: name, words: name }))} chosen={[values.for]}
        />
      )}
      <TextField
        id={`${prefix}how`}
        name="how"
        label={second === undefined ? `How ${first} gave the ${what}` : `How the ${what} was given`}
        hint={`You record it for ${second === undefined ? first : "them"}. Such as: by e-mail of 3 May 2022.`}
        error={errors.how}
        defaultValue={values.how}
        width={20}
      />
    </>
  );
}
