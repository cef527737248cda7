/** The names this installation goes by: its force, its commissioner's office and their heads. */
import type { Ctx } from "~/db/ctx.server";
import { readSettings } from "~/db/settings.server";
import type { Office } from "~/domain/office";

export async function readOffice(ctx: Pick<Ctx, "db">): Promise<Office> {
  const { forceName, officeName, headTitle, forceHeadTitle } = await readSettings(ctx.db.read);
  return { forceName, officeName, headTitle, forceHeadTitle };
}
