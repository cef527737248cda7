/** All that is wrong with a form, at its top; it takes focus so that nobody misses it. */
import { useEffect, useRef, type MouseEvent } from "react";

/** Going there by the address would be a way to another page, and what was refused would be forgotten. Without this the link leads there by itself. */
function goTo(event: MouseEvent<HTMLAnchorElement>, field: string): void {
  const control = document.getElementById(field);
  if (control === null) return;
  event.preventDefault();
  const folded = control.closest("details");
  if (folded !== null) folded.open = true;
  control.focus({ preventScroll: true });
  (control.closest(".govuk-form-group") ?? control).scrollIntoView();
}

/** `field` is the id of the control the sentence is about. */
export type FormError = { message: string; field?: string };

export function ErrorSummary({ errors }: { errors: FormError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ message, field }) => (
              <li key={`${field ?? ""} ${message}`}>{field === undefined ? message : <a href={`#${field}`} onClick={(event) => { goTo(event, field); }}>{message}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
