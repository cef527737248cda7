/** Undoes a whole import, with the files taken in together with it: what they changed goes back, what they added is taken out; what was touched since stays and is listed. */
import { carryOutUndo } from "~/commands/undo/carry-out-undo.server";
import type { Ctx } from "~/db/ctx.server";
import { findBatch, type BatchedImport } from "~/db/imports.server";
import { latestApplied, readUndone, saveUndone } from "~/db/import-undo.server";
import { asOfOneMoment, wholeRecordIn } from "~/db/record.server";
import type { Reader } from "~/db/rows.server";
import { readUndoFacts } from "~/db/undo-facts.server";
import { write } from "~/db/write.server";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import { undoLines, type UndoLines } from "~/domain/import/undo/undo-lines";
import { planUndo, type UndoFacts, type UndoPlan } from "~/domain/import/undo/undo-plan";
import { isTheirs } from "~/domain/import/whose-import";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import { viewerOf } from "~/domain/visibility";

/** `files`: the names of all that are undone together; `fileName`: of the one asked for. */
export type UndoShown = UndoLines & { id: string; fileName: string; files: string[] };

type Found = { asked: BatchedImport; files: BatchedImport[]; appliedAt: Instant };
type Decided = { facts: UndoFacts; plan: UndoPlan; record: WholeRecord };

/** Whoever may import the like, of the same side. */
function mayUndo(ctx: Ctx, { options }: Pick<BatchedImport, "options">): Done<true> {
  return may(ctx.actor, options.agreed == null || ctx.actor.side === "operator" ? "import" : "import an agreed paper");
}

/** Who may import for findings of their own undoes what is about those alone. */
function mayUndoOn(ctx: Ctx, { facts, record }: Decided): Done<true> {
  if (may(ctx.actor, "import", []).ok) return done(true);
  const touched = new Set(facts.ours.map((event) => event.findingId));
  const foreign = record.findings.find((finding) => touched.has(finding.id) && !may(ctx.actor, "import", finding).ok);
  return foreign === undefined ? done(true) : refuse("refused", `You may not undo this import: it is also about ${foreign.reference}, which is not yours. Ask the SIB secretariat.`);
}

async function findToUndo(reader: Reader, ctx: Ctx, id: string): Promise<Done<Found>> {
  const batch = await findBatch(reader, id);
  const asked = batch.find((file) => file.id === id);
  if (asked === undefined || !isTheirs(ctx.actor, asked)) return refuse("missing", "There is no such import. It may have been discarded.");
  const allowed = mayUndo(ctx, asked);
  if (!allowed.ok) return allowed;
  if (asked.state !== "applied" || asked.appliedAt === null) return refuse("stale", "Nothing of this file is written yet, so there is nothing to undo. Discard it instead.");
  const undone = await readUndone(reader, id);
  if (undone !== null) return refuse("stale", `This import was undone already, by ${undone.by} on ${formatMoment(undone.at)}.`);
  return done({ asked, files: batch, appliedAt: asked.appliedAt });
}

async function decide(reader: Reader, ctx: Ctx, { files, appliedAt }: Found): Promise<Decided> {
  const facts = await readUndoFacts(reader, files.map((file) => file.id), appliedAt);
  const viewer = viewerOf(ctx.actor.side);
  const plan = planUndo(facts, (event) => event.subject !== "private note" && (event.draftOf === null || event.draftOf === viewer));
  return { facts, plan, record: await wholeRecordIn(reader) };
}

/** The headings of the items that the import added. */
function headingsIn({ ours }: UndoFacts): Map<string, string> {
  return new Map(ours.flatMap(({ subject, field, subjectId, after }) => (subject === "agenda item" && field === "heading" && after !== null ? [[subjectId, after] as const] : [])));
}

/** The last file of the asker's side that was applied and not undone. */
export async function latestImport(ctx: Ctx): Promise<Done<string>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const id = await latestApplied(ctx.db.read, ctx.actor.side);
  return id === null ? refuse("missing", "There is no import to undo: none was applied, or all were undone already.") : done(id);
}

function shownOf({ asked, files }: Found, { facts, plan, record }: Decided): UndoShown {
  return { id: asked.id, fileName: asked.fileName, files: files.map((file) => file.fileName), ...undoLines(plan, record, { ours: facts.ours, files, items: headingsIn(facts) }) };
}

/** What an undo would do now; nothing is written. */
export async function undoPreview(ctx: Ctx, id: string): Promise<Done<UndoShown>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  return asOfOneMoment(ctx.db, async (reader) => {
    const found = await findToUndo(reader, ctx, id);
    if (!found.ok) return found;
    const decided = await decide(reader, ctx, found.value);
    const own = mayUndoOn(ctx, decided);
    if (!own.ok) return own;
    return done(shownOf(found.value, decided));
  });
}

const MINUTES = 60_000;

/** All files of a batch or none: they were compared with one record, and what one adds another goes on with. `id` is that of any of them. */
export async function undoImport(ctx: Ctx, id: string): Promise<Done<UndoShown>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  ctx.say?.({ percent: 5, words: "Reading what was done since" });
  return write(ctx.db, async (tx): Promise<Done<UndoShown>> => {
    const found = await findToUndo(tx, ctx, id);
    if (!found.ok) return found;
    const { files, appliedAt } = found.value;
    const decided = await decide(tx, ctx, found.value);
    const own = mayUndoOn(ctx, decided);
    if (!own.ok) return own;
    ctx.say?.({ percent: 30, words: "Putting back what was there before" });
    const carried = await carryOutUndo(tx, { ...ctx, undoes: id }, { ...decided, appliedAt });
    if (!carried.ok) return carried;
    for (const file of files) await saveUndone(tx, ctx, file.id);
    return done(shownOf(found.value, decided));
  }, { timeoutMs: 5 * MINUTES });
}
