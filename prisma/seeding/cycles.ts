/** Runs the demonstration's SIB cycles: each opens after the last board, and is frozen and reported on the day of its own, but for the last. */
import { insertSnapshot, packRecord, readCycles, readSnapshotRecord, readSnapshots, saveCycleState } from "~/db/cycles.server";
import type { Ctx } from "~/db/ctx.server";
import { wholeRecordIn } from "~/db/record.server";
import { takeNumbers } from "~/db/sequence.server";
import { readSettings, takeInstanceCode } from "~/db/settings.server";
import { targetDatesIn } from "~/db/target-dates.server";
import type { Tx } from "~/db/write.server";
import { addDays } from "~/domain/calendar-date";
import { snapshotWorkbook } from "~/domain/export/snapshot-workbook";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import type { Demonstration } from "../demonstration/shape";
import { idOf, secretariat, type Happening } from "./fixed";

/** After everything else of a day. */
const LAST = 1_000_000;

export async function seedCycles(tx: Tx, data: Demonstration): Promise<void> {
  await tx.sibCycle.createMany({
    data: data.cycles.map(({ boardOn }, index) => ({
      id: idOf("cycle", boardOn), boardOn, updatesDueOn: addDays(boardOn, -7),
      opensOn: addDays(data.cycles[index - 1]?.boardOn ?? addDays(boardOn, -61), 1), state: "planned",
    })),
  });
}

async function move(tx: Tx, ctx: Ctx, boardOn: string, state: "open" | "frozen" | "reported"): Promise<void> {
  const cycle = (await readCycles(tx)).find((each) => each.boardOn === boardOn);
  if (cycle !== undefined) await saveCycleState(tx, ctx, cycle, state);
}

async function freeze(tx: Tx, ctx: Ctx, boardOn: string): Promise<void> {
  const [record, settings, targetDates] = [recordFor("official", await wholeRecordIn(tx)), await readSettings(tx), await targetDatesIn(tx)];
  const earlier = (await readSnapshots(tx)).at(-1);
  const before = earlier === undefined ? null : await readSnapshotRecord(tx, earlier.id);
  const boards = await readCycles(tx);
  const workbook = snapshotWorkbook({
    record, targetDates, boardOn,
    before: before === null || earlier === undefined ? null : { record: before, boardOn: boards.find((each) => each.id === earlier.cycleId)?.boardOn ?? null },
    heading: { ...settings, madeAt: ctx.now, today: ctx.today },
  });
  const stamp = { instance: await takeInstanceCode(tx, ctx.newId), exportNumber: await takeNumbers(tx, "export", 1) };
  const bytes = new Uint8Array(await writeWorkbook(workbook, stamp));
  await move(tx, ctx, boardOn, "frozen");
  await insertSnapshot(tx, ctx, { cycleId: idOf("cycle", boardOn), reason: null, record: await packRecord(record), workbook: bytes });
  await move(tx, ctx, boardOn, "reported");
}

export function cyclesHappen(tx: Tx, data: Demonstration): Happening[] {
  return data.cycles.flatMap(({ boardOn }, index): Happening[] => {
    const opensOn = addDays(data.cycles[index - 1]?.boardOn ?? addDays(boardOn, -61), 1);
    const opens: Happening = { date: opensOn, order: 0, happen: (ctx) => move(tx, ctx(secretariat), boardOn, "open") };
    return boardOn < data.today ? [opens, { date: boardOn, order: LAST, happen: (ctx) => freeze(tx, ctx(secretariat), boardOn) }] : [opens];
  });
}
