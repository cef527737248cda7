/** How one finding speaks of another: enough to name it and say where it stands. */
import { FINDING_KIND_WORDS, type FindingKind, type FindingLinkKind } from "~/domain/finding";
import type { Rag } from "~/domain/rag";
import type { FindingRecord } from "~/domain/record";

export type RelatedFinding = Pick<FindingRecord, "id" | "reference" | "number" | "kind" | "text"> & {
  rag: Rag | null;
  inspectionTitle: string | null;
};

export type FindingTie = { kind: FindingLinkKind; direction: "from" | "to"; finding: RelatedFinding };

const TIE_WORDS: Record<FindingLinkKind, Record<FindingTie["direction"], string>> = {
  repeats: { from: "Repeats", to: "Repeated by" },
  supersedes: { from: "Supersedes", to: "Superseded by" },
};

export function tieWords({ kind, direction }: Pick<FindingTie, "kind" | "direction">): string {
  return TIE_WORDS[kind][direction];
}

/** 'AFI 7', or the kind where the report prints no number. */
export function findingTitle(finding: { number: string | null; kind: FindingKind }): string {
  return finding.number ?? FINDING_KIND_WORDS[finding.kind];
}
