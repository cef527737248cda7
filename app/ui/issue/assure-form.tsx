/** The decision on an answered question: how it is closed, and what that comes to for the finding. */
import type { Closure } from "~/domain/entry";
import { ASSURANCE_WORDS, type Assurance } from "~/domain/finding";
import { AssuranceFields, type AssuranceValues } from "~/ui/finding/assurance-fields";
import { useOffice } from "~/ui/layout/office-context";
import { ClosingFields, type ClosingValues } from "~/ui/issue/closing-fields";

type Props = {
  current: { finding: { assurance: Assurance; statement: string }; proposals: Record<Closure, Assurance | null> };
  mayDecide: boolean;
  inNameOf: readonly string[];
  /** What was sent and refused. */
  typed: (ClosingValues & AssuranceValues) | null;
  errors: Partial<Record<string, string>>;
};

export function AssureForm({ current, mayDecide, inNameOf, typed, errors }: Props) {
  const { assurance, statement } = current.finding;
  const { headTitle } = useOffice();
  return (
    <>
      <div className="assure-form__columns">
        <div>
          <ClosingFields values={typed ?? { closure: "", followUp: "", revisitOn: "", note: "" }} errors={errors} proposals={current.proposals} />
        </div>
        <div>
          {mayDecide ? (
            <AssuranceFields
              values={typed ?? { assurance: "", statement, how: "", for: "" }}
              base={{ assurance, statement }}
              proposed={null}
              inNameOf={inNameOf}
              leave={`Leave it as it is: ${ASSURANCE_WORDS[assurance].toLowerCase()}`}
              errors={errors}
            />
          ) : (
            <p className="measure">The assurance of the finding is for the {headTitle} to decide, or for somebody the {headTitle} has named.</p>
          )}
        </div>
      </div>
      <button className="button button--filled">Save and go on</button>
    </>
  );
}
