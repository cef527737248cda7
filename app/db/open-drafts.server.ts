/** The drafts somebody holds that are not yet issued or submitted. */
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";

function heldBy(personId: string) {
  return {
    entry: { heldByPersonId: personId, state: { in: ["draft", "approved"] } },
    correction: { heldByPersonId: personId, state: { in: ["draft", "approved"] } },
    response: { heldByPersonId: personId, state: { in: ["draft", "cleared"] } },
    field: { heldByPersonId: personId },
  };
}

export async function openDraftsOf(reader: Reader, personId: string): Promise<number> {
  const where = heldBy(personId);
  return (
    (await reader.entry.count({ where: where.entry })) +
    (await reader.entryCorrection.count({ where: where.correction })) +
    (await reader.response.count({ where: where.response })) +
    (await reader.fieldDraft.count({ where: where.field }))
  );
}

/** The words of the drafts stay as they are; who wrote them is in the history. */
export async function moveDrafts(tx: Tx, fromPersonId: string, toPersonId: string): Promise<void> {
  const where = heldBy(fromPersonId);
  const data = { heldByPersonId: toPersonId };
  await tx.entry.updateMany({ where: where.entry, data });
  await tx.entryCorrection.updateMany({ where: where.correction, data });
  await tx.response.updateMany({ where: where.response, data });
  await tx.fieldDraft.updateMany({ where: where.field, data });
}
