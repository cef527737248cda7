/** In whose name a staff officer clears; nothing where there is no choice. */
import { SelectField } from "~/ui/form/select-field";

type Props = { prefix: string; names: readonly string[]; error?: string };

export function ClearsFor({ prefix, names, error }: Props) {
  const [first, ...others] = names;
  if (first === undefined) return null;
  if (others.length === 0) return <p className="soft">You clear it for {first}, who named you.</p>;
  return (
    <SelectField
      id={`${prefix}for`}
      name="for"
      label="You clear it for"
      hint="The chief officer who asked you to."
      error={error}
      options={[{ value: "", words: "Choose" }, ...names.map((name) => ({ value: name, words: name }))]}
    />
  );
}
