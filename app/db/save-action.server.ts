/** Writes changes to an action that is there. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";
import type { ActionRecord } from "~/domain/record";

export type ActionFields = { text: string; owners: readonly string[]; due: string | null };

function ownersText(owners: readonly string[]): string | null {
  return owners.length === 0 ? null : owners.join(", ");
}

/** `action` is as loaded in this transaction. One event per changed field. */
export async function saveAction(tx: Tx, ctx: Ctx, action: ActionRecord, fields: Partial<ActionFields>, importPlace: string | null = null): Promise<void> {
  const after: ActionFields = { text: action.text, owners: action.owners, due: action.due, ...fields };
  await tx.action.update({ where: { id: action.id }, data: { text: after.text, due: after.due } });
  if (fields.owners !== undefined) {
    await tx.actionOwner.deleteMany({ where: { actionId: action.id } });
    await tx.actionOwner.createMany({ data: fields.owners.map((post, position) => ({ id: ctx.newId(), actionId: action.id, position, post })) });
  }
  const about = { subject: "action", subjectId: action.id, findingId: action.findingId, draftOf: null, importPlace } as const;
  await recordEvents(tx, ctx, [
    { ...about, field: "text", before: action.text, after: after.text },
    { ...about, field: "owners", before: ownersText(action.owners), after: ownersText(after.owners) },
    { ...about, field: "due", before: action.due, after: after.due },
  ]);
}
