/** Reading and planning an import of a whole copy of our own that came back, beside ExcelJS loading the same bytes; each in a process of its own. */
import { stat } from "node:fs/promises";
import { APART_ARGUMENTS } from "~/commands/run-apart.server";
import { runJob } from "./child";
import { allInTurns } from "./measure";
import type { Table } from "./report";
import { returnedCopy } from "./returned-copy";
import { sizeWords, type World } from "./world";

const WITHIN = 0.6;
const CELLS = 500;
const BASELINE = "ExcelJS load, with ignoreNodes";

export async function measureImport(world: World, findings: number): Promise<Table> {
  const { url, file } = await returnedCopy(world, findings, CELLS);
  const { size } = await stat(file);
  const measured = await allInTurns(world.rounds, {
    "read and plan, the record in memory": () => runJob("plan-import", { url, file, record: "in memory" }, APART_ARGUMENTS),
    "read and plan, reading the record first": () => runJob("plan-import", { url, file }, APART_ARGUMENTS),
    "of that, reading the cells": () => runJob("read-workbook", { file }),
    [BASELINE]: () => runJob("exceljs-load", { file }),
  });
  const ours = measured.filter(({ name }) => name !== BASELINE);
  return {
    title: `import: a returned copy of ${sizeWords(findings)} with ${String(CELLS)} changed cells, ${(size / 1024 / 1024).toFixed(1)} MB`,
    lines: ours.map((each, index) => ({ ...each, target: index === 0 ? { ratio: WITHIN } : null })),
    baseline: measured.find(({ name }) => name === BASELINE) ?? null,
    note: "A server has the record in memory unless something has just changed. The plan says what became of every cell.",
  };
}
