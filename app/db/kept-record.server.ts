/** The record as each viewer may see it, kept in memory until the next change of it. */
import { changeNumber } from "~/db/change-number.server";
import type { Db } from "~/db/open-database.server";
import { asOfOneMoment, wholeRecordIn } from "~/db/record.server";
import { recordInPieces } from "~/db/record-in-pieces.server";
import type { Reader } from "~/db/rows.server";
import type { WholeRecord } from "~/domain/record";
import { recordFor, type Viewer } from "~/domain/visibility";

type Kept = { change: number; record: WholeRecord; views: Map<Viewer, WholeRecord> };
type Memory = { kept: Kept | null; loading: Promise<void> | null };

const memories = new WeakMap<Db, Memory>();

function memoryOf(db: Db): Memory {
  const known = memories.get(db);
  if (known !== undefined) return known;
  const memory: Memory = { kept: null, loading: null };
  memories.set(db, memory);
  return memory;
}

/** With more findings, the record is read piece by piece while others are served. */
export const MANY_FINDINGS = 2_500;

async function load(db: Db, memory: Memory): Promise<void> {
  try {
    const many = (await db.read.finding.count()) > MANY_FINDINGS;
    const read = async (reader: Reader): Promise<Kept> => ({
      change: await changeNumber(reader),
      record: await (many ? recordInPieces(reader) : wholeRecordIn(reader)),
      views: new Map(),
    });
    memory.kept = await asOfOneMoment(db, read, many ? db.readAside() : db.read);
  } finally {
    memory.loading = null;
  }
}

async function current(db: Db): Promise<Kept> {
  const memory = memoryOf(db);
  const change = await changeNumber(db.read);
  for (;;) {
    if (memory.kept !== null && memory.kept.change >= change) return memory.kept;
    memory.loading ??= load(db, memory);
    await memory.loading;
  }
}

/** The last one read, where reading the next takes a while: it is begun, and not waited for. */
async function atHand(db: Db): Promise<Kept> {
  const memory = memoryOf(db);
  const { kept } = memory;
  if (kept === null || kept.record.findings.length <= MANY_FINDINGS) return current(db);
  if (kept.change < (await changeNumber(db.read))) {
    memory.loading ??= load(db, memory);
    // Whoever waits for the record is told what went wrong.
    memory.loading.catch(() => undefined);
  }
  return kept;
}

function viewIn({ record, views }: Kept, viewer: Viewer): WholeRecord {
  const view = views.get(viewer) ?? recordFor(viewer, record);
  views.set(viewer, view);
  return view;
}

/** Shared between requests: nobody may change what it returns. */
export async function keptRecord(db: Db, viewer: Viewer): Promise<WholeRecord> {
  return viewIn(await current(db), viewer);
}

/** The same, or with many findings as it stood a moment ago: for what may lag behind. */
export async function recordAtHand(db: Db, viewer: Viewer): Promise<WholeRecord> {
  return viewIn(await atHand(db), viewer);
}

/** As several see it at one moment, and the number of the change after which it is so. */
export type KeptMoment = { change: number; as: (viewer: Viewer) => WholeRecord };

export async function keptMoment(db: Db): Promise<KeptMoment> {
  const kept = await current(db);
  return { change: kept.change, as: (viewer) => viewIn(kept, viewer) };
}
