/** The name of an exported file: 'marchshire-sib-tracker-2022-05-23.xlsx'. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { ExportView } from "~/domain/export/export-sheet";

export const EXPORT_FORMATS = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const PAPERS: Record<ExportView, string> = { sib: "sib-tracker", assurance: "assurance" };

/** Letters and digits only, so that every system takes it. */
function plain(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}

export function exportFileName({ forceName, view, today, format }: { forceName: string; view: ExportView; today: CalendarDate; format: ExportFormat }): string {
  const force = plain(forceName.replace(/\b(?:police|constabulary|service)\b/gi, ""));
  return `${[force, PAPERS[view], today].filter((part) => part !== "").join("-")}.${format}`;
}

/** What the name of a working copy begins with: 'working-copy-contains-drafts-marchshire-police-only'. */
export function workingCopyName(sideName: string): string {
  return `working-copy-contains-drafts-${plain(sideName)}-only`;
}

export function workingCopyFileName({ sideName, view, today }: { sideName: string; view: ExportView; today: CalendarDate }): string {
  return `${[workingCopyName(sideName), PAPERS[view], today].join("-")}.xlsx`;
}
