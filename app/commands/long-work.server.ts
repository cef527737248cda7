/** Carries on with long work while its page shows how far it is: what is done within a moment never shows that page. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { done, refuse, type Done } from "~/domain/problem";
import type { LeadsOn, Progress } from "~/domain/progress";

export type MadeFile = { file: { bytes: Buffer; fileName: string; type: string } };
export type WorkResult = LeadsOn | MadeFile;

type Work = { owner: string; title: string; back: string; progress: Progress; outcome: Done<WorkResult> | null; fault: { error: unknown } | null };

/** `title`: "Import of copies.xlsx"; `back`: the page it was begun on. */
export type WorkOrder = { title: string; back: string };

/** `outcome` is null while it goes on. */
export type WorkState = WorkOrder & { progress: Progress; outcome: Done<WorkResult> | null };

const AT_ONCE_MS = 900;
/** Those that ended longest ago are forgotten, with the files they made. */
const KEPT = 20;

const works = new WeakMap<Db, Map<string, Work>>();

function ownerOf({ actor }: Ctx): string {
  return `${actor.side} ${actor.personId ?? actor.name}`;
}

function worksOf(db: Db): Map<string, Work> {
  const known = works.get(db);
  if (known !== undefined) return known;
  const fresh = new Map<string, Work>();
  works.set(db, fresh);
  return fresh;
}

function forgetOld(all: Map<string, Work>): void {
  const ended = [...all].filter(([, work]) => work.outcome !== null || work.fault !== null);
  for (const [id] of ended.slice(0, Math.max(0, ended.length - KEPT))) all.delete(id);
}

/** The outcome where it is there at once; otherwise the id under which the work goes on. */
export async function beginWork<Result extends WorkResult>(ctx: Ctx, { title, back }: WorkOrder, work: (ctx: Ctx) => Promise<Done<Result>>): Promise<{ outcome: Done<Result> } | { id: string }> {
  const entry: Work = { owner: ownerOf(ctx), title, back, progress: { percent: 0, words: "Beginning" }, outcome: null, fault: null };
  const ended = work({ ...ctx, say: (progress) => { entry.progress = progress; } }).then(
    (outcome) => { entry.outcome = outcome; },
    (error: unknown) => { entry.fault = { error }; },
  );
  await Promise.race([ended, sleep(AT_ONCE_MS, undefined, { ref: false })]);
  const { outcome, fault } = stateOf(entry);
  if (fault !== null) throw fault.error;
  // It is what `work` has returned.
  if (outcome !== null) return { outcome: outcome as Done<Result> };
  const all = worksOf(ctx.db);
  forgetOld(all);
  const id = ctx.newId();
  all.set(id, entry);
  return { id };
}

// It changes while others are waited for, which the compiler does not see.
function stateOf(work: Work): Pick<Work, "outcome" | "fault"> {
  return work;
}

/** Only for the one who began it. A fault in it is thrown where it is asked for. */
export function findWork(ctx: Ctx, id: string): Done<WorkState> {
  const work = worksOf(ctx.db).get(id);
  if (work?.owner !== ownerOf(ctx)) return refuse("missing", "There is no such work under way. It may have ended long ago: look where you began it.");
  if (work.fault !== null) throw work.fault.error;
  const { title, back, progress, outcome } = work;
  return done({ title, back, progress, outcome });
}
