/** One thing in the grid that can be reached by the arrow keys and, where it is the reader's to change, edited in place. */
import type { ReactNode } from "react";
import { hasOwnForm, mayEditTarget, targetKey, targetName, type Draft, type Target } from "~/domain/register/edit-target";
import type { RegisterRow } from "~/domain/register/register-row";
import { Editor } from "~/ui/grid/editor";
import { useFieldState, useGrid } from "~/ui/grid/grid-context";
import { Unsaved } from "~/ui/grid/unsaved";

type Props = {
  row: RegisterRow;
  target: Target;
  /** Where the field has a page of its own to be edited on. */
  editHref: string;
  /** The field is all of its cell, and the cell itself takes the focus. */
  alone?: boolean;
  /** Tells apart fields of one value that stand twice in a row. */
  place?: string;
  /** What stands there, given what was just typed (null: nothing was). */
  children: (typed: Draft | null) => ReactNode;
};

/** What makes an element a stop for the arrow keys. */
export function stopProps(key: string, live: boolean) {
  return { "data-stop": key, tabIndex: live ? -1 : undefined };
}

export function Field({ row, target, editHref, alone = false, place = "", children }: Props) {
  const { actor, edits, live } = useGrid();
  const key = targetKey(target, place);
  const state = useFieldState(key);
  const editable = mayEditTarget(actor, row, target).ok;
  const name = editable || !alone ? targetName(row, target) : "";
  if (state?.phase === "editing") return <Editor state={state} edits={edits} />;
  const typed = state?.phase === "saving" ? state.draft : null;
  const stop = alone ? {} : { ...stopProps(key, live), role: live ? "group" : undefined, "aria-label": live ? `${name}${editable ? ", can be edited" : ""}` : undefined };
  return (
    <div className={`field${editable ? " field--editable" : ""}${typed === null ? "" : " field--saving"}`} {...stop}>
      {children(typed)}
      {editable && (
        <a className="field__edit" href={editHref} tabIndex={live ? -1 : undefined} data-edit={hasOwnForm(target) ? undefined : key}>
          Edit<span className="visually-hidden"> {name}</span>
        </a>
      )}
      {(state?.phase === "unsaved" || state?.phase === "conflict") && <Unsaved state={state} edits={edits} />}
    </div>
  );
}
