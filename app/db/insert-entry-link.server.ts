/** Ties an entry that is there to one more finding. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { NewEntryLink } from "~/db/insert-entries.server";
import type { Tx } from "~/db/write.server";
import type { EntryRecord } from "~/domain/record";

export async function insertEntryLink(tx: Tx, ctx: Ctx, entry: EntryRecord, link: NewEntryLink, importPlace: string | null): Promise<void> {
  const { findingId, number, position } = link;
  await tx.entryFinding.create({ data: { entryId: entry.id, findingId, number, position } });
  const about = { subject: "entry", subjectId: entry.id, findingId, draftOf: null, before: null, importPlace } as const;
  await recordEvents(tx, ctx, [
    { ...about, field: "kind", after: entry.kind },
    { ...about, field: "askedBy", after: entry.askedBy },
    { ...about, field: "text", after: entry.text },
    { ...about, field: "state", after: entry.state },
    { ...about, field: "number", after: number === null ? null : String(number) },
  ]);
}
