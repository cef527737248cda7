/** What a heading of somebody's tracker means, alone or under a group heading. */
import { columnOfHeading, headingKey, COLUMN_LIST, COLUMNS, type ColumnKey } from "~/domain/columns";

/** Columns of trackers that are none of ours: their reference, an opening comment, and who asks and responds under what number. */
export const OTHER_ROLES = ["theirReference", "opening", "questionNumber", "askedBy", "respondedBy"] as const;
export type OtherRole = (typeof OTHER_ROLES)[number];

/** The meaning of a column in a file: "status" is for its values to decide, "ignore" is what a person said. */
export type Role = ColumnKey | OtherRole | "status" | "ignore";

/** Headings a person mapped by hand, by `headingKey`. */
export type HeadingMapping = Readonly<Record<string, Role>>;

export type RoleRead = { role: Role; rank: number; date: string | null };

const OPENING = /^(?:pccs? )?opening (?:comments?|remarks?|statement)$/;
const OTHERS: readonly (readonly [OtherRole, RegExp])[] = [
  ["opening", OPENING],
  ["theirReference", /^(?:their|force) ref(?:erence)?$/],
  ["questionNumber", /^(?:q|question|assurance question) (?:no|number|ref)$|^q$/],
  ["askedBy", /^(?:asked|raised|question) by$|^questioner$/],
  ["respondedBy", /^(?:responded|answered|response|reply) by$|^(?:responder|respondent|responding officer)$/],
];
const STATUS = new Set(["status", "current status", "overall status", "progress status"]);
const PERIOD = /[\s–-]+(?:as at\s+)?(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{2,4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|q[1-4](?:\s+\d{2,4}(?:[/-]\d{2,4})?)?)\s*$/i;
const LEADING = /^(?:current|latest|force|hmicfrs|our|the|sib|overall)\s+/i;

/** How well a heading fits: 0 its own heading, then the order of the aliases. */
function rankOf(heading: string, role: ColumnKey): number {
  const key = headingKey(heading);
  if (headingKey(COLUMNS[role].heading) === key) return 0;
  const alias = COLUMNS[role].aliases.findIndex((each) => headingKey(each) === key);
  return alias < 0 ? 999 : alias + 1;
}

function known(heading: string): Role | null {
  const key = headingKey(heading);
  if (STATUS.has(key)) return "status";
  if (key === "rec" || key === "recs") return "finding";
  return OTHERS.find(([, pattern]) => pattern.test(key))?.[0] ?? columnOfHeading(heading);
}

/** The heading as written, then without brackets, without a period at its end, without a leading "Current", without a plural s. */
function variants(heading: string): string[] {
  const plain = heading.replace(/\s+/g, " ").trim();
  const open = plain.replace(/\s*[([][^)\]]*[)\]]?/g, "").replace(/[:*?]+\s*$/, "").trim();
  const undated = open.replace(PERIOD, "").trim();
  const bare = undated.replace(LEADING, "").trim();
  return [...new Set([plain, open, undated, bare, bare.replace(/s$/i, "")])].filter((each) => each !== "");
}

const AS_LISTED = new Set(COLUMN_LIST.flatMap((column) => [column.heading, ...column.aliases]).map((name) => name.toLowerCase()));

/** Whether a text is a heading exactly as listed: what a row of values hardly ever holds. Far cheaper than to read it. */
export function isListedHeading(text: string): boolean {
  return text.length <= 60 && AS_LISTED.has(text.trim().toLowerCase());
}

export function headingPeriod(heading: string): string | null {
  return PERIOD.exec(heading.replace(/[()[\]:]/g, " ").replace(/\s+/g, " ").trim())?.[0].replace(/^[\s–-]+(?:as at\s+)?/i, "").trim() ?? null;
}

function mappedRole(mapping: HeadingMapping, heading: string): Role | undefined {
  const key = headingKey(heading);
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

export function roleOfHeading(heading: string, mapping: HeadingMapping = {}): RoleRead | null {
  if (heading.trim() === "" || heading.length > 200) return null;
  const mapped = mappedRole(mapping, heading);
  const date = headingPeriod(heading);
  if (mapped !== undefined) return { role: mapped, rank: -1, date };
  for (const [index, variant] of variants(heading).entries()) {
    const role = known(variant);
    if (role === null) continue;
    const rank = role in COLUMNS ? rankOf(variant, role as ColumnKey) : 0;
    return { role, rank: rank + index * 1000, date };
  }
  return null;
}

const UNDER_GROUP: Partial<Record<Role, readonly (readonly [RegExp, Role])[]>> = {
  update: [
    [/^(?:text|narrative|details?|position|update|commentary|comments?|progress)$/, "update"],
    [/^(?:as at|date|as at date|dated|when)$/, "updateAsAt"],
    [/^(?:rag|status|rating|rag status|rag rating)$/, "rag"],
    [/^(?:reason|rag reason)$/, "ragReason"],
  ],
  rag: [
    [/^(?:rating|current|status|rag|now|colour|value)$/, "rag"],
    [/^(?:reason|rationale|comments?|why|justification)$/, "ragReason"],
  ],
  finding: [
    [/^(?:no|number|ref no|num)$/, "number"],
    [/^(?:type|kind)$/, "kind"],
    [/^(?:text|details?|wording|description|full text)$/, "finding"],
    [/^(?:inspection|report|source)$/, "inspection"],
    [/^(?:area|theme|question area)$/, "questionArea"],
    [/^(?:deadline|due|due date)$/, "deadline"],
    [/^(?:status)$/, "hmicfrsStatus"],
  ],
  questions: [[/^(?:text|questions?|detail)$/, "questions"], [/^(?:responses?|answers?|reply)$/, "responses"]],
  responses: [[/^(?:text|responses?|answers?|detail|reply)$/, "responses"], [/^(?:questions?)$/, "questions"]],
  targetDate: [[/^(?:date|completion|due)$/, "targetDate"]],
};

const LEADS = /^(?:leads?|owners?|lead officers?|force leads?|responsibility|ownership)$/;
const DATES = /^(?:dates?|timescales?|deadlines?|key dates)$/;
const HMICFRS = /^(?:hmicfrs|inspectorate|hmic)$/;

/** The meaning of a heading that stands under a group heading, such as "Strategic" under "Leads". */
export function roleUnderGroup(group: string, heading: string, mapping: HeadingMapping = {}): RoleRead | null {
  if (heading.trim() === "") return roleOfHeading(group, mapping);
  const mapped = mappedRole(mapping, `${group} ${heading}`);
  if (mapped !== undefined) return { role: mapped, rank: -1, date: null };
  const above = headingKey(group);
  const below = headingKey(heading);
  if (LEADS.test(above)) {
    if (below.startsWith("strategic")) return { role: "strategicLead", rank: 0, date: null };
    if (below.startsWith("tactical")) return { role: "tacticalLead", rank: 0, date: null };
  }
  if (DATES.test(above)) {
    if (/^(?:target|internal|force)$/.test(below)) return { role: "targetDate", rank: 0, date: null };
    if (/^(?:hmicfrs|deadline|hmicfrs deadline)$/.test(below)) return { role: "deadline", rank: 0, date: null };
  }
  if (HMICFRS.test(above) && below === "status") return { role: "hmicfrsStatus", rank: 0, date: null };
  const groupRole = roleOfHeading(group)?.role;
  const special = groupRole === undefined ? undefined : UNDER_GROUP[groupRole]?.find(([pattern]) => pattern.test(below));
  if (special !== undefined) return { role: special[1], rank: 0, date: null };
  const whole = columnOfHeading(`${group} ${heading}`) ?? columnOfHeading(`${heading} ${group}`) ?? columnOfHeading(`${heading} ${group.replace(/s$/i, "")}`);
  if (whole !== null) return { role: whole, rank: rankOf(`${group} ${heading}`, whole), date: null };
  return roleOfHeading(heading, mapping);
}
