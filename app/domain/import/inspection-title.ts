/** Tells the title of an HMICFRS report from other lines, and the kind of inspection from its title. */
import { readDate, type CalendarDate } from "~/domain/calendar-date";
import type { InspectionKind } from "~/domain/finding";

/** `sure`: the line says that it names an inspection, or names one that the record has; otherwise it only looks like a title. */
export type InspectionTitle = { title: string; publishedOn: CalendarDate | null; sure: boolean };

const NOT_A_REPORT = /\b(?:meeting|tracker|update|updates|dashboard|board|minutes|notes|agenda|log|action plan|summary|key|guide|total|question|response)s?\b/i;
const NAMED = /^\s*(?:inspection|report|hmicfrs report|inspection report|report title|name of (?:report|inspection))\s*[:–-]\s*(.+)$/is;
const PUBLISHED = /\s*[([,;–-]*\s*\bpublished(?: on)?:?\s+(\d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2})\s*[)\]]?\s*/i;
const LONGEST_TITLE = 200;

function withoutDate(text: string): Omit<InspectionTitle, "sure"> {
  const match = PUBLISHED.exec(text);
  const publishedOn = match === null ? null : readDate(match[1] ?? "");
  if (match === null || publishedOn === null) return { title: text.replace(/\s+/g, " ").trim(), publishedOn: null };
  return { title: text.replace(match[0], " ").replace(/\s+/g, " ").trim(), publishedOn };
}

/** Titles are the same whatever their case, punctuation and spaces. */
export function titleKey(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The title in a line that names a report: "Inspection: …", or a line that can hardly be anything else; null otherwise. */
export function readInspectionTitle(text: string, known: readonly string[]): InspectionTitle | null {
  const named = NAMED.exec(text);
  const read = withoutDate(named?.[1] ?? text);
  if (read.title === "" || read.title.length > LONGEST_TITLE) return null;
  if (named !== null || known.some((title) => titleKey(title) === titleKey(read.title))) return { ...read, sure: true };
  if (/[.?!]$/.test(read.title) || NOT_A_REPORT.test(read.title)) return null;
  const hasYear = /\b(?:19|20)\d{2}\b/.test(read.title);
  if (/\bPEEL\b/.test(read.title) && hasYear) return { ...read, sure: false };
  const words = /\b(?:inspection|revisit|thematic|report|HMICFRS|HMIC)\b/i.test(read.title);
  return words && (hasYear || /^(?:an? |the )?(?:joint |national |thematic )*(?:inspection|report|revisit)\b/i.test(read.title) || /\b(?:inspection|report|revisit)$/i.test(read.title)) ? { ...read, sure: false } : null;
}

export function inspectionKind(title: string): InspectionKind {
  if (/\brevisit/i.test(title)) return "revisit";
  if (/\bPEEL\b/i.test(title)) return "peel";
  if (/\bjoint\b/i.test(title)) return "joint";
  if (/\b(?:crime data integrity|child protection|custody|counter[- ]corruption|vetting)\b/i.test(title)) return "rolling";
  return /\b(?:national|thematic|super-complaint)\b/i.test(title) ? "national" : "other";
}
