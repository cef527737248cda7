/** Plans files that were brought: small ones here, large ones in a process of their own, so that the pages of others are served meanwhile. */
import path from "node:path";
import { planHere, type FilesPlanned, type FileToRead } from "~/commands/plan-here.server";
import type { Ctx } from "~/db/ctx.server";
import { databaseFile } from "~/db/database-url.server";
import type { Actor } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import type { Done } from "~/domain/problem";
import { runModule, type WorkerBounds } from "~/spreadsheet/run-in-worker.server";
import { workerModule, type WorkerCode } from "~/spreadsheet/worker-module.server";

export type PlanOrder = { url: string; actor: Actor; now: Instant; files: FileToRead[]; recall: boolean };

const folders = ["commands", "db", "domain", "spreadsheet"].map((room) => path.join("app", room));

export const planner: WorkerCode = { source: path.join("app", "commands", "planner.server.ts"), built: path.join("build", "planner", "planner.js"), folders };

/** In bytes, of all files together: below it they are planned in less time than it takes to start a process. */
const LARGE = 300_000;

/** It also holds the record, and what was sent. */
const bounds: WorkerBounds = { memoryMegabytes: 2_048, milliseconds: 120_000 };

export async function planApart(ctx: Ctx, files: readonly FileToRead[], { recall }: { recall: boolean }): Promise<Done<FilesPlanned>> {
  const size = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (size < LARGE || files.some((file) => file.workbook !== undefined)) return planHere(ctx, files, { recall, readIn: "worker" });
  const order: PlanOrder = { url: `file:${databaseFile(ctx.db.url)}`, actor: ctx.actor, now: ctx.now, files: [...files], recall };
  return runModule<Done<FilesPlanned>>(workerModule(planner), order, bounds);
}
