/** Has large work done by a process of its own, with bounds on its memory and time, so that the pages of others are served meanwhile. */
import path from "node:path";
import type { AppliedFile } from "~/commands/apply-import.server";
import type { Exported } from "~/commands/export-tracker.server";
import type { FilesPlanned, FileToRead } from "~/commands/plan-here.server";
import type { FileToTake } from "~/commands/plan-import.server";
import type { KnownPlan } from "~/commands/remembered-plans.server";
import type { Ctx } from "~/db/ctx.server";
import { databaseFile } from "~/db/database-url.server";
import type { Actor } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import type { ExportOrder } from "~/domain/export/export-order";
import type { Done } from "~/domain/problem";
import type { Progress } from "~/domain/progress";
import { runModule, type WorkerBounds } from "~/spreadsheet/run-in-worker.server";
import { workerModule, type WorkerCode } from "~/spreadsheet/worker-module.server";

/** `known`: the plans that may still hold; `take` answers with those it made and kept. */
type Orders = {
  take: { files: FileToTake[] };
  plan: { files: FileToRead[]; recall: boolean };
  apply: { id: string; known: KnownPlan[] };
  export: ExportOrder;
};
type Answers = { take: KnownPlan[]; plan: FilesPlanned; apply: AppliedFile[]; export: Exported };
export type Kind = keyof Orders;

export type ApartOrder = { url: string; actor: Actor; now: Instant } & { [Each in Kind]: { kind: Each; input: Orders[Each] } }[Kind];

const folders = ["commands", "db", "domain", "spreadsheet"].map((room) => path.join("app", room));

export const apartCode: WorkerCode = { source: path.join("app", "commands", "apart.server.ts"), built: path.join("build", "apart", "apart.js"), folders };

/** It holds the record, what was sent, and a workbook. */
const bounds: WorkerBounds = { memoryMegabytes: 2_048, milliseconds: 300_000, givesWay: true };

/** What is young dies in larger portions: most of what is read and compared is soon done with, and the rest is copied less often. */
export const APART_ARGUMENTS = ["--max-semi-space-size=32"];

export function runApart<K extends Kind>(ctx: Ctx, kind: K, input: Orders[K]): Promise<Done<Answers[K]>> {
  const order = { url: `file:${databaseFile(ctx.db.url)}`, actor: ctx.actor, now: ctx.now, kind, input };
  const { root, nodeArguments } = workerModule(apartCode);
  return runModule<Done<Answers[K]>>({ root, nodeArguments: [...APART_ARGUMENTS, ...nodeArguments] }, order, bounds, (message) => { ctx.say?.(JSON.parse(message) as Progress); });
}
