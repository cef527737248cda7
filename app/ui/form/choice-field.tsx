/** One of a few (radios) or any of a few (checkboxes), all of them in sight. */
import type { ReactNode } from "react";

export type Choice = { value: string; words: ReactNode; hint?: ReactNode };

type Props = {
  id: string;
  name?: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  kind: "radio" | "checkbox";
  choices: readonly Choice[];
  chosen?: readonly string[];
};

export function ChoiceField({ id, name, legend, hint, error, kind, choices, chosen = [] }: Props) {
  const block = kind === "radio" ? "govuk-radios" : "govuk-checkboxes";
  const hintId = hint === undefined ? null : `${id}-hint`;
  const errorId = error === undefined ? null : `${id}-error`;
  const describedBy = [hintId, errorId].filter((one) => one !== null).join(" ");
  return (
    <div className={`govuk-form-group${error === undefined ? "" : " govuk-form-group--error"}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy === "" ? undefined : describedBy}>
        <legend className="govuk-fieldset__legend">{legend}</legend>
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
        <div className={`${block} ${block}--small`}>
          {choices.map((choice, index) => {
            // The first control carries the id of the whole, so that an error summary can lead to it.
            const choiceId = index === 0 ? id : `${id}-${choice.value}`;
            return (
              <div className={`${block}__item`} key={choice.value}>
                <input
                  className={`${block}__input`}
                  type={kind}
                  id={choiceId}
                  name={name ?? id}
                  value={choice.value}
                  defaultChecked={chosen.includes(choice.value)}
                  aria-describedby={choice.hint === undefined ? undefined : `${choiceId}-hint`}
                />
                <label className={`govuk-label ${block}__label`} htmlFor={choiceId}>
                  {choice.words}
                </label>
                {choice.hint === undefined ? null : (
                  <div className={`govuk-hint ${block}__hint`} id={`${choiceId}-hint`}>
                    {choice.hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
