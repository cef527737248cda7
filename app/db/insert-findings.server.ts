/** Writes new findings with their leads, steps, limbs and first update. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { inChunks } from "~/db/in-chunks.server";
import { leadMatcher } from "~/db/leads.server";
import { openCycleId } from "~/db/open-cycle.server";
import { takeNumbers } from "~/db/sequence.server";
import type { Tx } from "~/db/write.server";
import type { CalendarDate } from "~/domain/calendar-date";
import type { ColumnKey } from "~/domain/columns";
import { findingReference, type Assurance, type FindingKind, type HmicfrsStatus } from "~/domain/finding";
import type { Change } from "~/domain/history";
import { formatSteps, type Step } from "~/domain/step";
import type { UpdateValues } from "~/domain/update";

/** Values in canonical form, as the column list parses them. What is absent is empty. */
export type NewFinding = {
  /** From ctx.newId(), so that others in the same call may name it as their parent. */
  id: string;
  inspectionId?: string | null;
  number?: string | null;
  kind: FindingKind;
  text: string;
  questionArea?: string | null;
  /** Order within the report. */
  position: number;
  parentId?: string | null;
  strategicLead?: string | null;
  tacticalLead?: string | null;
  limbs?: readonly string[];
  steps?: readonly Step[];
  /** Submitted. */
  update?: UpdateValues | null;
  deadline?: CalendarDate | null;
  targetDate?: CalendarDate | null;
  hmicfrsStatus?: HmicfrsStatus | null;
  assurance?: Assurance | null;
  assuranceStatement?: string | null;
  addressedElsewhere?: string | null;
  addressedElsewhereLink?: string | null;
  theirReference?: string | null;
  /** Where an import read it, for the finding as a whole and by field. */
  importPlace?: string | null;
  importPlaces?: Partial<Record<ColumnKey | "addressedElsewhere" | "theirReference", string>>;
};

export type InsertedFinding = { id: string; reference: string };

const DEFAULT_ASSURANCE: Assurance = "not-yet-reviewed";

function filledFields(finding: NewFinding): [string, string | null | undefined][] {
  const { update } = finding;
  return [
    ["number", finding.number],
    ["finding", finding.text],
    ["questionArea", finding.questionArea],
    ["strategicLead", finding.strategicLead],
    ["tacticalLead", finding.tacticalLead],
    ["stepsToGreen", finding.steps === undefined || finding.steps.length === 0 ? null : formatSteps(finding.steps)],
    ["update", update?.text],
    ["updateAsAt", update?.asAt],
    ["rag", update?.rag],
    ["ragReason", update?.ragReason],
    ["targetDate", finding.targetDate],
    ["deadline", finding.deadline],
    ["hmicfrsStatus", finding.hmicfrsStatus],
    ["assurance", finding.assurance],
    ["assuranceStatement", finding.assuranceStatement],
    ["addressedElsewhere", finding.addressedElsewhere],
    ["addressedElsewhereLink", finding.addressedElsewhereLink],
    ["theirReference", finding.theirReference],
    ["limbs", finding.limbs === undefined || finding.limbs.length === 0 ? null : finding.limbs.join("\n")],
  ];
}

function creation(finding: NewFinding, reference: string): Change[] {
  const about = { subject: "finding", subjectId: finding.id, findingId: finding.id, draftOf: null, before: null } as const;
  const places: Partial<Record<string, string>> = finding.importPlaces ?? {};
  const fields = filledFields(finding).map(([field, after]) => ({
    ...about, field, after: after ?? null, importPlace: places[field] ?? finding.importPlace ?? null,
  }));
  return [{ ...about, field: "created", after: reference, importPlace: finding.importPlace ?? null }, ...fields];
}

function hasUpdate(update: UpdateValues | null | undefined): update is UpdateValues {
  return update !== null && update !== undefined && Object.values(update).some((value) => value !== null);
}

/** References follow the order given. A parent may stand anywhere among them, or be there already. */
export async function insertFindings(tx: Tx, ctx: Ctx, findings: readonly NewFinding[]): Promise<InsertedFinding[]> {
  if (findings.length === 0) return [];
  const first = await takeNumbers(tx, "finding", findings.length);
  const personOf = await leadMatcher(tx, ctx);
  const inserted = findings.map(({ id }, index) => ({ id, reference: findingReference(first + index) }));

  // A child may come before its parent: the keys are checked when the transaction ends.
  await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
  const rows = findings.map((finding, index) => ({
    id: finding.id,
    reference: findingReference(first + index),
    sequence: first + index,
    inspectionId: finding.inspectionId ?? null,
    number: finding.number ?? null,
    kind: finding.kind,
    text: finding.text,
    questionArea: finding.questionArea ?? null,
    position: finding.position,
    parentId: finding.parentId ?? null,
    strategicLead: finding.strategicLead ?? null,
    strategicLeadPersonId: personOf(finding.strategicLead ?? null),
    tacticalLead: finding.tacticalLead ?? null,
    tacticalLeadPersonId: personOf(finding.tacticalLead ?? null),
    deadline: finding.deadline ?? null,
    targetDate: finding.targetDate ?? null,
    hmicfrsStatus: finding.hmicfrsStatus ?? null,
    assurance: finding.assurance ?? DEFAULT_ASSURANCE,
    assuranceStatement: finding.assuranceStatement ?? null,
    addressedElsewhere: finding.addressedElsewhere ?? null,
    addressedElsewhereLink: finding.addressedElsewhereLink ?? null,
    theirReference: finding.theirReference ?? null,
    createdAt: ctx.now,
  }));
  await inChunks(rows, (data) => tx.finding.createMany({ data }));

  const limbs = findings.flatMap((finding) =>
    (finding.limbs ?? []).map((text, position) => ({ id: ctx.newId(), findingId: finding.id, position, text })),
  );
  await inChunks(limbs, (data) => tx.limb.createMany({ data }));

  const steps = findings.flatMap((finding) =>
    (finding.steps ?? []).map(({ text, owner, due, done }, position) => ({
      id: ctx.newId(), findingId: finding.id, position, text, owner, dueOn: due, doneOn: done,
    })),
  );
  await inChunks(steps, (data) => tx.step.createMany({ data }));

  const updated = findings.flatMap(({ id, update }) => (hasUpdate(update) ? [{ findingId: id, update }] : []));
  if (updated.length > 0) {
    const cycleId = await openCycleId(tx);
    const sequence = await takeNumbers(tx, "update", updated.length);
    const updates = updated.map(({ findingId, update }, index) => ({
      id: ctx.newId(), findingId, cycleId, ...update, author: ctx.actor.name, state: "submitted", version: 1,
      sequence: sequence + index, createdAt: ctx.now, submittedAt: ctx.now,
    }));
    await inChunks(updates, (data) => tx.update.createMany({ data }));
  }

  await recordEvents(tx, ctx, findings.flatMap((finding, index) => creation(finding, inserted[index]?.reference ?? "")));
  return inserted;
}

/** The position after the last finding of a report. */
export async function nextPosition(tx: Tx, inspectionId: string | null): Promise<number> {
  const last = (await tx.finding.aggregate({ where: { inspectionId }, _max: { position: true } }))._max.position;
  return last === null ? 0 : last + 1;
}
