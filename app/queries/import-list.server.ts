/** The files taken in so far by the asker's side, and the inspections a new one may belong to. */
import type { Ctx } from "~/db/ctx.server";
import { listImports, type ListedImport } from "~/db/imports.server";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { readRecord } from "~/queries/record.server";

export type ImportList = { imports: ListedImport[]; inspections: string[]; mayAgree: boolean };

export async function importList(ctx: Ctx): Promise<Done<ImportList>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const record = await readRecord(ctx);
  if (!record.ok) return record;
  return done({ imports: await listImports(ctx.db.read, ctx.actor.side), inspections: record.value.inspections.map((each) => each.title), mayAgree: can(ctx.actor, "import an agreed paper") });
}
