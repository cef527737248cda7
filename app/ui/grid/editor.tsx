/** The editor of one field, in the place of its value: a list of words, a line, a date, or a text that grows. */
import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from "react";
import { COLUMNS, type Column } from "~/domain/columns";
import { RAGS, RAG_NEEDS_REASON, RAG_SYMBOLS, RAG_WORDS } from "~/domain/rag";
import type { Draft, Target } from "~/domain/register/edit-target";
import type { EditStore, FieldState } from "~/ui/grid/edit-store";
import { leaveEditor } from "~/ui/grid/grid-focus";
import { GrowingText } from "~/ui/grid/growing-text";

type Props = { state: Extract<FieldState, { phase: "editing" }>; edits: EditStore };
type PartProps = { draft: Draft; type: (draft: Draft) => void };

const DATE_HINT = "Day first, such as 23/5/2022 or 23 May 2022. Empty for no date.";
const STEPS_HINT = "One step a line: text | owner | due 30 Sep 2022 | done 2 May 2022";

function ChoicePart({ column, draft, type }: PartProps & { column: Column }) {
  const optional = column.key !== "assurance";
  return (
    <label>
      <span className="editor__label">{column.heading}</span>
      <select value={draft.value} onChange={(event) => { type({ ...draft, value: event.target.value }); }}>
        {optional && <option value="">Not given</option>}
        {column.choices.map((choice) => <option key={choice} value={choice}>{column.format(choice)}</option>)}
      </select>
    </label>
  );
}

function StatusPart(props: PartProps & { column: Column }) {
  const { draft, type } = props;
  return (
    <>
      <ChoicePart {...props} />
      <label>
        <span className="editor__label">Source</span>
        <input value={draft.source ?? ""} autoComplete="off" onChange={(event) => { type({ ...draft, source: event.target.value }); }} />
        <span className="editor__hint">Where HMICFRS said so, such as its portal and the day.</span>
      </label>
    </>
  );
}

function RagPart({ draft, type }: PartProps) {
  const needed = RAGS.some((rag) => rag === draft.value && RAG_NEEDS_REASON[rag]);
  return (
    <>
      <label>
        <span className="editor__label">RAG</span>
        <select value={draft.value} onChange={(event) => { type({ ...draft, value: event.target.value }); }}>
          <option value="">No RAG</option>
          {RAGS.map((rag) => <option key={rag} value={rag}>{RAG_SYMBOLS[rag]} {RAG_WORDS[rag]}</option>)}
        </select>
      </label>
      <label>
        <span className="editor__label">{draft.value === "blue" ? "Reason: name the evidence" : `Reason${needed ? " (needed for this RAG)" : ""}`}</span>
        <GrowingText value={draft.ragReason ?? ""} onChange={(ragReason) => { type({ ...draft, ragReason }); }} />
        {(draft.value === "green" || draft.value === "blue") && <span className="editor__hint">A chief officer signs off a move to Green or Blue.</span>}
      </label>
    </>
  );
}

function DateInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label>
      <span className="editor__label">{label}</span>
      <input value={value} autoComplete="off" onChange={(event) => { onChange(event.target.value); }} />
      <span className="editor__hint">{DATE_HINT}</span>
    </label>
  );
}

function UpdatePart({ draft, type }: PartProps) {
  return (
    <>
      <label>
        <span className="editor__label">Update</span>
        <GrowingText value={draft.value} onChange={(value) => { type({ ...draft, value }); }} />
      </label>
      <DateInput label="As at: another date makes a new update" value={draft.asAt ?? ""} onChange={(asAt) => { type({ ...draft, asAt }); }} />
    </>
  );
}

function TextPart({ label, hint, draft, type }: PartProps & { label: string; hint: string | null }) {
  return (
    <label>
      <span className="editor__label">{label}</span>
      <GrowingText value={draft.value} onChange={(value) => { type({ ...draft, value }); }} />
      {hint !== null && <span className="editor__hint">{hint}</span>}
    </label>
  );
}

function Parts({ target, ...part }: PartProps & { target: Target }) {
  if (target.kind !== "column") return <TextPart {...part} label={target.kind === "entry" ? "Question" : "Response"} hint={null} />;
  const column: Column = COLUMNS[target.column];
  if (target.column === "rag") return <RagPart {...part} />;
  if (target.column === "update") return <UpdatePart {...part} />;
  const { draft, type } = part;
  if (target.column === "hmicfrsStatus") return <StatusPart {...part} column={column} />;
  switch (column.kind) {
    case "choice": return <ChoicePart {...part} column={column} />;
    case "date": return <DateInput label={column.heading} value={draft.value} onChange={(value) => { type({ ...draft, value }); }} />;
    case "steps": return <TextPart {...part} label={column.heading} hint={STEPS_HINT} />;
    case "text": return <TextPart {...part} label={column.heading} hint={null} />;
    case "line": case "copy":
      return (
        <label>
          <span className="editor__label">{column.heading}</span>
          <input value={draft.value} autoComplete="off" onChange={(event) => { type({ ...draft, value: event.target.value }); }} />
        </label>
      );
    default: return column.kind satisfies never;
  }
}

/** Escape restores; Enter saves a line, Ctrl+Enter a text; Tab out of the last part saves and moves on. */
export function Editor({ state, edits }: Props) {
  const { field, draft, problem } = state;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>("input, select, textarea");
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
    box.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);

  function save(move: "stay" | "next" | "previous"): void {
    const editor = box.current;
    if (!edits.commit(field.key)) return;
    if (editor !== null) leaveEditor(editor, field.key, move);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    event.stopPropagation();
    const inText = event.target instanceof HTMLTextAreaElement;
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === "Escape") {
      event.preventDefault();
      const editor = box.current;
      edits.discard(field.key);
      if (editor !== null) leaveEditor(editor, field.key, "stay");
    } else if (event.key === "Enter" && !onButton && (!inText || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save("stay");
    } else if (event.key === "Tab" && box.current !== null) {
      const parts = [...box.current.querySelectorAll<HTMLElement>("input, select, textarea")];
      const last = event.shiftKey ? parts[0] : parts.at(-1);
      if (event.target !== last) return;
      event.preventDefault();
      save(event.shiftKey ? "previous" : "next");
    }
  }

  function onBlur(event: FocusEvent<HTMLDivElement>): void {
    const stays = event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget) === true;
    if (!stays && document.hasFocus()) edits.commit(field.key);
  }

  return (
    <div ref={box} className="editor" role="group" aria-label={`Edit ${field.name}`} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Parts target={field.target} draft={draft} type={(next) => { edits.type(field.key, next); }} />
      {problem !== null && <p className="editor__problem" role="alert">{problem.message}</p>}
      <p className="editor__do">
        <button type="button" className="small-button small-button--filled" onClick={() => { save("stay"); }}>{state.retry ? "Try again" : "Save"}</button>
        <button type="button" className="small-button" onClick={() => { const editor = box.current; edits.discard(field.key); if (editor !== null) leaveEditor(editor, field.key, "stay"); }}>Cancel</button>
        <span className="editor__hint">Esc restores</span>
      </p>
    </div>
  );
}
