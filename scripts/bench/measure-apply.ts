/** Applying a returned copy with two thousand changed cells, each to its finding and to the history; in a process of its own each time. */
import { APART_ARGUMENTS } from "~/commands/run-apart.server";
import { runJob } from "./child";
import { allInTurns } from "./measure";
import type { Table } from "./report";
import { returnedCopy } from "./returned-copy";
import { sizeWords, type World } from "./world";

const CELLS = 2_000;
const WITHIN_MS = 3_000;

export async function measureApply(world: World, findings: number): Promise<Table> {
  const { file, fresh } = await returnedCopy(world, findings, CELLS);
  const [applied] = await allInTurns(world.rounds, { "apply 2,000 changed cells": async () => runJob("apply-import", { url: await fresh(), file }, APART_ARGUMENTS) });
  return {
    title: `apply: a returned copy of ${sizeWords(findings)}`,
    lines: applied === undefined ? [] : [{ ...applied, target: { p95: WITHIN_MS } }],
    baseline: null,
    note: "From the button to the commit, as on a server that made the preview: where the record has not changed since, it is not planned anew.",
  };
}
