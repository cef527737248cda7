/** Somebody else changed the same value meanwhile: both are shown, and the reader decides what stands. */
import { useEffect, useRef, useState } from "react";
import { COLUMNS } from "~/domain/columns";
import type { EditStore, FieldState } from "~/ui/grid/edit-store";

type Props = { state: Extract<FieldState, { phase: "conflict" }>; edits: EditStore };

export function ConflictDialog({ state, edits }: Props) {
  const { field, draft, problem, theirs } = state;
  const box = useRef<HTMLDialogElement>(null);
  const [combined, setCombined] = useState(draft.value);
  const { target } = field;
  const column = target.kind === "column" ? COLUMNS[target.column] : null;
  const inWords = (value: string) => (value === "" ? "(empty)" : (column?.format(value) ?? value));
  const isText = column === null || column.kind === "text" || column.kind === "steps" || column.kind === "line";

  useEffect(() => {
    box.current?.showModal();
  }, []);

  /** The dialog goes with the conflict; the focus goes back to the field. */
  function decide(act: () => void): void {
    act();
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(field.key)}"]`)?.focus());
  }

  return (
    <dialog ref={box} className="conflict" aria-labelledby="conflict-heading" onCancel={(event) => { event.preventDefault(); }}>
      <h2 id="conflict-heading">This was changed while you wrote</h2>
      <p><b>{field.name}.</b> {problem.message}</p>
      <div className="conflict__both">
        <div><h3>What is stored now</h3><div className="conflict__text">{inWords(theirs)}</div></div>
        <div><h3>What you wrote</h3><div className="conflict__text">{inWords(draft.value)}</div></div>
      </div>
      {isText && (
        <label className="conflict__combined">
          <span>Put both together here, if both should stand</span>
          <textarea rows={5} value={combined} onChange={(event) => { setCombined(event.target.value); }} />
        </label>
      )}
      <p className="conflict__do">
        <button type="button" className="button" onClick={() => { decide(() => { edits.discard(field.key); }); }}>Keep theirs</button>
        <button type="button" className="button" onClick={() => { decide(() => { edits.settleConflict(field.key, draft.value); }); }}>Use mine</button>
        {isText && combined !== draft.value && (
          <button type="button" className="button" onClick={() => { decide(() => { edits.settleConflict(field.key, combined); }); }}>Use what I put together</button>
        )}
      </p>
    </dialog>
  );
}
