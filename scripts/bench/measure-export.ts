/** Exporting the SIB view, beside ExcelJS writing the same cells; each in a process of its own. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { serialize } from "node:v8";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { runJob, valueOf } from "./child";
import { allInTurns } from "./measure";
import type { Table } from "./report";
import { sizeWords, type World } from "./world";

const WITHIN = 1.3;
const BASELINE = "ExcelJS streaming write";

/** The cells of an exported workbook, as the baseline takes them. */
async function cellsOf(world: World, findings: number): Promise<{ file: string; count: number }> {
  const { sheets } = valueOf(readWorkbook(await readFile(await world.workbook(findings)), "export.xlsx"));
  const file = path.join(world.folder, `cells-${findings}.bin`);
  await writeFile(file, serialize(sheets));
  const rows = sheets.flatMap((sheet) => sheet.rows);
  return { file, count: rows.reduce((sum, row) => sum + row.cells.length, 0) };
}

export async function measureExport(world: World, findings: number): Promise<Table> {
  const url = await world.database(findings);
  const cells = await cellsOf(world, findings);
  const measured = await allInTurns(world.rounds, {
    "export, the record in memory": () => runJob("export", { url, record: "in memory" }),
    "export, reading the record first": () => runJob("export", { url }),
    "of that, writing the workbook": () => runJob("write-workbook", { url }),
    [BASELINE]: () => runJob("exceljs-write", { cells: cells.file }),
  });
  const ours = measured.filter(({ name }) => name !== BASELINE);
  return {
    title: `export: the SIB view of ${sizeWords(findings)}, ${cells.count.toLocaleString("en-GB")} cells`,
    lines: ours.map((each, index) => ({ ...each, target: index === 0 ? { ratio: WITHIN } : null })),
    baseline: measured.find(({ name }) => name === BASELINE) ?? null,
    note: "An export also lays the record out and keeps what was sent; the baseline gets its cells ready.",
  };
}
