/** What a row with one text across the table says about the rows below it. */
import type { FindingKind } from "~/domain/finding";
import { readFindingLabel, readNumberCell, type FindingLabel } from "~/domain/import/finding-label";
import { readInspectionTitle, type InspectionTitle } from "~/domain/import/inspection-title";

export type Section =
  | { is: "kind"; kind: FindingKind }
  | { is: "finding"; label: FindingLabel }
  | { is: "inspection"; inspection: InspectionTitle }
  | { is: "opening"; text: string }
  | { is: "aob"; text: string };

const AOB = /^\s*(?:AOB|any other business)\b\s*[:–.-]*\s*/i;
const OPENING = /^\s*(?:PCC(?:['’]s)?\s+)?opening (?:comments?|remarks?|statement)\b\s*[:–.-]*\s*/i;
const OTHER = /^\s*other findings?\s*:?\s*$/i;

/** Null where the text is none of these. `knownTitles` are those of inspections already in the record. */
export function readSection(text: string, knownTitles: readonly string[]): Section | null {
  if (AOB.test(text)) return { is: "aob", text: text.replace(AOB, "").trim() };
  if (OPENING.test(text)) return { is: "opening", text: text.replace(OPENING, "").trim() };
  const bare = readNumberCell(text.replace(/^\s*(?:HMICFRS|PEEL|local|national)\s+/i, "").replace(/\s*[:–-]\s*$/, "").replace(/\s*\((?:AFI|Rec|CoC)s?\)\s*$/i, ""));
  if (bare !== null && bare.digits === null && bare.kind !== null) return { is: "kind", kind: bare.kind };
  if (OTHER.test(text)) return { is: "kind", kind: "other" };
  const label = readFindingLabel(text);
  if (label !== null && label.text !== "") return { is: "finding", label };
  const inspection = readInspectionTitle(text, knownTitles);
  return inspection === null ? null : { is: "inspection", inspection };
}
