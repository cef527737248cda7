/** Records what an undo takes back, each change as one of the file that had made it. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";
import { reversed, type FieldGroup } from "~/domain/import/undo/field-groups";

/** For what several files changed, the last of them. */
export function ofFile(ctx: Ctx, groups: readonly FieldGroup[]): Ctx {
  const last = groups.at(-1);
  return last === undefined ? ctx : { ...ctx, undoes: last.importId };
}

export async function recordUndone(tx: Tx, ctx: Ctx, groups: readonly FieldGroup[]): Promise<void> {
  const files = new Map<string, FieldGroup[]>();
  for (const group of groups) {
    const of = files.get(group.importId);
    if (of === undefined) files.set(group.importId, [group]);
    else of.push(group);
  }
  for (const of of files.values()) await recordEvents(tx, ofFile(ctx, of), reversed(of));
}
