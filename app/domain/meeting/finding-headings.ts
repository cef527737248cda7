/** What findings are called on one agenda: two inspections may print the same number. */
import type { FindingKind } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";

type Named = { id: string; reference: string; number: string | null; kind: FindingKind; inspectionTitle: string | null };

/** By their ids; with the inspection where the number alone does not tell which it is. */
export function findingHeadings(findings: readonly Named[]): Map<string, string> {
  const times = new Map<string, number>();
  for (const { number } of findings) if (number !== null) times.set(number, (times.get(number) ?? 0) + 1);
  const isDoubtful = ({ number }: Named) => number === null || (times.get(number) ?? 0) > 1;
  return new Map(findings.map((finding) => {
    const from = isDoubtful(finding) && finding.inspectionTitle !== null ? `, ${finding.inspectionTitle}` : "";
    return [finding.id, `${findingTitle(finding)}${from} (${finding.reference})`];
  }));
}
