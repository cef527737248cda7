/** Reads the workbooks of files that were taken in together. */
import { ofFile, type FileOfBatch } from "~/commands/plan-batch.server";
import { readTaken, type ReadIn } from "~/commands/read-taken.server";
import type { FileToRead } from "~/commands/plan-here.server";
import type { Ctx } from "~/db/ctx.server";
import { readImportBytes, type BatchedImport } from "~/db/imports.server";
import { done, type Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";

/** By the ids of their imports: the files as already read. */
export type Workbooks = ReadonlyMap<string, Workbook>;

/** Reads what is not read yet, one file after the other. */
export async function readBatch(ctx: Ctx, files: readonly BatchedImport[], readIn: ReadIn, known: Workbooks = new Map()): Promise<Done<Workbooks>> {
  const workbooks = new Map(known);
  for (const { id, fileName } of files) {
    if (workbooks.has(id)) continue;
    const read = ofFile(fileName, files.length, await readTaken({ fileName, bytes: await readImportBytes(ctx.db.read, id) }, readIn));
    if (!read.ok) return read;
    workbooks.set(id, read.value);
  }
  return done(workbooks);
}

/** The files as they were kept; `known`: the workbooks of those that were read already. */
export async function filesToRead(ctx: Ctx, files: readonly BatchedImport[], known: Workbooks = new Map()): Promise<FileToRead[]> {
  const all: FileToRead[] = [];
  for (const { id, fileName, options } of files) {
    const workbook = known.get(id);
    all.push({ importId: id, fileName, options, bytes: await readImportBytes(ctx.db.read, id), ...(workbook === undefined ? {} : { workbook }) });
  }
  return all;
}

/** The files with what was read of them; those that came since are left out. */
export function filesOfBatch(files: readonly BatchedImport[], workbooks: Workbooks): FileOfBatch[] {
  return files.flatMap(({ id: importId, fileName, options }) => {
    const workbook = workbooks.get(importId);
    return workbook === undefined ? [] : [{ importId, fileName, options, workbook }];
  });
}
