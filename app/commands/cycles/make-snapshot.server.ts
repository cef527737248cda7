/** Makes what a snapshot keeps: the official record and its workbook, with what moved since the last one. */
import type { Ctx } from "~/db/ctx.server";
import { changeNumber } from "~/db/change-number.server";
import { packRecord, readSnapshotRecord, readSnapshots } from "~/db/cycles.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { asOfOneMoment, wholeRecordIn } from "~/db/record.server";
import { readSettings } from "~/db/settings.server";
import { targetDatesIn } from "~/db/target-dates.server";
import type { SibCycle } from "~/domain/cycle/sib-cycle";
import { movementBetween } from "~/domain/cycle/movement";
import { movementSheet } from "~/domain/export/movement-sheet";
import { exportWorkbook } from "~/domain/export/export-workbook";
import { sentValues } from "~/domain/export/sent";
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
  const workbook = exportWorkbook({ record, shown: null, view: "sib", heading: { ...settings, madeAt: ctx.now, today: ctx.today } });
  if (before !== null && earlier !== undefined) {
    const movement = movementBetween({ before, after: record, targetDates, afterOn: cycle.boardOn });
    workbook.sheets.push(movementSheet(movement, { from: boards.get(earlier.cycleId) ?? null, to: cycle.boardOn }));
  }
  const stamp = await takeStamp(ctx);
  const [, bytes, packed] = await Promise.all([keepSent(ctx, stamp.exportNumber, sentValues(workbook)), writeWorkbook(workbook, stamp), packRecord(record)]);
  return { change, record: packed, workbook: new Uint8Array(bytes) };
}
