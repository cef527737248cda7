/** Finding: any row HMICFRS gave the force to work on, with the words and values of its fields. */
export const FINDING_KINDS = ["afi", "recommendation", "cause-of-concern", "accelerated-cause-of-concern", "other"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_KIND_WORDS: Record<FindingKind, string> = {
  afi: "AFI",
  recommendation: "Recommendation",
  "cause-of-concern": "Cause of concern",
  "accelerated-cause-of-concern": "Accelerated cause of concern",
  other: "Other finding",
};

export function isCauseOfConcern(kind: FindingKind): boolean {
  return kind === "cause-of-concern" || kind === "accelerated-cause-of-concern";
}

/** HMICFRS's own word on the finding (its recommendations register, 2018). */
export const HMICFRS_STATUSES = ["awaiting-review", "being-progressed", "complete", "partially-met", "superseded"] as const;
export type HmicfrsStatus = (typeof HMICFRS_STATUSES)[number];

export const HMICFRS_STATUS_WORDS: Record<HmicfrsStatus, string> = {
  "awaiting-review": "Awaiting review",
  "being-progressed": "Being progressed",
  complete: "Complete",
  "partially-met": "Partially met",
  superseded: "Superseded",
};

/** Open = neither complete nor superseded; a finding without a status is open. */
export function isOpen(status: HmicfrsStatus | null): boolean {
  return status !== "complete" && status !== "superseded";
}

export const ASSURANCES = ["not-yet-reviewed", "further-assurance-sought", "partially-assured", "assured"] as const;
export type Assurance = (typeof ASSURANCES)[number];

export const ASSURANCE_WORDS: Record<Assurance, string> = {
  "not-yet-reviewed": "Not yet reviewed",
  "further-assurance-sought": "Further assurance sought",
  "partially-assured": "Partially assured",
  assured: "Assured",
};

export const INSPECTION_KINDS = ["peel", "national", "joint", "rolling", "revisit", "other"] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

export const INSPECTION_KIND_WORDS: Record<InspectionKind, string> = {
  peel: "PEEL",
  national: "National or thematic",
  joint: "Joint",
  rolling: "Rolling programme",
  revisit: "Revisit",
  other: "Other",
};

export const FINDING_LINK_KINDS = ["repeats", "supersedes"] as const;
export type FindingLinkKind = (typeof FINDING_LINK_KINDS)[number];

/** The reference printed everywhere for a finding: 'F-0106' for 106. It never changes and is never used again. */
export function findingReference(sequence: number): string {
  return `F-${String(sequence).padStart(4, "0")}`;
}

export function actionReference(sequence: number): string {
  return `A-${String(sequence).padStart(4, "0")}`;
}

/** The sequence of a reference as people write it (F-0106, f106, F 0106); null where it is none. */
export function readFindingReference(text: string): string | null {
  const match = /^\s*f\s*-?\s*0*(\d{1,7})\s*$/i.exec(text);
  return match ? findingReference(Number(match[1])) : null;
}
