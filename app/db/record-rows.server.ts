/** The rows a record is put together from: one flat select per table, for everything or for some findings. */
import { entryRows } from "~/db/entry-record.server";
import { Prisma } from "~/db/generated/prisma/client";
import type {
  ActionModel, ActionOwnerModel, FieldDraftModel, FindingLinkModel, FindingModel, InspectionModel, LimbModel, MeetingModel, SibCycleModel, StepModel,
  UpdateModel,
} from "~/db/generated/prisma/models";
import { rowsOf, type Reader } from "~/db/rows.server";

const { sql, empty } = Prisma;

export type UpdateRow = UpdateModel & { cycleBoardOn: SibCycleModel["boardOn"] | null };

type SubmittedForRow = { findingId: UpdateModel["findingId"]; boardOn: SibCycleModel["boardOn"] };

export function inspectionRows(reader: Reader, where: Prisma.Sql) {
  return rowsOf<InspectionModel>(reader, ["id", "title", "kind", "publishedOn"], sql`SELECT * FROM "Inspection" ${where} ORDER BY "publishedOn" DESC, "title"`);
}

export function meetingRows(reader: Reader) {
  return rowsOf<MeetingModel>(reader, ["id", "title", "date", "time"], sql`SELECT * FROM "Meeting" ORDER BY "date", "title"`);
}

export async function actionRows(reader: Reader, where: Prisma.Sql) {
  return {
    actions: await rowsOf<Omit<ActionModel, "createdAt">>(
      reader,
      ["id", "reference", "sequence", "text", "due", "findingId", "entryId", "meetingId"],
      sql`SELECT * FROM "Action" ${where} ORDER BY "sequence"`,
    ),
    owners: await rowsOf<Omit<ActionOwnerModel, "id">>(
      reader, ["actionId", "position", "post"], sql`SELECT * FROM "ActionOwner" WHERE "actionId" IN (SELECT "id" FROM "Action" ${where}) ORDER BY "position"`,
    ),
  };
}

/** `ids` selects the ids of the findings whose records are wanted; null for everything. */
export async function recordRows(reader: Reader, ids: Prisma.Sql | null) {
  const whole = ids === null;
  const ofFinding = whole ? empty : sql`WHERE "findingId" IN (${ids})`;
  return {
    findings: await rowsOf<Omit<FindingModel, "createdAt">>(
      reader,
      [
        "id", "reference", "sequence", "inspectionId", "number", "kind", "text", "questionArea", "position", "parentId",
        "strategicLead", "strategicLeadPersonId", "tacticalLead", "tacticalLeadPersonId", "deadline", "targetDate", "hmicfrsStatus", "hmicfrsStatusSource",
        "assurance", "assuranceStatement", "addressedElsewhere", "addressedElsewhereLink", "theirReference", "version",
      ],
      sql`SELECT * FROM "Finding" ${whole ? empty : sql`WHERE "id" IN (${ids})`} ORDER BY "sequence"`,
    ),
    inspections: await inspectionRows(reader, whole ? empty : sql`WHERE "id" IN (SELECT "inspectionId" FROM "Finding" WHERE "id" IN (${ids}))`),
    limbs: await rowsOf<Omit<LimbModel, "id">>(
      reader, ["findingId", "position", "text"], sql`SELECT * FROM "Limb" ${ofFinding} ORDER BY "position"`,
    ),
    steps: await rowsOf<StepModel>(
      reader,
      ["id", "findingId", "position", "text", "owner", "dueOn", "doneOn"],
      sql`SELECT * FROM "Step" ${ofFinding} ORDER BY "position"`,
    ),
    findingLinks: await rowsOf<FindingLinkModel>(
      reader,
      ["id", "fromId", "toId", "kind"],
      sql`SELECT l.* FROM "FindingLink" l JOIN "Finding" f ON f."id" = l."fromId" JOIN "Finding" t ON t."id" = l."toId"
          ${whole ? empty : sql`WHERE l."fromId" IN (${ids}) OR l."toId" IN (${ids})`} ORDER BY f."sequence", t."sequence"`,
    ),
    // Of a finding's updates the record shows the latest submitted one; the others stay where they are.
    updates: await rowsOf<UpdateRow>(
      reader,
      [
        "id", "findingId", "cycleId", "cycleBoardOn", "text", "asAt", "rag", "ragReason", "author", "state", "version", "replacesId",
        "sequence", "createdAt", "submittedAt",
      ],
      sql`SELECT u.*, c."boardOn" AS "cycleBoardOn" FROM "Update" u LEFT JOIN "SibCycle" c ON c."id" = u."cycleId"
          WHERE u."sequence" IN (SELECT max("sequence") FROM "Update" WHERE "state" = 'submitted' ${whole ? empty : sql`AND "findingId" IN (${ids})`} GROUP BY "findingId")`,
    ),
    /** For which boards, of all submitted updates: one that is touched after the cycle closed is still submitted for it. */
    submittedFor: await rowsOf<SubmittedForRow>(
      reader,
      ["findingId", "boardOn"],
      sql`SELECT DISTINCT u."findingId", c."boardOn" FROM "Update" u JOIN "SibCycle" c ON c."id" = u."cycleId"
          WHERE u."state" = 'submitted' ${whole ? empty : sql`AND u."findingId" IN (${ids})`} ORDER BY c."boardOn"`,
    ),
    drafts: await rowsOf<FieldDraftModel>(
      reader,
      ["id", "findingId", "column", "value", "base", "state", "note", "author", "heldByPersonId", "savedAt", "version"],
      sql`SELECT * FROM "FieldDraft" ${ofFinding} ORDER BY "savedAt", "id"`,
    ),
    meetings: whole ? await meetingRows(reader) : [],
    ...(await entryRows(reader, whole ? null : sql`SELECT "entryId" FROM "EntryFinding" ${ofFinding}`)),
    ...(await actionRows(reader, ofFinding)),
    /** References of the findings named by id in the rows above. */
    references: await rowsOf<Pick<FindingModel, "id" | "reference">>(
      reader,
      ["id", "reference"],
      whole
        ? sql`SELECT "id", "reference" FROM "Finding"`
        : sql`SELECT "id", "reference" FROM "Finding" WHERE "id" IN (
            SELECT "parentId" FROM "Finding" WHERE "id" IN (${ids})
            UNION SELECT "fromId" FROM "FindingLink" WHERE "toId" IN (${ids})
            UNION SELECT "toId" FROM "FindingLink" WHERE "fromId" IN (${ids}))`,
    ),
  };
}

export type RecordRows = Awaited<ReturnType<typeof recordRows>>;
