/** What is being edited and saved in the grid, kept outside React so that nothing typed is lost when a row leaves the screen. */
import type { Draft } from "~/domain/register/edit-target";
import { readDraft, sameDraft, type Target } from "~/domain/register/edit-target";
import type { Problem } from "~/domain/problem";
import type { RegisterRow } from "~/domain/register/register-row";

/** A field as it stood when editing began. `seen`: the stored value its author saw, '' = empty. */
export type Field = { key: string; target: Target; name: string; seen: Draft };

export type FieldState =
  | { phase: "editing"; field: Field; draft: Draft; problem: Problem | null; retry: boolean }
  | { phase: "saving"; field: Field; draft: Draft }
  /** Refused, or the server could not be reached: what was typed is kept and shown with the reason. */
  | { phase: "unsaved"; field: Field; draft: Draft; problem: Problem; retry: boolean }
  /** `theirs`: what somebody else stored meanwhile, in canonical form. */
  | { phase: "conflict"; field: Field; draft: Draft; problem: Problem; theirs: string };

export type Saved =
  | { ok: true; rows: RegisterRow[]; /** As a draft, which its own side alone sees. */ drafted?: boolean }
  | { ok: false; problem: Problem; /** The rows as they are now, where somebody else changed them. */ rows: RegisterRow[]; unreachable: boolean };

export type SaveRequest = { field: Field; draft: Draft; base: string };

type Hooks = { save: (request: SaveRequest) => Promise<Saved>; onRows: (rows: RegisterRow[]) => void; announce: (words: string) => void };

/** By key. */
export type RowStates = ReadonlyMap<string, FieldState>;

export type EditStore = {
  subscribe: (listener: () => void) => () => void;
  stateOf: (key: string) => FieldState | null;
  states: () => readonly FieldState[];
  /** Those of one finding; the same object until one of them changes, null while there are none. */
  statesOf: (reference: string) => RowStates | null;
  /** Opens an editor; a draft that was not saved is taken up again. Any other open editor is committed first. */
  open: (field: Field) => boolean;
  type: (key: string, draft: Draft) => void;
  /** False: what was typed cannot be read, the editor stays open and says why. */
  commit: (key: string) => boolean;
  /** Gives up what was typed: the stored value is shown again. */
  discard: (key: string) => void;
  retry: (key: string) => void;
  /** Puts a value in the place of what the other person saved, having seen it. */
  settleConflict: (key: string, value: string) => void;
};

export function createEditStore({ save, onRows, announce }: Hooks): EditStore {
  const states = new Map<string, FieldState>();
  const byReference = new Map<string, RowStates>();
  const listeners = new Set<() => void>();
  let queue: Promise<void> = Promise.resolve();
  let all: readonly FieldState[] = [];

  function set(key: string, state: FieldState | null): void {
    const reference = (state ?? states.get(key))?.field.target.reference ?? "";
    if (state === null) states.delete(key);
    else states.set(key, state);
    const ofRow = [...states].filter(([, each]) => each.field.target.reference === reference);
    if (ofRow.length === 0) byReference.delete(reference);
    else byReference.set(reference, new Map(ofRow));
    all = [...states.values()];
    for (const listener of listeners) listener();
  }

  function settle(saving: Extract<FieldState, { phase: "saving" }>, saved: Saved): void {
    const { field, draft } = saving;
    const now = states.get(field.key);
    onRows(saved.rows);
    if (saved.ok) {
      if (now === saving) set(field.key, null);
      announce(`${field.name}: saved${saved.drafted === true ? " as a draft" : ""}.`);
      return;
    }
    const { problem, unreachable } = saved;
    announce(`${field.name}: not saved. ${problem.message}`);
    if (now !== saving && now !== undefined) {
      if (now.phase === "editing") set(field.key, { ...now, problem });
      return;
    }
    if (problem.kind === "stale" && problem.conflict !== undefined) {
      const theirs = readDraft(field.target, { value: problem.conflict.current });
      set(field.key, { phase: "conflict", field, draft, problem, theirs: theirs.ok ? theirs.value.value : problem.conflict.current });
    } else set(field.key, { phase: "unsaved", field, draft, problem, retry: unreachable });
  }

  function send(field: Field, draft: Draft, base: string): void {
    const saving = { phase: "saving" as const, field, draft };
    set(field.key, saving);
    queue = queue.then(async () => { settle(saving, await save({ field, draft, base })); });
  }

  function commit(key: string): boolean {
    const state = states.get(key);
    if (state?.phase !== "editing") return true;
    const read = readDraft(state.field.target, state.draft);
    if (!read.ok) {
      set(key, { ...state, problem: read.problem });
      announce(read.problem.message);
      return false;
    }
    const seen = readDraft(state.field.target, state.field.seen);
    if (seen.ok && sameDraft(read.value, seen.value)) set(key, null);
    else send(state.field, read.value, seen.ok ? seen.value.value : state.field.seen.value);
    return true;
  }

  function open(field: Field): boolean {
    const other = all.find((state) => state.phase === "editing" && state.field.key !== field.key);
    if (other !== undefined && !commit(other.field.key)) return false;
    const known = states.get(field.key);
    if (known?.phase === "conflict") return false;
    if (known?.phase === "unsaved") set(field.key, { ...known, phase: "editing" });
    else if (known === undefined) set(field.key, { phase: "editing", field, draft: field.seen, problem: null, retry: false });
    else if (known.phase === "saving") {
      set(field.key, { phase: "editing", field: { ...field, seen: known.draft }, draft: known.draft, problem: null, retry: false });
    }
    return true;
  }

  function type(key: string, draft: Draft): void {
    const state = states.get(key);
    if (state?.phase === "editing") set(key, { ...state, draft, problem: null });
  }

  function retry(key: string): void {
    const state = states.get(key);
    if (state?.phase !== "unsaved") return;
    const seen = readDraft(state.field.target, state.field.seen);
    send(state.field, state.draft, seen.ok ? seen.value.value : state.field.seen.value);
  }

  function settleConflict(key: string, value: string): void {
    const state = states.get(key);
    if (state?.phase === "conflict") send(state.field, { ...state.draft, value }, state.theirs);
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  }

  return {
    subscribe, open, type, commit, retry, settleConflict,
    stateOf: (key) => states.get(key) ?? null,
    states: () => all,
    statesOf: (reference) => byReference.get(reference) ?? null,
    discard: (key) => { set(key, null); },
  };
}
