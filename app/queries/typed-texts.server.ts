/** What the one who asks was typing in these forms, by their places: nobody else's. */
import type { Ctx } from "~/db/ctx.server";
import { typedTextsOf } from "~/db/typed-text.server";
import type { TypedForm, TypedText } from "~/domain/typed-text";

export async function typedTexts(ctx: Ctx, places: readonly string[]): Promise<Record<string, TypedText>> {
  const { personId } = ctx.actor;
  return personId === null ? {} : typedTextsOf(ctx.db.read, personId, places);
}

export async function typedForm(ctx: Ctx, place: string): Promise<TypedForm> {
  return { owner: ctx.actor.personId ?? "", text: (await typedTexts(ctx, [place]))[place] ?? null };
}
