/** What the export page offers: how many findings there are and are shown, and how a working copy would be marked. */
import type { Ctx } from "~/db/ctx.server";
import { boardUnderWay } from "~/db/open-cycle.server";
import { readSettings } from "~/db/settings.server";
import { SIDES } from "~/domain/actor";
import { shownFindings } from "~/domain/export/shown-findings";
import { draftsMark } from "~/domain/office";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { View } from "~/domain/register/register-view";
import { readRecord } from "~/queries/record.server";

export type ExportPage = { matched: number; total: number; /** Null where the asker has no drafts to take along. */ mark: string | null };

export async function exportPage(ctx: Ctx, view: View): Promise<Done<ExportPage>> {
  const allowed = may(ctx.actor, "export");
  if (!allowed.ok) return allowed;
  const record = await readRecord(ctx);
  if (!record.ok) return record;
  const side = SIDES.find((each) => each === ctx.actor.side);
  const marks = side !== undefined && can(ctx.actor, "export a working copy");
  return done({
    matched: shownFindings(record.value, view, { today: ctx.today, boardOn: await boardUnderWay(ctx.db.read) }).length,
    total: record.value.findings.length,
    mark: marks ? draftsMark(await readSettings(ctx.db.read), side) : null,
  });
}
