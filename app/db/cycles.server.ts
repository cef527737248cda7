/** SIB cycles and the snapshots of their boards, as they are stored. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { storedChoice, storedDate, storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { CYCLE_STATES, type CycleDates, type CycleState, type SibCycle } from "~/domain/cycle/sib-cycle";
import type { Instant } from "~/domain/calendar-date";
import type { WholeRecord } from "~/domain/record";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

type CycleRow = { id: string; boardOn: string; opensOn: string; updatesDueOn: string; state: string };

function cycleOf(row: CycleRow): SibCycle {
  return {
    id: row.id,
    boardOn: storedDate(row.boardOn, "SibCycle", row.id, "boardOn"),
    opensOn: storedDate(row.opensOn, "SibCycle", row.id, "opensOn"),
    updatesDueOn: storedDate(row.updatesDueOn, "SibCycle", row.id, "updatesDueOn"),
    state: storedChoice(CYCLE_STATES, row.state, "SibCycle", row.id, "state"),
  };
}

/** In the order of their boards. */
export async function readCycles(reader: Reader): Promise<SibCycle[]> {
  return (await reader.sibCycle.findMany({ orderBy: { boardOn: "asc" } })).map(cycleOf);
}

function event(cycleId: string, field: string, before: string | null, after: string | null) {
  return { subject: "cycle", subjectId: cycleId, findingId: null, draftOf: null, field, before, after } as const;
}

export async function insertCycle(tx: Tx, ctx: Ctx, dates: CycleDates): Promise<string> {
  const id = ctx.newId();
  await tx.sibCycle.create({ data: { id, ...dates, state: "planned" } });
  await recordEvents(tx, ctx, [event(id, "boardOn", null, dates.boardOn), event(id, "opensOn", null, dates.opensOn), event(id, "updatesDueOn", null, dates.updatesDueOn)]);
  return id;
}

export async function saveCycleState(tx: Tx, ctx: Ctx, cycle: SibCycle, state: CycleState): Promise<void> {
  await tx.sibCycle.update({ where: { id: cycle.id }, data: { state } });
  await recordEvents(tx, ctx, [event(cycle.id, "state", cycle.state, state)]);
}

export async function saveCycleDates(tx: Tx, ctx: Ctx, cycle: SibCycle, dates: CycleDates): Promise<void> {
  await tx.sibCycle.update({ where: { id: cycle.id }, data: dates });
  await recordEvents(tx, ctx, (["boardOn", "opensOn", "updatesDueOn"] as const).map((field) => event(cycle.id, field, cycle[field], dates[field])));
}

/** A snapshot without what it holds. */
export type SnapshotLine = { id: string; cycleId: string; number: number; takenAt: Instant; takenBy: string; takenPost: string; reason: string | null };

const line = { id: true, cycleId: true, number: true, takenAt: true, takenBy: true, takenPost: true, reason: true } as const;

/** In the order in which they were taken. */
export async function readSnapshots(reader: Reader): Promise<SnapshotLine[]> {
  const rows = await reader.snapshot.findMany({ select: line, orderBy: [{ takenAt: "asc" }, { number: "asc" }] });
  return rows.map((row) => ({ ...row, takenAt: storedInstant(row.takenAt, "Snapshot", row.id, "takenAt") }));
}

export function countSnapshots(reader: Reader, cycleId: string): Promise<number> {
  return reader.snapshot.count({ where: { cycleId } });
}

export type NewSnapshot = { cycleId: string; reason: string | null; record: Uint8Array<ArrayBuffer>; workbook: Uint8Array<ArrayBuffer> };

export async function packRecord(record: WholeRecord): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pack(JSON.stringify({ version: 1, record })));
}

export async function insertSnapshot(tx: Tx, ctx: Ctx, { cycleId, reason, record, workbook }: NewSnapshot): Promise<number> {
  const last = await tx.snapshot.findFirst({ where: { cycleId }, orderBy: { number: "desc" }, select: { number: true } });
  const number = (last?.number ?? 0) + 1;
  await tx.snapshot.create({
    data: { id: ctx.newId(), cycleId, number, takenAt: ctx.now, takenBy: ctx.actor.name, takenPost: ctx.actor.post, reason, record, workbook },
  });
  await recordEvents(tx, ctx, [event(cycleId, "snapshot", null, reason === null ? String(number) : `${String(number)}: ${reason}`)]);
  return number;
}

type StoredRecord = { version: 1; record: WholeRecord };

function isStoredRecord(value: unknown): value is StoredRecord {
  return typeof value === "object" && value !== null && "version" in value && value.version === 1 && "record" in value;
}

/** The record as the snapshot keeps it; null where there is none of that id. */
export async function readSnapshotRecord(reader: Reader, id: string): Promise<WholeRecord | null> {
  const row = await reader.snapshot.findUnique({ where: { id }, select: { record: true } });
  if (row === null) return null;
  const value: unknown = JSON.parse((await unpack(row.record)).toString("utf8"));
  if (!isStoredRecord(value)) throw new Error(`The snapshot ${id} is not in the form snapshots are kept in.`);
  return value.record;
}

export async function readSnapshotWorkbook(reader: Reader, id: string): Promise<Uint8Array | null> {
  return (await reader.snapshot.findUnique({ where: { id }, select: { workbook: true } }))?.workbook ?? null;
}
