/** Takes rows out again that an import added; the history keeps their words. */
import { inLists } from "~/db/in-lists.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import type { AddedKind, Thing } from "~/domain/import/undo/undo-plan";

async function takeOutResponses(tx: Tx, ids: readonly string[]): Promise<void> {
  // A draft that was there before the import goes on from the version that stands again.
  const drafts = await inLists(ids, (list) => tx.response.findMany({ where: { replacesId: { in: list }, id: { notIn: [...ids] } }, select: { id: true, replacesId: true, version: true } }));
  for (const { id, replacesId, version } of drafts) {
    const gone = replacesId === null ? null : await tx.response.findUnique({ where: { id: replacesId }, select: { replacesId: true } });
    await tx.response.update({ where: { id: replacesId ?? "" }, data: { replacesId: null } });
    await tx.response.update({ where: { id }, data: { replacesId: gone?.replacesId ?? null, version: version - 1 } });
  }
  await inLists(ids, async (list) => {
    await tx.responsePart.deleteMany({ where: { responseId: { in: list } } });
    await tx.response.deleteMany({ where: { id: { in: list } } });
    return [];
  });
}

async function takeOutEntries(tx: Tx, ids: readonly string[]): Promise<void> {
  await inLists(ids, async (list) => {
    await tx.entryFinding.deleteMany({ where: { entryId: { in: list } } });
    await tx.entryCorrection.deleteMany({ where: { entryId: { in: list } } });
    await tx.entry.deleteMany({ where: { id: { in: list } } });
    return [];
  });
}

async function takeOutFindings(tx: Tx, ids: readonly string[]): Promise<void> {
  await inLists(ids, async (list) => {
    const findingId = { in: list };
    await tx.entryFinding.deleteMany({ where: { findingId } });
    await tx.findingLink.deleteMany({ where: { OR: [{ fromId: findingId }, { toId: findingId }] } });
    await tx.limb.deleteMany({ where: { findingId } });
    await tx.step.deleteMany({ where: { findingId } });
    await tx.update.deleteMany({ where: { findingId } });
    await tx.fieldDraft.deleteMany({ where: { findingId } });
    await tx.finding.deleteMany({ where: { id: findingId } });
    return [];
  });
}

/** The rows alone: what needs them goes in the same call, or does not exist. */
export async function takeOut(tx: Tx, things: readonly Thing[]): Promise<void> {
  await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
  const ids = (kind: AddedKind) => things.filter((thing) => thing.kind === kind).map((thing) => thing.id);
  await inLists(ids("action"), async (list) => {
    await tx.actionOwner.deleteMany({ where: { actionId: { in: list } } });
    await tx.actionEvent.deleteMany({ where: { actionId: { in: list } } });
    await tx.action.deleteMany({ where: { id: { in: list } } });
    return [];
  });
  await takeOutResponses(tx, ids("response"));
  await takeOutEntries(tx, ids("entry"));
  await takeOutFindings(tx, ids("finding"));
  await inLists(ids("agenda item"), async (list) => {
    await tx.agendaItemEntry.deleteMany({ where: { itemId: { in: list } } });
    await tx.agendaItem.deleteMany({ where: { id: { in: list } } });
    return [];
  });
  await inLists(ids("meeting"), async (list) => { await tx.attendance.deleteMany({ where: { meetingId: { in: list } } }); return []; });
  await inLists(ids("meeting"), async (list) => { await tx.meeting.deleteMany({ where: { id: { in: list } } }); return []; });
  await inLists(ids("inspection"), async (list) => { await tx.inspection.deleteMany({ where: { id: { in: list } } }); return []; });
}

/** Takes a tie of an entry that stays. */
export async function takeOutTie(tx: Tx, { entryId, findingId }: { entryId: string; findingId: string }): Promise<void> {
  await tx.entryFinding.deleteMany({ where: { entryId, findingId } });
}

/** Takes the newest so many updates of each finding, all made at that moment; says of which findings. Where they are not so, none goes. */
export async function takeOutUpdates(tx: Tx, counts: ReadonlyMap<string, number>, madeAt: Instant): Promise<Set<string>> {
  const rows = await inLists([...counts.keys()], (list) => tx.update.findMany({
    where: { findingId: { in: list }, state: "submitted" }, orderBy: { sequence: "desc" }, select: { id: true, findingId: true, createdAt: true },
  }));
  const newest = new Map<string, typeof rows>();
  for (const row of rows) {
    const known = newest.get(row.findingId) ?? [];
    if (known.length < (counts.get(row.findingId) ?? 0)) newest.set(row.findingId, [...known, row]);
  }
  const whole = [...newest].filter(([findingId, known]) => known.length === counts.get(findingId) && known.every((row) => row.createdAt === madeAt));
  await inLists(whole.flatMap(([, known]) => known.map((row) => row.id)), async (list) => { await tx.update.deleteMany({ where: { id: { in: list } } }); return []; });
  return new Set(whole.map(([findingId]) => findingId));
}
