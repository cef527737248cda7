/** What pasted findings would become: what was understood of them, and which of them are there already. */
import type { Ctx } from "~/db/ctx.server";
import { readPastedFindings, type PastedFinding } from "~/domain/import/read-pasted-findings";
import { sameText } from "~/domain/import/same-text";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";
import { readRecord } from "~/queries/record.server";

export type PasteRow = PastedFinding & {
  /** The reference of the finding it is already there as. */
  duplicateOf: string | null;
};

export type PastePreview = { rows: PasteRow[]; notUnderstood: { line: number; text: string }[] };

function duplicateOf(pasted: PastedFinding, ofInspection: readonly FindingRecord[]): string | null {
  const same = ofInspection.find((finding) =>
    pasted.number === null ? finding.kind === pasted.kind && sameText(finding.text, pasted.text) : finding.number === pasted.number,
  );
  return same?.reference ?? null;
}

export async function pastePreview(ctx: Ctx, text: string, inspection: string): Promise<Done<PastePreview>> {
  const allowed = may(ctx.actor, "add a finding");
  if (!allowed.ok) return allowed;
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const title = inspection.trim().toLowerCase();
  const ofInspection = read.value.findings.filter((finding) => finding.inspection?.title.toLowerCase() === title);
  const { findings, notUnderstood } = readPastedFindings(text);
  return done({ rows: findings.map((finding) => ({ ...finding, duplicateOf: duplicateOf(finding, ofInspection) })), notUnderstood });
}
