/** Reading and planning an import of our own workbook, beside ExcelJS loading the same bytes; each in a process of its own. */
import { stat } from "node:fs/promises";
import { runJob } from "./child";
import { inTurns } from "./measure";
import type { Table } from "./report";
import { sizeWords, type World } from "./world";

const WITHIN = 0.5;

export async function measureImport(world: World, findings: number): Promise<Table> {
  const url = await world.database(findings);
  const file = await world.workbook(findings);
  const { size } = await stat(file);
  const [whole, reading, baseline] = await inTurns(world.rounds, {
    "read and plan": () => runJob("plan-import", { url, file }),
    "of that, reading the cells": () => runJob("read-workbook", { file }),
    "ExcelJS load, with ignoreNodes": () => runJob("exceljs-load", { file }),
  });
  return {
    title: `import: a workbook of ${sizeWords(findings)}, ${(size / 1024 / 1024).toFixed(1)} MB`,
    lines: [{ ...whole, target: { ratio: WITHIN } }, { ...reading, target: null }],
    baseline,
    note: "Planning includes reading the whole record from the database, to compare the workbook with it.",
  };
}
