/** Keeps what somebody is typing, so that a closed laptop loses nothing. */
import type { Ctx } from "~/db/ctx.server";
import { pruneTypedTexts, putTypedText } from "~/db/typed-text.server";
import { write } from "~/db/write.server";
import { addDays } from "~/domain/calendar-date";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { checkTyped, KEPT_DAYS, type TypedFields } from "~/domain/typed-text";

export async function saveTyped(ctx: Ctx, { place, fields }: { place: string; fields: TypedFields }): Promise<Done<true>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const { personId } = ctx.actor;
  if (personId === null) return refuse("refused", "What is typed is kept only for somebody who has signed in.");
  const checked = checkTyped(place, fields);
  if (!checked.ok) return checked;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    await putTypedText(tx, { personId, place, fields, now: ctx.now });
    await pruneTypedTexts(tx, personId, addDays(ctx.today, -KEPT_DAYS));
    return done(true);
  }, { leavesRecord: true });
}
