/** Names the colleague who changed a value while somebody else was writing, where that one may know. */
import type { Ctx } from "~/db/ctx.server";
import { lastWriter, type FieldsOf } from "~/db/last-writer.server";
import type { Reader } from "~/db/rows.server";
import type { Done } from "~/domain/problem";
import { naming } from "~/domain/stale";
import { viewerOf } from "~/domain/visibility";

/** `fields` are those of the history; that of the refusal where they are left out. */
export async function nameColleague<T>(reader: Reader, { actor }: Pick<Ctx, "actor">, decided: Done<T>, about: FieldsOf): Promise<Done<T>> {
  if (decided.ok || decided.problem.kind !== "stale") return decided;
  const { field } = decided.problem;
  const last = await lastWriter(reader, viewerOf(actor.side), { ...about, ...(about.fields === undefined && field !== undefined ? { fields: [field] } : {}) });
  const changed = last === null ? null : { by: last.by, at: last.at, own: last.personId !== null && last.personId === actor.personId };
  return { ok: false, problem: naming(decided.problem, changed) };
}
