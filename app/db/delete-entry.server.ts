/** Takes an entry away that was never issued; the history keeps its words. */
import type { Ctx } from "~/db/ctx.server";
import { approvalsOfEntries } from "~/db/entry-approvals.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";
import { givenWords } from "~/domain/approval";
import type { EntryRecord } from "~/domain/record";

/** `entry` is as loaded in this transaction. */
export async function deleteEntry(tx: Tx, ctx: Ctx, entry: EntryRecord): Promise<void> {
  const approval = (await approvalsOfEntries(tx, [entry.id])).get(entry.id);
  await tx.entryFinding.deleteMany({ where: { entryId: entry.id, number: null } });
  await tx.entry.delete({ where: { id: entry.id } });
  const findingIds = entry.links.length === 0 ? [null] : entry.links.map((link) => link.findingId);
  await recordEvents(tx, ctx, findingIds.flatMap((findingId) => {
    const about = { subject: "entry", subjectId: entry.id, findingId, draftOf: "opcc" } as const;
    return [
      { ...about, field: "approval", before: approval === undefined ? null : givenWords(approval), after: null },
      { ...about, field: "text", before: entry.text, after: null },
      { ...about, field: "state", before: entry.state, after: "discarded" },
    ];
  }));
}
