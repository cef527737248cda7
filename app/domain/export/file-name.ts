/** The name of an exported file: 'marchshire-sib-tracker-2022-05-23.xlsx'. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { ExportView } from "~/domain/export/export-sheet";

export const EXPORT_FORMATS = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const PAPERS: Record<ExportView, string> = { sib: "sib-tracker", assurance: "assurance" };

/** Letters and digits only, so that every system takes it. */
export function exportFileName({ forceName, view, today, format }: { forceName: string; view: ExportView; today: CalendarDate; format: ExportFormat }): string {
  const force = forceName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\b(?:police|constabulary|service)\b/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${[force, PAPERS[view], today].filter((part) => part !== "").join("-")}.${format}`;
}
