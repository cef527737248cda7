/** The record as each viewer may see it, kept in memory until the next change of it. */
import { changeNumber } from "~/db/change-number.server";
import type { Db } from "~/db/open-database.server";
import { asOfOneMoment, wholeRecordIn } from "~/db/record.server";
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

async function load(db: Db, memory: Memory): Promise<void> {
  try {
    memory.kept = await asOfOneMoment(db, async (reader) => ({
      change: await changeNumber(reader),
      record: await wholeRecordIn(reader),
      views: new Map(),
    }));
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

function viewIn({ record, views }: Kept, viewer: Viewer): WholeRecord {
  const view = views.get(viewer) ?? recordFor(viewer, record);
  views.set(viewer, view);
  return view;
}

/** Shared between requests: nobody may change what it returns. */
export async function keptRecord(db: Db, viewer: Viewer): Promise<WholeRecord> {
  return viewIn(await current(db), viewer);
}

/** As several see it at one moment, and the number of the change after which it is so. */
export type KeptMoment = { change: number; as: (viewer: Viewer) => WholeRecord };

export async function keptMoment(db: Db): Promise<KeptMoment> {
  const kept = await current(db);
  return { change: kept.change, as: (viewer) => viewIn(kept, viewer) };
}
