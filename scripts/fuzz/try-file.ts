/** Puts a workbook through all that a stranger's file goes through: reading, planning an import, planning a filling, filling in. */
import { OPERATOR } from "~/domain/actor";
import { editsOf, unwritable } from "~/domain/fill/fill-plan";
import { planFill } from "~/domain/fill/plan-fill";
import { planImport } from "~/domain/import/plan-import";
import type { CellEdit } from "~/domain/cell-edit";
import { done, type Done } from "~/domain/problem";
import { fillAndCheck } from "~/spreadsheet/fill-and-check.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { smallRecord } from "../../tests/support/small-record";
import { BASES } from "./base-files";
import { throwDice } from "../bench/dice";
import { SLOWEST_MS, stopwatch } from "./bounds";
import { chosen, MUTATIONS } from "./mutations";

/** `failure` says what went wrong; null where the file was taken, or refused with a sentence. */
export type Tried = { number: number; what: string; refused: boolean; ms: number; failure: string | null };

const record = smallRecord();
const options = { inspection: "PEEL 2021/22", published: null, emptiesCount: false, fills: null, mapping: {} };

/** A refusal has to say in a sentence what is wrong. */
function wrongSentence<T>(result: Done<T>): string | null {
  if (result.ok) return null;
  const { message } = result.problem;
  return message.length > 20 && message.length < 1_000 && message.endsWith(".") ? null : `The refusal is no sentence: ${message.slice(0, 200)}`;
}

export type Outcome = { refused: boolean; failure: string | null };

/** What an upload to be imported goes through, up to its preview. */
export function tryImport(bytes: Buffer): Outcome {
  const read = readWorkbook(bytes, "tracker.xlsx");
  if (!read.ok) return { refused: true, failure: wrongSentence(read) };
  return { refused: false, failure: wrongSentence(planImport({ file: "tracker.xlsx", workbook: read.value, record, options, actor: OPERATOR, instance: null })) };
}

function planFilling(bytes: Buffer): Done<CellEdit[]> & { planFailure?: string | null } {
  const read = readWorkbook(bytes, "tracker.xlsx");
  if (!read.ok) return read;
  const plan = planFill({ file: "tracker.xlsx", workbook: read.value, record, options, instance: null, unwritable: unwritable([]) });
  // The sheets may have lost their findings, so some cells are filled whatever they are.
  const anyhow = read.value.sheets.map(({ name }, index) => ({ sheet: name, row: 3 + index, column: 7, value: index % 2 === 0 ? { text: "Blue" } : { date: "2022-06-01" } }));
  return { ...done(plan.ok && plan.value.filled.length > 0 ? editsOf(plan.value) : anyhow), planFailure: wrongSentence(plan) };
}

/** What an upload to be filled in goes through, up to the file that is handed over. The server reads and fills in two processes. */
export function tryFilling(bytes: Buffer): Outcome {
  const planned = planFilling(bytes);
  if (!planned.ok) return { refused: true, failure: wrongSentence(planned) };
  const filled = fillAndCheck(bytes, planned.value);
  return { refused: !filled.ok, failure: planned.planFailure ?? wrongSentence(filled) };
}

function goThrough(bytes: Buffer): Outcome {
  const [imported, filled] = [tryImport(bytes), tryFilling(bytes)];
  return { refused: filled.refused, failure: imported.failure ?? filled.failure };
}

/** The same number gives the same file. */
export function tryMutation(number: number): Tried {
  const dice = throwDice(number);
  const base = chosen(dice, BASES);
  const mutation = chosen(dice, MUTATIONS);
  const what = `${base.name}: ${mutation.name}`;
  const bytes = mutation.of(base.bytes, dice);
  const clock = stopwatch();
  let outcome: Outcome;
  try {
    outcome = goThrough(bytes);
  } catch (error) {
    outcome = { refused: false, failure: `It threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  }
  const ms = clock();
  return { number, what, ...outcome, ms, failure: outcome.failure ?? (ms > SLOWEST_MS ? `It took ${ms.toFixed(0)} ms.` : null) };
}
