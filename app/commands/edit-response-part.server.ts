/** Edits the words of one part of a response, unless somebody else changed them meanwhile. */
import { findResponse } from "~/commands/find-entry.server";
import { nameColleague } from "~/commands/name-colleague.server";
import { mayWriteResponse, writeResponse, type Written } from "~/commands/write-response.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { done, refuse, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";
import { parseText } from "~/domain/text";

export type EditResponsePart = {
  responseId: string;
  /** Of the part, from 0. */
  position: number;
  /** As typed. */
  value: string;
  /** What its author saw. */
  base: string | null;
};

export async function editResponsePart(ctx: Ctx, { responseId, position, value, base }: EditResponsePart): Promise<Done<Written>> {
  const text = parseText(value, "The response");
  if (!text.ok) return text;
  const wanted = text.value;
  if (wanted === null) return refuse("invalid", "A part of a response has words. Write them, or open the response to take the part out.", { field: "value" });
  return write(ctx.db, async (tx): Promise<Done<Written>> => {
    const found = await findResponse(tx, ctx, responseId);
    if (!found.ok) return found;
    const { response } = found.value;
    const allowed = await mayWriteResponse(tx, ctx, found.value);
    if (!allowed.ok) return allowed;
    const part = response.parts[position];
    if (part === undefined) return refuse("stale", "This part of the response was taken out meanwhile. Open the response to see what it says now.");
    const decided = decideEdit({ heading: "The response", where: "this entry", base, current: part.text, wanted, format: (each) => each ?? "", field: "value" });
    if (!decided.ok) return nameColleague(tx, ctx, decided, { subjectId: response.id, fields: ["text"] });
    if (!decided.value) return done({ responseId: response.id, wasCleared: false, beginsVersion: false });
    const parts = response.parts.map((each, index) => (index === position ? { ...each, text: wanted } : each));
    return writeResponse(tx, ctx, found.value, { parts, statedConfidence: response.statedConfidence, commitment: response.commitment });
  });
}
