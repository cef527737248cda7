/** Under a field: what was typed and not saved, why, and what can be done with it. */
import { COLUMNS } from "~/domain/columns";
import type { EditStore, Field, FieldState } from "~/ui/grid/edit-store";

type Props = { state: Extract<FieldState, { phase: "unsaved" | "conflict" }>; edits: EditStore };

function inWords({ target }: Field, value: string): string {
  if (value === "") return "nothing";
  return target.kind === "column" ? COLUMNS[target.column].format(value) : value;
}

export function Unsaved({ state, edits }: Props) {
  const { field, draft, problem } = state;
  return (
    <div className="unsaved" role="group" aria-label={`Not saved: ${field.name}`}>
      <p>
        <b>Not saved.</b> {problem.message}
      </p>
      <p className="unsaved__typed">
        You wrote: <q>{inWords(field, draft.value)}</q>
        {draft.ragReason !== undefined && draft.ragReason !== "" && <>, because <q>{draft.ragReason}</q></>}
        {draft.source !== undefined && draft.source !== "" && <>, source <q>{draft.source}</q></>}
        {draft.asAt !== undefined && draft.asAt !== "" && `, as at ${COLUMNS.updateAsAt.format(draft.asAt)}`}
      </p>
      {state.phase === "unsaved" && (
        <p className="unsaved__do">
          {state.retry && <button type="button" className="small-button" onClick={() => { edits.retry(field.key); }}>Try again</button>}
          <button type="button" className="small-button" data-edit={field.key}>Edit again</button>
          <button type="button" className="small-button" onClick={() => { edits.discard(field.key); }}>Discard</button>
        </p>
      )}
    </div>
  );
}
