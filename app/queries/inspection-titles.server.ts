/** The titles of the inspections in the record, for those who may take files in or out. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord } from "~/db/kept-record.server";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export async function inspectionTitles(ctx: Ctx): Promise<Done<string[]>> {
  const allowed = may(ctx.actor, "export");
  if (!allowed.ok) return allowed;
  return done((await keptRecord(ctx.db, "official")).inspections.map(({ title }) => title));
}
