/** How one finding speaks of another: enough to name it and say where it stands. */
import { FINDING_KIND_WORDS, type FindingKind } from "~/domain/finding";
import type { FindingRecord } from "~/domain/record";

export type FindingName = Pick<FindingRecord, "reference" | "number" | "kind" | "text">;

/** 'AFI 7', or the kind where the report prints no number. */
export function findingTitle(finding: { number: string | null; kind: FindingKind }): string {
  return finding.number ?? FINDING_KIND_WORDS[finding.kind];
}
