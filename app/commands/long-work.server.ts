/** Carries on with long work while its page shows how far it is: what is done within a moment never shows that page. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "~/db/ctx.server";
import { newShelf } from "~/db/shelf.server";
import { done, refuse, type Done } from "~/domain/problem";
import type { LeadsOn, Progress } from "~/domain/progress";

export type MadeFile = { file: { bytes: Buffer; fileName: string; type: string } };
export type WorkResult = LeadsOn | MadeFile;

type Work = { title: string; back: string; progress: Progress; outcome: Done<WorkResult> | null; fault: { error: unknown } | null };

/** `title`: "Import of copies.xlsx"; `back`: the page it was begun on. */
export type WorkOrder = { title: string; back: string };

/** `outcome` is null while it goes on. */
export type WorkState = WorkOrder & { progress: Progress; outcome: Done<WorkResult> | null };

const AT_ONCE_MS = 900;

function bytesOf({ outcome }: Work): number {
  return outcome?.ok === true && "file" in outcome.value ? outcome.value.file.bytes.length : 0;
}

function goesOn({ outcome, fault }: Work): boolean {
  return outcome === null && fault === null;
}

/** A working copy holds drafts: what nobody fetches is forgotten. */
const shelf = newShelf<Work>({ minutes: 30, things: 20, bytes: 100 * 1024 * 1024, bytesOf, isHeld: goesOn });

/** The outcome where it is there at once; otherwise the id under which the work goes on. */
export async function beginWork<Result extends WorkResult>(ctx: Ctx, { title, back }: WorkOrder, work: (ctx: Ctx) => Promise<Done<Result>>): Promise<{ outcome: Done<Result> } | { id: string }> {
  const entry: Work = { title, back, progress: { percent: 0, words: "Beginning" }, outcome: null, fault: null };
  const ended = work({ ...ctx, say: ({ percent, words }) => { entry.progress = { percent: Math.max(percent, entry.progress.percent), words }; } }).then(
    (outcome) => { entry.outcome = outcome; },
    (error: unknown) => { entry.fault = { error }; },
  );
  await Promise.race([ended, sleep(ctx.atOnceMs ?? AT_ONCE_MS, undefined, { ref: false })]);
  const { outcome, fault } = stateOf(entry);
  if (fault !== null) throw fault.error;
  // It is what `work` has returned.
  if (outcome !== null) return { outcome: outcome as Done<Result> };
  return { id: shelf.put(ctx, entry) };
}

// It changes while others are waited for, which the compiler does not see.
function stateOf(work: Work): Pick<Work, "outcome" | "fault"> {
  return work;
}

/** Only for the one who began it. A fault in it is thrown where it is asked for. */
export function findWork(ctx: Ctx, id: string): Done<WorkState> {
  const work = shelf.find(ctx, id);
  if (work === null) return refuse("missing", "There is no such work under way. It may have ended long ago, and its file been fetched: look where you began it.");
  if (work.fault !== null) throw work.fault.error;
  const { title, back, progress, outcome } = work;
  return done({ title, back, progress, outcome });
}

/** Its file has been fetched. */
export function forgetWork(ctx: Ctx, id: string): void {
  shelf.forget(ctx, id);
}
