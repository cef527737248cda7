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

function shortForce(forceName: string): string {
  return plain(forceName.replace(/\b(?:police|constabulary|service)\b/gi, ""));
}

function cycleParts(forceName: string, boardOn: CalendarDate): string[] {
  return [shortForce(forceName), "sib", boardOn].filter((part) => part !== "");
}

export function exportFileName({ forceName, view, today, format }: { forceName: string; view: ExportView; today: CalendarDate; format: ExportFormat }): string {
  const force = shortForce(forceName);
  return `${[force, PAPERS[view], today].filter((part) => part !== "").join("-")}.${format}`;
}

/** 'marchshire-action-log-2022-05-23.xlsx'. */
export function actionLogFileName({ forceName, today }: { forceName: string; today: CalendarDate }): string {
  return `${[shortForce(forceName), "action-log", today].filter((part) => part !== "").join("-")}.xlsx`;
}

/** 'briefing-pack-m-0004-2022-05-23.docx'; whose drafts it holds comes first. */
export function packFileName({ meeting, drafts, format }: { meeting: { reference: string; date: CalendarDate }; drafts: string | null; format: string }): string {
  return `${[...(drafts === null ? [] : [`${plain(drafts.replace(/ only$/, ""))}-only`]), "briefing-pack", meeting.reference.toLowerCase(), meeting.date].join("-")}.${format}`;
}

/** What the name of a working copy begins with: 'working-copy-contains-drafts-marchshire-police-only'. */
export function workingCopyName(sideName: string): string {
  return `working-copy-contains-drafts-${plain(sideName)}-only`;
}

export function workingCopyFileName({ sideName, view, today }: { sideName: string; view: ExportView; today: CalendarDate }): string {
  return `${[workingCopyName(sideName), PAPERS[view], today].join("-")}.xlsx`;
}

/** 'marchshire-sib-2022-05-25-acc-ngozi-okafor.xlsx', by the board's day and the lead's words; 'whole-tracker' without a lead. */
export function copyFileName({ forceName, boardOn, lead }: { forceName: string; boardOn: CalendarDate; lead: string | null }): string {
  return `${[...cycleParts(forceName, boardOn), lead === null ? "whole-tracker" : plain(lead) || "lead"].join("-")}.xlsx`;
}

/** 'marchshire-sib-2022-05-25-by-lead.zip'. */
export function copiesFileName({ forceName, boardOn }: { forceName: string; boardOn: CalendarDate }): string {
  return `${[...cycleParts(forceName, boardOn), "by-lead"].join("-")}.zip`;
}

/** The same names with numbers behind those that come again. */
export function differentNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let different = name;
    for (let count = 2; taken.has(different); count++) different = name.replace(/(\.[a-z]+)$/, `-${String(count)}$1`);
    taken.add(different);
    return different;
  });
}
