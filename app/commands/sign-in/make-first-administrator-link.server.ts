/** Makes the link by which the first administrator of an office's own database comes in; printed on the console at start. */
import type { Ctx } from "~/db/ctx.server";
import { closeLinks } from "~/db/one-time-links.server";
import { hasHolder } from "~/db/people.server";
import { write } from "~/db/write.server";
import { digestOf, newToken } from "~/identity/token.server";

const HOURS = 24;

/** The token of the link, or null where the office has an administrator already. An earlier link no longer works. */
export async function makeFirstAdministratorLink(ctx: Ctx): Promise<string | null> {
  const token = newToken();
  return write(ctx.db, async (tx) => {
    if (await hasHolder(tx, "opcc-administrator")) return null;
    await closeLinks(tx, { purpose: "first-administrator", personId: null, now: ctx.now });
    await tx.oneTimeLink.create({
      data: {
        id: digestOf(token), purpose: "first-administrator", createdAt: ctx.now, createdBy: ctx.actor.name,
        expiresAt: new Date(Date.parse(ctx.now) + HOURS * 3_600_000).toISOString(),
      },
    });
    return token;
  });
}
