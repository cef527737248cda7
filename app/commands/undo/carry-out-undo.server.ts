/** Carries an undo out: takes out what the import added, and puts back what it changed. */
import { importReason } from "~/commands/import-reason.server";
import { ofFile, recordUndone } from "~/commands/undo/record-undone.server";
import { restoreDrafts } from "~/commands/undo/restore-drafts.server";
import { restoreEntry } from "~/commands/undo/restore-entry.server";
import { restoreFinding } from "~/commands/undo/restore-finding.server";
import { restoreMeeting } from "~/commands/undo/restore-meeting.server";
import { restoreLinks } from "~/commands/undo/restore-links.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { saveActionValues } from "~/db/save-actions.server";
import { takeOut, takeOutTie, takeOutUpdates } from "~/db/take-out.server";
import { changeTogether } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import { ACTION_EVENT_KINDS, ACTION_STATES } from "~/domain/action/action";
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

function isReport({ field }: FieldGroup): boolean {
  return ACTION_EVENT_KINDS.some((kind) => kind === field);
}

/** What a file said of an action that was there, or did not say: the newest so many, for others may share their moment. */
async function takeBackReports(tx: Tx, ctx: Ctx, { facts, plan, appliedAt }: Work): Promise<void> {
  const reports = plan.restore.filter((group) => group.subject === "action" && isReport(group));
  for (const { subjectId, field } of reports) {
    const own = facts.ours.filter((event) => event.subject === "action" && event.subjectId === subjectId && event.field === field).length;
    const rows = await tx.actionEvent.findMany({ where: { actionId: subjectId, kind: field, createdAt: appliedAt }, orderBy: { sequence: "desc" }, take: own, select: { id: true } });
    await tx.actionEvent.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    await tx.action.update({ where: { id: subjectId }, data: { version: { increment: 1 } } });
  }
  await recordUndone(tx, ctx, reports);
}

/** Of an action that was ended or opened again: the event goes with the reports. */
async function restoreState(tx: Tx, ctx: Ctx, id: string, groups: readonly FieldGroup[]): Promise<void> {
  const was = (field: string) => groups.find((group) => group.field === field);
  const [state, replaced] = [ACTION_STATES.find((each) => each === was("state")?.before), was("replacedBy")];
  if (state === undefined && replaced === undefined) return;
  await tx.action.update({ where: { id }, data: { ...(state === undefined ? {} : { state }), ...(replaced === undefined ? {} : { replacedById: replaced.before }) } });
  await recordUndone(tx, ctx, groups.filter(({ field }) => field === "state" || field === "replacedBy"));
}

async function restoreActions(tx: Tx, ctx: Ctx, { plan }: Work): Promise<void> {
  for (const [id, groups] of bySubject(plan.restore, "action")) {
    const [action] = await readActions(tx, { id });
    if (action === undefined) continue;
    const changed = groups.filter((group) => !isReport(group));
    if (changed.length === 0) continue;
    await restoreState(tx, ctx, id, changed);
    const fields = Object.fromEntries(changed.map(({ field, before }) => [field, field === "owners" ? (before === null ? [] : before.split(", ")) : before]));
    await saveActionValues(tx, ofFile(ctx, changed), action, { ...action, ...fields });
  }
}

/** Items that notes taken in again tied to the actions they speak of. */
async function untieItems(tx: Tx, ctx: Ctx, { plan }: Work): Promise<void> {
  const tied = plan.restore.filter((group) => group.subject === "agenda item" && group.field === "about");
  await tx.agendaItem.updateMany({ where: { id: { in: tied.map(({ subjectId }) => subjectId) } }, data: { actionId: null } });
  await recordUndone(tx, ctx, tied);
}

/** A date of an inspection, or what notes say of a meeting, that the import filled in. */
async function restoreRest(tx: Tx, ctx: Ctx, { plan, appliedAt }: Work): Promise<void> {
  const filled = plan.restore.filter((group) => group.subject === "inspection" && group.field === "publishedOn");
  for (const { subjectId, before } of filled) await tx.inspection.update({ where: { id: subjectId }, data: { publishedOn: before } });
  await recordUndone(tx, ctx, filled);
  for (const [id, groups] of bySubject(plan.restore, "meeting")) await restoreMeeting(tx, ofFile(ctx, groups), id, groups, appliedAt);
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
  // A meeting goes after what was said at it: a report is never altered, not even to have no meeting.
  await takeBackReports(tx, ctx, work);
  await takeOutAdded(tx, ctx, work);
  const findings = await restoreFindings(tx, ctx, work);
  if (!findings.ok) return findings;
  ctx.say?.({ percent: 80, words: "Putting questions and actions back" });
  await restoreEntries(tx, ctx, work);
  await restoreActions(tx, ctx, work);
  await untieItems(tx, ctx, work);
  await restoreRest(tx, ctx, work);
  return done(true);
}
