/** One question of a form: label, hint and error tied to its control. */
import type { ReactNode } from "react";

export type FieldProps = { id: string; label: ReactNode; hint?: ReactNode; error?: string };

type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

/** `children` gets what the control needs to be read out together with its hint and error. */
export function Field({ id, label, hint, error, children }: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const hintId = hint === undefined ? null : `${id}-hint`;
  const errorId = error === undefined ? null : `${id}-error`;
  const describedBy = [hintId, errorId].filter((one) => one !== null).join(" ");
  return (
    <div className={`govuk-form-group${error === undefined ? "" : " govuk-form-group--error"}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hintId === null ? null : (
        <div className="govuk-hint" id={hintId}>
          {hint}
        </div>
      )}
      {errorId === null ? null : (
        <p className="govuk-error-message" id={errorId}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {children({
        id,
        "aria-describedby": describedBy === "" ? undefined : describedBy,
        "aria-invalid": error === undefined ? undefined : true,
      })}
    </div>
  );
}
