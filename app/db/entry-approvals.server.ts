/** The columns that keep an approval, of an entry and of a correction alike. */
import { storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Approval } from "~/domain/approval";

type ApprovalRow = {
  id: string;
  approvedAt: string | null;
  approvedBy: string | null;
  approvedPost: string | null;
  approvedFor: string | null;
  approvedHow: string | null;
};

export function approvalColumns(approval: Approval | null): Omit<ApprovalRow, "id"> {
  return {
    approvedAt: approval?.at ?? null, approvedBy: approval?.by ?? null, approvedPost: approval?.post ?? null,
    approvedFor: approval?.for ?? null, approvedHow: approval?.how ?? null,
  };
}

/** Null where it is not approved. */
export function approvalOf(row: ApprovalRow, table: string): Approval | null {
  if (row.approvedAt === null) return null;
  return {
    at: storedInstant(row.approvedAt, table, row.id, "approvedAt"), by: row.approvedBy ?? "", post: row.approvedPost ?? "",
    for: row.approvedFor, how: row.approvedHow,
  };
}

/** By the id of the entry; the office's own business, before the issue and after. */
export async function approvalsOfEntries(reader: Reader, ids: readonly string[]): Promise<Map<string, Approval>> {
  const rows = await reader.entry.findMany({
    where: { id: { in: [...ids] }, approvedAt: { not: null } },
    select: { id: true, approvedAt: true, approvedBy: true, approvedPost: true, approvedFor: true, approvedHow: true },
  });
  return new Map(rows.flatMap((row) => {
    const approval = approvalOf(row, "Entry");
    return approval === null ? [] : [[row.id, approval] as const];
  }));
}
