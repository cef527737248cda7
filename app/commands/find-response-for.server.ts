/** A response inside a transaction, for somebody who may do `verb` to it. */
import { findResponse, type FoundResponse } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { ledFindings } from "~/db/led-findings.server";
import type { Tx } from "~/db/write.server";
import { may, type Verb } from "~/domain/permissions";
import type { Done } from "~/domain/problem";

export async function findResponseFor(tx: Tx, ctx: Ctx, id: string, verb: Verb): Promise<Done<FoundResponse>> {
  const found = await findResponse(tx, ctx, id);
  if (!found.ok) return found;
  const allowed = may(ctx.actor, verb, await ledFindings(tx, found.value.entry));
  return allowed.ok ? found : allowed;
}
