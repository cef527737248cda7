/** Takes the links between findings out again that an import made. */
import { recordUndone } from "~/commands/undo/record-undone.server";
import type { Ctx } from "~/db/ctx.server";
import type { Tx } from "~/db/write.server";
import { isLinkField, type FieldGroup } from "~/domain/import/undo/field-groups";
import type { FindingRecord } from "~/domain/record";

type Ends = { byReference: ReadonlyMap<string, FindingRecord>; isRemoved: (findingId: string) => boolean; isKept: (findingId: string) => boolean };

/** The side of a link that the field of this finding tells of; false where it was taken out since. */
async function takeOutLink(tx: Tx, findingId: string, otherId: string, field: string, seen: Map<string, boolean>): Promise<boolean> {
  const forwards = field === "repeats" || field === "supersedes";
  const [fromId, toId] = forwards ? [findingId, otherId] : [otherId, findingId];
  const kind = field.startsWith("repeat") ? "repeats" : "supersedes";
  const key = `${fromId} ${toId} ${kind}`;
  const known = seen.get(key) ?? (await tx.findingLink.deleteMany({ where: { fromId, toId, kind } })).count > 0;
  seen.set(key, known);
  return known;
}

export async function restoreLinks(tx: Tx, ctx: Ctx, groups: readonly FieldGroup[], { byReference, isRemoved, isKept }: Ends): Promise<void> {
  const seen = new Map<string, boolean>();
  const gone: FieldGroup[] = [];
  for (const group of groups.filter((each) => each.subject === "finding" && isLinkField(each.field))) {
    const other = byReference.get(group.after ?? "");
    if (other === undefined || isKept(other.id)) continue;
    if (isRemoved(other.id) || (await takeOutLink(tx, group.subjectId, other.id, group.field, seen))) gone.push(group);
  }
  await recordUndone(tx, ctx, gone);
}
