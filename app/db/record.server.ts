/** The whole record, and one finding's, with the drafts of both sides: who may see which is decided in domain/visibility. */
import { entriesOf } from "~/db/entry-record.server";
import { Prisma } from "~/db/generated/prisma/client";
import { groupBy } from "~/db/group-by.server";
import type { Db } from "~/db/open-database.server";
import { storedChoice, storedChoiceOrNull, storedDate, storedDateOrNull, storedInstant, storedInstantOrNull } from "~/db/parse-row.server";
import { recordRows, type RecordRows, type UpdateRow } from "~/db/record-rows.server";
import type { Reader } from "~/db/rows.server";
import { DRAFT_COLUMNS, FIELD_DRAFT_STATES, type FieldDraft } from "~/domain/field-draft";
import { ASSURANCES, FINDING_KINDS, FINDING_LINK_KINDS, HMICFRS_STATUSES, INSPECTION_KINDS } from "~/domain/finding";
import { RAGS } from "~/domain/rag";
import {
  UPDATE_STATES,
  type ActionRecord, type EntryLink, type EntryRecord, type FindingRecord, type InspectionRecord, type LeadRecord,
  type UpdateRecord, type WholeRecord,
} from "~/domain/record";

export function inspectionOf(row: RecordRows["inspections"][number]): InspectionRecord {
  return {
    id: row.id,
    title: row.title,
    kind: storedChoice(INSPECTION_KINDS, row.kind, "Inspection", row.id, "kind"),
    publishedOn: storedDateOrNull(row.publishedOn, "Inspection", row.id, "publishedOn"),
  };
}

export function updateOf(row: UpdateRow): UpdateRecord {
  return {
    id: row.id,
    text: row.text,
    asAt: storedDateOrNull(row.asAt, "Update", row.id, "asAt"),
    rag: storedChoiceOrNull(RAGS, row.rag, "Update", row.id, "rag"),
    ragReason: row.ragReason,
    author: row.author,
    state: storedChoice(UPDATE_STATES, row.state, "Update", row.id, "state"),
    version: row.version,
    replacesId: row.replacesId,
    cycleBoardOn: storedDateOrNull(row.cycleBoardOn, "SibCycle", row.cycleId ?? "", "boardOn"),
    sequence: row.sequence,
    createdAt: storedInstant(row.createdAt, "Update", row.id, "createdAt"),
    submittedAt: storedInstantOrNull(row.submittedAt, "Update", row.id, "submittedAt"),
  };
}

function draftOf({ findingId: _, ...row }: RecordRows["drafts"][number]): FieldDraft {
  return {
    ...row,
    column: storedChoice(DRAFT_COLUMNS, row.column, "FieldDraft", row.id, "column"),
    state: storedChoice(FIELD_DRAFT_STATES, row.state, "FieldDraft", row.id, "state"),
    savedAt: storedInstant(row.savedAt, "FieldDraft", row.id, "savedAt"),
  };
}

/** Numbered entries by their number beside this finding, then the rest by position. */
function besideFinding(entries: readonly { entry: EntryRecord; link: EntryLink }[]): EntryRecord[] {
  const numberOf = (link: EntryLink) => link.number ?? Number.MAX_SAFE_INTEGER;
  return [...entries]
    .sort((a, b) => numberOf(a.link) - numberOf(b.link) || a.link.position - b.link.position)
    .map(({ entry }) => entry);
}

function leadOf(text: string | null, personId: string | null): LeadRecord | null {
  return text === null ? null : { text, personId };
}

export function actionsOf(rows: Pick<RecordRows, "actions" | "owners">): ActionRecord[] {
  const owners = groupBy(rows.owners, (owner) => owner.actionId);
  return rows.actions.map(({ id, reference, text, due, findingId, entryId, meetingId }) => ({
    id, reference, text, owners: (owners.get(id) ?? []).map((owner) => owner.post), due, findingId, entryId, meetingId,
  }));
}

/** Puts the rows together. Every stored value is parsed; one that is none of its list is an error that says where it stands. */
export function assemble(rows: RecordRows) {
  const inspections = rows.inspections.map(inspectionOf);
  const inspectionById = new Map(inspections.map((each) => [each.id, each]));
  const references = new Map(rows.references.map((each) => [each.id, each.reference]));
  const referenceOf = (id: string) => references.get(id) ?? "";
  const limbs = groupBy(rows.limbs, (limb) => limb.findingId);
  const steps = groupBy(rows.steps, (step) => step.findingId);
  const updates = groupBy(rows.updates, (update) => update.findingId);
  const submittedFor = groupBy(rows.submittedFor, (each) => each.findingId);
  const drafts = groupBy(rows.drafts, (draft) => draft.findingId);
  const linksFrom = groupBy(rows.findingLinks, (link) => link.fromId);
  const linksTo = groupBy(rows.findingLinks, (link) => link.toId);

  const actions = actionsOf(rows);
  const actionsByFinding = groupBy(actions, (action) => action.findingId);

  const entries = entriesOf(rows);
  const entriesByFinding = new Map<string, { entry: EntryRecord; link: EntryLink }[]>();
  for (const entry of entries) {
    for (const link of entry.links) {
      const beside = entriesByFinding.get(link.findingId);
      if (beside) beside.push({ entry, link });
      else entriesByFinding.set(link.findingId, [{ entry, link }]);
    }
  }

  const findings = rows.findings.map((row): FindingRecord => {
    const ofFinding = (updates.get(row.id) ?? []).map(updateOf);
    const update = ofFinding.find((each) => each.state === "submitted") ?? null;
    const linkKind = (link: { id: string; kind: string }) => storedChoice(FINDING_LINK_KINDS, link.kind, "FindingLink", link.id, "kind");
    return {
      id: row.id,
      reference: row.reference,
      sequence: row.sequence,
      number: row.number,
      kind: storedChoice(FINDING_KINDS, row.kind, "Finding", row.id, "kind"),
      text: row.text,
      inspection: row.inspectionId === null ? null : (inspectionById.get(row.inspectionId) ?? null),
      questionArea: row.questionArea,
      position: row.position,
      parentId: row.parentId,
      parentReference: row.parentId === null ? null : referenceOf(row.parentId),
      strategicLead: leadOf(row.strategicLead, row.strategicLeadPersonId),
      tacticalLead: leadOf(row.tacticalLead, row.tacticalLeadPersonId),
      limbs: (limbs.get(row.id) ?? []).map((limb) => limb.text),
      steps: (steps.get(row.id) ?? []).map((step) => ({
        text: step.text,
        owner: step.owner,
        due: storedDateOrNull(step.dueOn, "Step", step.id, "dueOn"),
        done: storedDateOrNull(step.doneOn, "Step", step.id, "doneOn"),
      })),
      update,
      submittedFor: (submittedFor.get(row.id) ?? []).map(({ boardOn }) => storedDate(boardOn, "SibCycle", boardOn, "boardOn")),
      drafts: (drafts.get(row.id) ?? []).map(draftOf),
      deadline: storedDateOrNull(row.deadline, "Finding", row.id, "deadline"),
      targetDate: storedDateOrNull(row.targetDate, "Finding", row.id, "targetDate"),
      hmicfrsStatus: storedChoiceOrNull(HMICFRS_STATUSES, row.hmicfrsStatus, "Finding", row.id, "hmicfrsStatus"),
      hmicfrsStatusSource: row.hmicfrsStatusSource,
      assurance: storedChoice(ASSURANCES, row.assurance, "Finding", row.id, "assurance"),
      assuranceStatement: row.assuranceStatement,
      addressedElsewhere: row.addressedElsewhere,
      addressedElsewhereLink: row.addressedElsewhereLink,
      theirReference: row.theirReference,
      version: row.version,
      links: [
        ...(linksFrom.get(row.id) ?? []).map((link) => ({ kind: linkKind(link), direction: "from" as const, reference: referenceOf(link.toId) })),
        ...(linksTo.get(row.id) ?? []).map((link) => ({ kind: linkKind(link), direction: "to" as const, reference: referenceOf(link.fromId) })),
      ],
      entries: besideFinding(entriesByFinding.get(row.id) ?? []),
      actions: actionsByFinding.get(row.id) ?? [],
    };
  });
  return { findings, inspections, entries, actions };
}

/** Everything, as it stands for this reader; inside a transaction, for deciding on it. */
export async function wholeRecordIn(reader: Reader): Promise<WholeRecord> {
  const rows = await recordRows(reader, null);
  const { findings, inspections, entries, actions } = assemble(rows);
  return {
    findings,
    inspections,
    meetings: rows.meetings,
    meetingEntries: entries.filter((entry) => entry.place !== "finding"),
    otherActions: actions.filter((action) => action.findingId === null),
  };
}

/** One finding by its reference, or null where there is none. */
export async function findingIn(reader: Reader, reference: string): Promise<FindingRecord | null> {
  const row = await reader.finding.findUnique({ where: { reference }, select: { id: true } });
  if (row === null) return null;
  return assemble(await recordRows(reader, Prisma.sql`SELECT ${row.id}`)).findings[0] ?? null;
}

/** Several selects as of one moment: a change stored between two of them would otherwise show in half. */
export function asOfOneMoment<T>(db: Db, read: (reader: Reader) => Promise<T>, client = db.read): Promise<T> {
  return client.$transaction(read, { timeout: 60_000, maxWait: 60_000 });
}

export function loadRecord(db: Db): Promise<WholeRecord> {
  return asOfOneMoment(db, wholeRecordIn);
}

export function loadFinding(db: Db, reference: string): Promise<FindingRecord | null> {
  return asOfOneMoment(db, (reader) => findingIn(reader, reference));
}
