/** The settings page: names, and how long a sign-in lasts. */
import type { Ctx } from "~/db/ctx.server";
import { sessionLimits } from "~/db/sessions.server";
import type { Office } from "~/domain/office";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { SessionLimits } from "~/domain/sign-in-session";
import { readOffice } from "~/queries/office.server";

export type SettingsPage = { office: Office; limits: SessionLimits; maySave: boolean };

export async function settingsPage(ctx: Ctx): Promise<Done<SettingsPage>> {
  const allowed = may(ctx.actor, "see people");
  if (!allowed.ok) return allowed;
  return done({ office: await readOffice(ctx), limits: await sessionLimits(ctx.db.read), maySave: can(ctx.actor, "keep settings") });
}
