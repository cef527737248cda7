/** What the privacy page says of this installation; for everybody, signed in or not. */
import type { Ctx } from "~/db/ctx.server";
import { sessionLimits } from "~/db/sessions.server";
import type { SessionLimits } from "~/domain/sign-in-session";

export async function privacyPage({ db }: Pick<Ctx, "db">): Promise<{ limits: SessionLimits }> {
  return { limits: await sessionLimits(db.read) };
}
