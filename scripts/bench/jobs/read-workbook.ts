/** Part of an import: the bytes become cells. */
import { readFile } from "node:fs/promises";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import type { Job } from "../child";

const job: Job = async ({ file = "" }, clock) => {
  const bytes = await readFile(file);
  clock.start();
  const read = readWorkbook(bytes, file);
  clock.stop();
  if (!read.ok) throw new Error(read.problem.message);
};

export default job;
