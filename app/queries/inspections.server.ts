/** The inspections that findings come from, with how many there are and how many of them are still open. */
import type { Ctx } from "~/db/ctx.server";
import { isOpen } from "~/domain/finding";
import { done, type Done } from "~/domain/problem";
import type { InspectionRecord } from "~/domain/record";
import { readRecord } from "~/queries/record.server";

export type InspectionLine = InspectionRecord & { findings: number; open: number };

/** Newest first; those without a publication date last. */
export async function inspectionLines(ctx: Ctx): Promise<Done<InspectionLine[]>> {
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const { findings, inspections } = read.value;
  const lines = inspections.map((inspection) => {
    const ofIt = findings.filter((finding) => finding.inspection?.id === inspection.id);
    return { ...inspection, findings: ofIt.length, open: ofIt.filter((finding) => isOpen(finding.hmicfrsStatus)).length };
  });
  return done(lines.sort((a, b) => (b.publishedOn ?? "").localeCompare(a.publishedOn ?? "") || a.title.localeCompare(b.title, "en")));
}
