/** One of a list. */
import { Field, type FieldProps } from "~/ui/form/field";

export type Option = { value: string; words: string };

type Props = FieldProps & { name?: string; options: readonly Option[]; defaultValue?: string };

export function SelectField({ name, options, defaultValue, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className={`govuk-select${field.error === undefined ? "" : " govuk-select--error"}`}
          name={name ?? field.id}
          defaultValue={defaultValue}
        >
          {options.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
