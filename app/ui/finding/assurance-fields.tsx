/** The commissioner's written statement beside the assurance. */
import { TextField } from "~/ui/form/text-field";

export function AssuranceFields({ statement, base, error }: { statement: string; base: string; error?: string }) {
  return (
    <>
      <input type="hidden" name="base-statement" value={base} />
      <TextField
        id="statement"
        label="Assurance statement"
        hint="Why, in the commissioner’s words: what was shown, and what is still looked for."
        error={error}
        defaultValue={statement}
        rows={6}
      />
    </>
  );
}
