/** The record as the one who asks may see it. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord } from "~/db/kept-record.server";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import { viewerOf } from "~/domain/visibility";

/** Shared between requests: nobody may change what it returns. */
export async function readRecord(ctx: Ctx): Promise<Done<WholeRecord>> {
  const allowed = may(ctx.actor, "read the record");
  return allowed.ok ? done(await keptRecord(ctx.db, viewerOf(ctx.actor.side))) : allowed;
}

/** What both sides have said officially, whoever asks: for what leaves the house. Shared like the other. */
export async function officialRecord(ctx: Ctx): Promise<Done<WholeRecord>> {
  const allowed = may(ctx.actor, "read the record");
  return allowed.ok ? done(await keptRecord(ctx.db, "official")) : allowed;
}
