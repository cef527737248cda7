/** Workbooks just filled in, kept in memory for the person who brought them: what was filled in is looked at before it is fetched. */
import type { Ctx } from "~/db/ctx.server";
import { newShelf } from "~/db/shelf.server";
import type { FillPlan } from "~/domain/fill/fill-plan";

export type FilledFile = { fileName: string; bytes: Uint8Array; plan: FillPlan };

const shelf = newShelf<FilledFile>({ minutes: 60, things: 20, bytes: 100 * 1024 * 1024, bytesOf: ({ bytes }) => bytes.length });

/** Returns its id. */
export function keepFilled(ctx: Ctx, file: FilledFile): string {
  return shelf.put(ctx, file);
}

/** Null where it is nobody's, somebody else's, or forgotten. */
export function findFilled(ctx: Ctx, id: string): FilledFile | null {
  return shelf.find(ctx, id);
}
