/** Reads the label HMICFRS prints before a finding: "AFI 7: The force should …", "Rec 2", "Cause of concern: …". */
import type { FindingKind } from "~/domain/finding";

/** `number` is the label in canonical form ("AFI 7"); null where none is printed, and for a cause of concern. */
export type FindingLabel = { kind: FindingKind; number: string | null; text: string };

const DIGITS = String.raw`(?:(?:no\.?|number|#)\s*)?(\d{1,3}(?:\.\d{1,2})?[a-z]?)`;
/** After a number: a separator, a capital on the same line, a line break, or the end. */
const AFTER_NUMBER = String.raw`(?:\s*[:.)\]–—-]+\s*|\s*\n\s*|\s+(?=[“"'‘]?[A-Z])|\s*$)`;
const AFTER_NAME = String.raw`\s*(?:\((?:AFI|CoC)s?\)\s*)?(?:[:–—-]+\s*|\n\s*)`;

const NAMES: readonly (readonly [string, FindingKind])[] = [
  [String.raw`accelerated\s+causes?\s+of\s+concern`, "accelerated-cause-of-concern"],
  [String.raw`causes?\s+of\s+concern|CoC`, "cause-of-concern"],
  [String.raw`(?:local\s+|national\s+)?(?:recommendations?|recs?\.?)`, "recommendation"],
  [String.raw`areas?\s+for\s+improvement(?:\s*\(AFIs?\))?|AFIs?`, "afi"],
];

const NUMBERED = NAMES.map(([name, kind]) => ({ kind, pattern: new RegExp(String.raw`^\s*[[(]?(?:${name})\s*${DIGITS}[\])]?(?![\d.]*\d)${AFTER_NUMBER}`, "i") }));
const NAMED = NAMES.map(([name, kind]) => ({ kind, pattern: new RegExp(String.raw`^\s*(?:${name})${AFTER_NAME}`, "i") }));
const NAME_ONLY = NAMES.map(([name, kind]) => ({ kind, pattern: new RegExp(String.raw`^\s*(?:${name})\s*$`, "i") }));
const SHORT_LABEL = /^\s*(A|R)\s?(\d{1,3})(?:\s*[:.)–—-]+\s+|\s*$)/;

/** "7" of an AFI → "AFI 7". Null for a cause of concern, which has no number of its own. */
export function numberLabel(kind: FindingKind | null, digits: string): string | null {
  switch (kind) {
    case "afi": return `AFI ${digits}`;
    case "recommendation": return `Recommendation ${digits}`;
    case "cause-of-concern": case "accelerated-cause-of-concern": return null;
    case "other": case null: return digits;
    default: return kind satisfies never;
  }
}

// The separator alone decides that a number is a label: "AFI 7 relates to …" is a sentence.
function capitalFollows(text: string): boolean {
  return text === "" || !/^[a-z]/.test(text);
}

/** The label at the start of a text and what follows it, or null where the text has none. */
export function readFindingLabel(text: string): FindingLabel | null {
  for (const { kind, pattern } of NUMBERED) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const rest = text.slice(match[0].length).trim();
    const separated = /[:.)\]–—\n-]\s*$/.test(match[0]);
    if (separated || capitalFollows(rest)) return { kind, number: numberLabel(kind, match[1] ?? ""), text: rest };
  }
  for (const { kind, pattern } of NAMED) {
    const match = pattern.exec(text);
    if (match !== null) return { kind, number: null, text: text.slice(match[0].length).trim() };
  }
  const short = SHORT_LABEL.exec(text);
  if (short !== null) {
    const kind = short[1] === "A" ? "afi" : "recommendation";
    return { kind, number: numberLabel(kind, short[2] ?? ""), text: text.slice(short[0].length).trim() };
  }
  return null;
}

/** What a cell of numbers says: "7", "AFI 7", "Rec 2", "2 – AFI". `digits` is null where it names a kind only. */
export function readNumberCell(text: string): { kind: FindingKind | null; digits: string | null } | null {
  const plain = text.trim();
  const only = NAME_ONLY.find(({ pattern }) => pattern.test(plain));
  if (only !== undefined) return { kind: only.kind, digits: null };
  const digits = /^#?(\d{1,3}(?:\.\d{1,2})?[a-z]?)[.):]?$/i.exec(plain)?.[1];
  if (digits !== undefined) return { kind: null, digits };
  for (const { kind, pattern } of NUMBERED) {
    const match = pattern.exec(plain);
    if (match !== null && plain.slice(match[0].length).trim() === "") return { kind, digits: match[1] ?? null };
  }
  const short = SHORT_LABEL.exec(plain);
  if (short !== null && plain.length === short[0].length) return { kind: short[1] === "A" ? "afi" : "recommendation", digits: short[2] ?? null };
  const turned = /^(\d{1,3}[a-z]?)\s*[-–—,:(/]*\s*(.+?)\)?$/i.exec(plain);
  const name = turned === null ? undefined : NAME_ONLY.find(({ pattern }) => pattern.test(turned[2] ?? ""));
  return turned !== null && name !== undefined ? { kind: name.kind, digits: turned[1] ?? null } : null;
}

/** A text that is a label or number and nothing else. */
export function isBareNumber(text: string): boolean {
  const read = readNumberCell(text);
  return read !== null && read.digits !== null;
}

/** Findings are written as what a force should do, whatever the column is called. */
export function soundsLikeFinding(text: string): boolean {
  const label = readFindingLabel(text);
  return (label !== null && label.text !== "") || /\b(?:force|police|constabulary|chief constables?|forces)\b.{0,60}\b(?:should|needs? to|must)\b/i.test(text);
}
