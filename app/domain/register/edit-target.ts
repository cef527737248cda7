/** What can be edited in place: a value of a finding, a question's text, a part of a response; and who may. */
import type { Actor } from "~/domain/actor";
import { COLUMNS } from "~/domain/columns";
import { stateAfterEdit } from "~/domain/entry-rules";
import { findingTitle } from "~/domain/finding-name";
import { may, mayEdit } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { questionLabel } from "~/domain/register/pair-words";
import { VALUE_KEYS, type RegisterPair, type RegisterRow, type ValueKey } from "~/domain/register/register-row";
import { verbToWrite } from "~/domain/response-rules";
import { parseLine, parseText } from "~/domain/text";

export type Target =
  | { kind: "column"; reference: string; column: ValueKey }
  | { kind: "entry"; reference: string; entryId: string }
  | { kind: "part"; reference: string; responseId: string; position: number };

/** What is typed: the value, and what is said together with it. Canonical once parsed; '' = empty. */
export type Draft = { value: string; ragReason?: string; asAt?: string; source?: string };

function keyWithoutPlace(target: Target): string {
  switch (target.kind) {
    case "column": return `${target.reference}/${target.column}`;
    case "entry": return `${target.reference}/entry/${target.entryId}`;
    case "part": return `${target.reference}/part/${target.responseId}/${String(target.position)}`;
    default: return target satisfies never;
  }
}

/**
 * A target as one word without spaces: `F-0106/rag`, `F-0106/entry/ID`, `F-0106/part/ID/0`; with `@place` after it where
 * the same value may stand twice in a row.
 */
export function targetKey(target: Target, place = ""): string {
  return place === "" ? keyWithoutPlace(target) : `${keyWithoutPlace(target)}@${place}`;
}

export function readTargetKey(key: string): Target | null {
  const [reference = "", what = "", id = "", position = ""] = (key.split("@")[0] ?? "").split("/");
  if (reference === "") return null;
  if (what === "entry") return { kind: "entry", reference, entryId: id };
  if (what === "part") return { kind: "part", reference, responseId: id, position: Number(position) };
  const column = VALUE_KEYS.find((each) => each === what);
  return column === undefined ? null : { kind: "column", reference, column };
}

function pairOf(row: RegisterRow, target: Exclude<Target, { kind: "column" }>): RegisterPair | null {
  const holds = (pair: RegisterPair) =>
    target.kind === "entry" ? pair.entry.id === target.entryId : pair.entry.responses.some((response) => response.id === target.responseId);
  return row.pairs.find(holds) ?? null;
}

function partOf(pair: RegisterPair | null, target: Extract<Target, { kind: "part" }>) {
  return pair?.entry.responses.find((response) => response.id === target.responseId)?.parts[target.position] ?? null;
}

/** The value stored, as the viewer sees it; null = empty. */
export function storedValue(row: RegisterRow, target: Target): string | null {
  switch (target.kind) {
    case "column": return row[target.column];
    case "entry": return pairOf(row, target)?.entry.text ?? null;
    case "part": return partOf(pairOf(row, target), target)?.text ?? null;
    default: return target satisfies never;
  }
}

/** 'RAG of AFI 6, F-0106'. */
export function targetName(row: RegisterRow, target: Target): string {
  const finding = `${findingTitle(row)}, ${row.reference}`;
  if (target.kind === "column") return `${COLUMNS[target.column].heading} of ${finding}`;
  const pair = pairOf(row, target);
  const label = pair === null ? "" : questionLabel(pair);
  return target.kind === "entry" ? `Question ${label} of ${finding}` : `Response to ${label} of ${finding}`;
}

/** What a person starts from: dates as they are written, choices by their code. */
export function startingDraft(row: RegisterRow, target: Target): Draft {
  const stored = storedValue(row, target);
  if (target.kind !== "column") return { value: stored ?? "" };
  const written = (column: ValueKey) => (COLUMNS[column].kind === "date" ? COLUMNS[column].format(row[column]) : (row[column] ?? ""));
  if (target.column === "rag") return { value: stored ?? "", ragReason: row.ragReason ?? "" };
  if (target.column === "update") return { value: stored ?? "", asAt: written("updateAsAt") };
  if (target.column === "hmicfrsStatus") return { value: stored ?? "", source: row.hmicfrsStatusSource ?? "" };
  return { value: written(target.column) };
}

/** The draft in canonical form, by the same parse as the server's; the problem's field names the part that is wrong. */
export function readDraft(target: Target, draft: Draft): Done<Draft> {
  const value = target.kind === "column" ? COLUMNS[target.column].parse(draft.value) : parseText(draft.value, "This text");
  if (!value.ok) return refuse(value.problem.kind, value.problem.message, { field: "value" });
  const read: Draft = { value: value.value ?? "" };
  if (draft.ragReason !== undefined) {
    const reason = COLUMNS.ragReason.parse(draft.ragReason);
    if (!reason.ok) return refuse(reason.problem.kind, reason.problem.message, { field: "ragReason" });
    read.ragReason = reason.value ?? "";
  }
  if (draft.asAt !== undefined) {
    const asAt = COLUMNS.updateAsAt.parse(draft.asAt);
    if (!asAt.ok) return refuse(asAt.problem.kind, asAt.problem.message, { field: "asAt" });
    read.asAt = asAt.value ?? "";
  }
  if (draft.source !== undefined) {
    const source = parseLine(draft.source, "The source");
    if (!source.ok) return refuse(source.problem.kind, source.problem.message, { field: "source" });
    read.source = source.value ?? "";
  }
  return done(read);
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return a.value === b.value && a.ragReason === b.ragReason && a.asAt === b.asAt && a.source === b.source;
}

function mayEditEntry(actor: Actor, pair: RegisterPair): Done<true> {
  const allowed = may(actor, "edit an entry");
  if (!allowed.ok) return allowed;
  const state = stateAfterEdit(pair.entry.state);
  return state.ok ? done(true) : state;
}

function mayEditPart(actor: Actor, row: RegisterRow, pair: RegisterPair, responseId: string): Done<true> {
  const response = pair.entry.responses.find((each) => each.id === responseId);
  if (pair.entry.state === "closed") return refuse("refused", "This response cannot be edited now: its question is closed. Ask or answer a follow-up instead.");
  return may(actor, verbToWrite(actor, response?.mode ?? "written"), row);
}

/** Set on a form of its own, because more is said together with it: assurance with its statement, and by whose word. */
export function hasOwnForm(target: Target): boolean {
  return target.kind === "column" && target.column === "assurance";
}

/** May this actor edit this here and now, in its place or on its own form? The command asks again. */
export function mayEditTarget(actor: Actor, row: RegisterRow, target: Target): Done<true> {
  if (target.kind === "column") return mayEdit(actor, target.column, row);
  const pair = pairOf(row, target);
  if (pair === null) return refuse("missing", "This text is no longer here. Reload the page to see what changed.");
  return target.kind === "entry" ? mayEditEntry(actor, pair) : mayEditPart(actor, row, pair, target.responseId);
}
