/** Carries an undo out: takes out what the import added, and puts back what it changed. */
import { importReason } from "~/commands/import-reason.server";
import { ofFile, recordUndone } from "~/commands/undo/record-undone.server";
import { restoreDrafts } from "~/commands/undo/restore-drafts.server";
import { restoreEntry } from "~/commands/undo/restore-entry.server";
import { restoreFinding } from "~/commands/undo/restore-finding.server";
import { restoreLinks } from "~/commands/undo/restore-links.server";
import type { Ctx } from "~/db/ctx.server";
import { saveAction } from "~/db/save-action.server";
import { takeOut, takeOutTie, takeOutUpdates } from "~/db/take-out.server";
import { changeTogether } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import { entriesOf } from "~/domain/export/entry-names";
import { fieldGroups, type FieldGroup } from "~/domain/import/undo/field-groups";
import { rowsToTakeOut, type RowsToTakeOut } from "~/domain/import/undo/rows-to-take-out";
import { thingKey, type UndoFacts, type UndoPlan } from "~/domain/import/undo/undo-plan";
import { done, type Done } from "~/domain/problem";
import { percentBetween } from "~/domain/progress";
import type { WholeRecord } from "~/domain/record";

type ToUndo = { facts: UndoFacts; plan: UndoPlan; record: WholeRecord; appliedAt: Instant };
type Work = ToUndo & { rows: RowsToTakeOut };

function bySubject(groups: readonly FieldGroup[], subject: FieldGroup["subject"]): Map<string, FieldGroup[]> {
  const of = new Map<string, FieldGroup[]>();
  for (const group of groups) {
    if (group.subject !== subject) continue;
    const known = of.get(group.subjectId);
    if (known === undefined) of.set(group.subjectId, [group]);
    else known.push(group);
  }
  return of;
}

async function takeOutAdded(tx: Tx, ctx: Ctx, { facts, plan }: Work): Promise<void> {
  const removed = new Set(plan.remove.map(thingKey));
  const ties = new Set(plan.untie.map(({ entryId, findingId }) => `${entryId} ${findingId}`));
  await takeOut(tx, plan.remove);
  for (const tie of plan.untie) await takeOutTie(tx, tie);
  const isTie = ({ subject, subjectId, findingId, before }: UndoFacts["ours"][number]) => subject === "entry" && before === null && ties.has(`${subjectId} ${findingId ?? ""}`);
  const gone = facts.ours.filter((event) => removed.has(`${event.subject} ${event.subjectId}`) || isTie(event));
  await recordUndone(tx, ctx, fieldGroups(gone, { perFinding: true }));
}

async function restoreFindings(tx: Tx, ctx: Ctx, { facts, plan, record, rows, appliedAt }: Work): Promise<Done<true>> {
  const findings = new Map(record.findings.map((finding) => [finding.id, finding]));
  const ofFinding = bySubject(plan.restore, "finding");
  const was = bySubject([...plan.restore, ...plan.keptFields].filter((group) => group.draftOf === null), "finding");
  const gone = await takeOutUpdates(tx, new Map([...rows.updates].filter(([id]) => ofFinding.has(id))), appliedAt);
  for (const [index, [id, groups]] of [...ofFinding].entries()) {
    ctx.say?.({ percent: percentBetween(45, 80, index, ofFinding.size), words: "Putting the findings back" });
    const finding = findings.get(id);
    if (finding === undefined) continue;
    const official = groups.filter((group) => group.draftOf === null);
    const restored = await restoreFinding(tx, ofFile(ctx, official), finding, { groups: official, updateIsGone: gone.has(id) });
    if (!restored.ok) return restored;
    const drafts = groups.filter((group) => group.draftOf !== null);
    if (drafts.length > 0) await restoreDrafts(tx, ctx, finding, drafts, { first: facts.ours[0]?.sequence ?? 0, official: new Map((was.get(id) ?? []).map((group) => [group.field, group.before])) });
  }
  return done(true);
}

async function restoreEntries(tx: Tx, ctx: Ctx, { plan, record, rows, appliedAt }: Work): Promise<void> {
  const entries = new Map(entriesOf(record).map((entry) => [entry.id, entry]));
  for (const [id, groups] of bySubject(plan.restore, "entry")) {
    const entry = entries.get(id);
    if (entry === undefined) continue;
    const own = ofFile(ctx, groups);
    const brought = await importReason(tx, { ...own, ...(own.undoes === undefined ? {} : { importId: own.undoes }) });
    const reason = brought.replace(/^As in/, "Undone: what was taken in with");
    await restoreEntry(tx, own, entry, { groups, rows: rows.corrections.get(id) ?? 0, appliedAt, reason });
  }
}

async function restoreActions(tx: Tx, ctx: Ctx, { plan, record }: Work): Promise<void> {
  const actions = new Map([...record.findings.flatMap((finding) => finding.actions), ...record.otherActions].map((action) => [action.id, action]));
  for (const [id, groups] of bySubject(plan.restore, "action")) {
    const action = actions.get(id);
    if (action === undefined) continue;
    const fields = Object.fromEntries(groups.map(({ field, before }) => [field, field === "owners" ? (before === null ? [] : before.split(", ")) : before]));
    await saveAction(tx, ofFile(ctx, groups), action, fields);
  }
}

/** A date of an inspection, or a time of a meeting, that the import filled in. */
async function restoreRest(tx: Tx, ctx: Ctx, { plan }: Work): Promise<void> {
  const filled = plan.restore.filter((group) => (group.subject === "inspection" && group.field === "publishedOn") || (group.subject === "meeting" && group.field === "time"));
  for (const { subject, subjectId, before } of filled) {
    if (subject === "inspection") await tx.inspection.update({ where: { id: subjectId }, data: { publishedOn: before } });
    else await tx.meeting.update({ where: { id: subjectId }, data: { time: before } });
  }
  await recordUndone(tx, ctx, filled);
}

/** `record`: everything, as loaded in this transaction. */
export function carryOutUndo(tx: Tx, ctx: Ctx, toUndo: ToUndo): Promise<Done<true>> {
  return changeTogether(tx, async () => {
    const undone = await undoEach(tx, ctx, { ...toUndo, rows: rowsToTakeOut(toUndo.facts, toUndo.plan) });
    ctx.say?.({ percent: 90, words: "Writing the history" });
    return undone;
  });
}

async function undoEach(tx: Tx, ctx: Ctx, work: Work): Promise<Done<true>> {
  const { plan, record } = work;
  const removed = new Set(plan.remove.map(thingKey));
  const kept = new Set(plan.keptThings.map(({ thing }) => thingKey(thing)));
  await restoreLinks(tx, ctx, plan.restore, {
    byReference: new Map(record.findings.map((finding) => [finding.reference, finding])),
    isRemoved: (id) => removed.has(`finding ${id}`),
    isKept: (id) => kept.has(`finding ${id}`),
  });
  ctx.say?.({ percent: 35, words: "Taking out what was added" });
  await takeOutAdded(tx, ctx, work);
  const findings = await restoreFindings(tx, ctx, work);
  if (!findings.ok) return findings;
  ctx.say?.({ percent: 80, words: "Putting questions and actions back" });
  await restoreEntries(tx, ctx, work);
  await restoreActions(tx, ctx, work);
  await restoreRest(tx, ctx, work);
  return done(true);
}
