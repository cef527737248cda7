/** Saving one cell, beside the bare statement that changes the same column: both are on the disk when they return. */
import { createRequire } from "node:module";
import { editCell } from "~/commands/edit-cell.server";
import { newCtx } from "~/db/ctx.server";
import { databaseFile } from "~/db/database-url.server";
import { openDatabase } from "~/db/open-database.server";
import { loadFinding } from "~/db/record.server";
import { FIXED_PEOPLE } from "~/domain/actor";
import { addDays } from "~/domain/calendar-date";
import { columnValue, type ColumnKey } from "~/domain/columns";
import { findingReference } from "~/domain/finding";
import { valueOf } from "./child";
import { BENCH_NOW } from "./fill-database";
import { inTurns, timed } from "./measure";
import type { Table } from "./report";
import { BENCH_TODAY } from "./synthetic-rows";
import { sizeWords, type World } from "./world";

/** A save is short, so it takes more of them to tell. */
const SAVES_A_ROUND = 20;
const BARE = "prepared UPDATE, one transaction each";

type Statement = { run: (...values: string[]) => unknown };
type RawDatabase = { exec: (sql: string) => void; prepare: (sql: string) => Statement; close: () => void };

/** The driver under the client that the program uses, with nothing of ours around it. */
function openRaw(file: string): RawDatabase {
  const require = createRequire(import.meta.url);
  const Raw = createRequire(require.resolve("@libsql/client"))("libsql") as new (file: string) => RawDatabase;
  return new Raw(file);
}

export async function measureSave(world: World, findings: number): Promise<Table> {
  const url = await world.database(findings);
  const db = await openDatabase(url);
  const raw = openRaw(databaseFile(url));
  raw.exec("PRAGMA synchronous = FULL");
  const statement = raw.prepare(`UPDATE "Finding" SET "targetDate" = ? WHERE "reference" = ?`);
  let turn = 0;

  const wanted: Partial<Record<ColumnKey, () => string>> = {
    targetDate: () => addDays(BENCH_TODAY, turn),
    update: () => `Everything that was asked is done, as of check ${turn}.`,
  };
  const save = async (column: ColumnKey) => {
    turn++;
    const reference = findingReference((turn % findings) + 1);
    const finding = await loadFinding(db, reference);
    if (finding === null) throw new Error(`There is no ${reference}.`);
    const input = { reference, column, value: wanted[column]?.() ?? "", base: columnValue(finding, column) };
    const ctx = newCtx(db, FIXED_PEOPLE.force, new Date(BENCH_NOW));
    return timed(async () => valueOf(await editCell(ctx, input)));
  };
  const bare = () => {
    turn++;
    return timed(() => Promise.resolve(statement.run(addDays(BENCH_TODAY, turn), findingReference((turn % findings) + 1))));
  };

  try {
    const [date, update, baseline] = await inTurns(world.rounds * SAVES_A_ROUND, {
      "editCell, a target date": () => save("targetDate"),
      "editCell, an update": () => save("update"),
      [BARE]: bare,
    });
    return {
      title: `save: one cell of ${sizeWords(findings)}`,
      lines: [{ ...date, target: null }, { ...update, target: null }],
      baseline,
      note: "editCell also reads the finding before and after, compares, and writes the history; both wait for the disk.",
    };
  } finally {
    raw.close();
    await db.close();
  }
}
