/** An edit in place as the fields of a form, written by the grid and read by the route. */
import { readTargetKey, targetKey, type Draft, type Target } from "~/domain/register/edit-target";

/** '' stands for an empty value, in `value` and `base` alike. */
export function targetFields(target: Target, draft: Draft, base: string): Record<string, string> {
  const { value, ragReason, asAt, source } = draft;
  return { target: targetKey(target), value, base, ...(ragReason === undefined ? {} : { ragReason }), ...(asAt === undefined ? {} : { asAt }), ...(source === undefined ? {} : { source }) };
}

export type CellEdit = { target: Target; draft: Draft; base: string | null };

/** Null where the fields are not those of an edit. */
export function readCellEdit(fields: ReadonlyMap<string, string>): CellEdit | null {
  const target = readTargetKey(fields.get("target") ?? "");
  const value = fields.get("value");
  const base = fields.get("base");
  if (target === null || value === undefined || base === undefined) return null;
  const draft: Draft = { value };
  const ragReason = fields.get("ragReason");
  const asAt = fields.get("asAt");
  if (ragReason !== undefined) draft.ragReason = ragReason;
  if (asAt !== undefined) draft.asAt = asAt;
  const source = fields.get("source");
  if (source !== undefined) draft.source = source;
  return { target, draft, base: base === "" ? null : base };
}
