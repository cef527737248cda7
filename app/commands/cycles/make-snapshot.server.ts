/** Makes what a snapshot keeps: the official record and its workbook, with what moved since the last one. */
import type { Ctx } from "~/db/ctx.server";
import { changeNumber } from "~/db/change-number.server";
import { packRecord, readSnapshotRecord, readSnapshots } from "~/db/cycles.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { asOfOneMoment, wholeRecordIn } from "~/db/record.server";
import { readSettings } from "~/db/settings.server";
import { targetDatesIn } from "~/db/target-dates.server";
import type { SibCycle } from "~/domain/cycle/sib-cycle";
import { sentValues } from "~/domain/export/sent";
import { snapshotWorkbook } from "~/domain/export/snapshot-workbook";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";

export type MadeSnapshot = { change: number; record: Uint8Array<ArrayBuffer>; workbook: Uint8Array<ArrayBuffer> };

/** `change` is the number of the last change it knows of: nothing else may have changed when it is stored. */
export async function makeSnapshot(ctx: Ctx, cycle: SibCycle, cycles: readonly SibCycle[]): Promise<MadeSnapshot> {
  const { record, change, settings, snapshots, targetDates } = await asOfOneMoment(ctx.db, async (reader) => ({
    change: await changeNumber(reader),
    record: recordFor("official", await wholeRecordIn(reader)),
    settings: await readSettings(reader),
    snapshots: await readSnapshots(reader),
    targetDates: await targetDatesIn(reader),
  }));
  const boards = new Map(cycles.map((each) => [each.id, each.boardOn]));
  const earlier = snapshots.filter((each) => (boards.get(each.cycleId) ?? "") < cycle.boardOn).sort((a, b) => (boards.get(a.cycleId) ?? "").localeCompare(boards.get(b.cycleId) ?? "") || a.number - b.number).at(-1);
  const before = earlier === undefined ? null : await readSnapshotRecord(ctx.db.read, earlier.id);
  const workbook = snapshotWorkbook({
    record, targetDates, boardOn: cycle.boardOn,
    before: before === null || earlier === undefined ? null : { record: before, boardOn: boards.get(earlier.cycleId) ?? null },
    heading: { ...settings, madeAt: ctx.now, today: ctx.today },
  });
  const stamp = await takeStamp(ctx);
  const [, bytes, packed] = await Promise.all([keepSent(ctx, stamp.exportNumber, sentValues(workbook)), writeWorkbook(workbook, stamp), packRecord(record)]);
  return { change, record: packed, workbook: new Uint8Array(bytes) };
}
