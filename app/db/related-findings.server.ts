/** Findings as others speak of them: named, with their present RAG, without all that hangs on them. */
import { storedChoice, storedChoiceOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Prisma } from "~/db/generated/prisma/client";
import { FINDING_KINDS } from "~/domain/finding";
import type { RelatedFinding } from "~/domain/finding-name";
import { RAGS } from "~/domain/rag";

async function findingsWhere(reader: Reader, where: Prisma.FindingWhereInput): Promise<RelatedFinding[]> {
  const rows = await reader.finding.findMany({
    where,
    orderBy: [{ position: "asc" }, { sequence: "asc" }],
    select: {
      id: true, reference: true, number: true, kind: true, text: true, parentId: true,
      inspection: { select: { title: true } },
      updates: { where: { state: "submitted" }, orderBy: { sequence: "desc" }, take: 1, select: { rag: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    number: row.number,
    kind: storedChoice(FINDING_KINDS, row.kind, "Finding", row.id, "kind"),
    text: row.text,
    inspectionTitle: row.inspection?.title ?? null,
    rag: storedChoiceOrNull(RAGS, row.updates[0]?.rag ?? null, "Update", row.id, "rag"),
  }));
}

export function findingsByReference(reader: Reader, references: readonly string[]): Promise<RelatedFinding[]> {
  return findingsWhere(reader, { reference: { in: [...references] } });
}

export function findingsUnder(reader: Reader, parentId: string): Promise<RelatedFinding[]> {
  return findingsWhere(reader, { parentId });
}

export function findingsOfInspection(reader: Reader, inspectionId: string): Promise<RelatedFinding[]> {
  return findingsWhere(reader, { inspectionId });
}
