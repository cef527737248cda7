/** A line of text, or with `rows` a text of several lines. */
import { Field, type FieldProps } from "~/ui/form/field";

type Props = FieldProps & {
  name?: string;
  defaultValue?: string;
  rows?: number;
  inputMode?: "text" | "numeric";
  width?: 3 | 5 | 10 | 20;
  autoComplete?: string;
  type?: "text" | "email" | "password";
};

export function TextField({ name, defaultValue = "", rows, inputMode, width, autoComplete = "off", type = "text", ...field }: Props) {
  const wrong = field.error === undefined ? "" : " govuk-input--error";
  return (
    <Field {...field}>
      {(control) =>
        rows === undefined ? (
          <input
            {...control}
            className={`govuk-input${width === undefined ? "" : ` govuk-input--width-${width}`}${wrong}`}
            name={name ?? field.id}
            defaultValue={defaultValue}
            type={type}
            inputMode={inputMode}
            autoComplete={autoComplete}
          />
        ) : (
          <textarea
            {...control}
            className={`govuk-textarea${field.error === undefined ? "" : " govuk-textarea--error"}`}
            name={name ?? field.id}
            defaultValue={defaultValue}
            rows={rows}
          />
        )
      }
    </Field>
  );
}
