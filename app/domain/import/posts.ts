/** The posts that papers name, by side, and how a sentence shows who speaks. */

/** Posts of the commissioner's office and those who question beside it. */
const OFFICE = ["PCC", "DPCC", "CEX", "SPM", "PM", "PO", "PA", "PCI", "OPCC", "PCP", "APCC"] as const;

const IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^deputy (?:police and crime commissioner|commissioner|pcc)$/i, "DPCC"],
  [/^(?:police and crime commissioner|commissioner)$/i, "PCC"],
  [/^senior policy manager$/i, "SPM"],
  [/^chief executive$/i, "CEX"],
  [/^deputy chief constable$/i, "DCC"],
  [/^chief constable$/i, "CC"],
  [/^(?:police and crime )?panel$/i, "PCP"],
];

const WORDED = "deputy police and crime commissioner|deputy commissioner|deputy PCC|police and crime commissioner|commissioner|senior policy manager|chief executive|deputy chief constable|chief constable|police and crime panel|panel";
const RANKED = String.raw`(?:T\/|A\/)?(?:Det(?:ective)? |Ch(?:ief)? )?(?:C\/?Supt|Ch(?:ief)? Supt|Supt|Superintendent|Insp|Inspector|Sgt)(?: [A-Z][a-z]+)?`;
const CODE = String.raw`(?:T\/|A\/)?[A-Z][A-Z&]{1,5}[A-Z]?`;

const SPEAKS = String.raw`(?:has |have |had |also |further |then |further to this |in turn |again |himself |herself )*(?:advis|ad|acknowledg|agre|answer|ask|assur|believ|clarif|comment|conclud|confirm|emphasis|expect|explain|express|feel|felt|follow|highlight|is (?:confident|satisfied|assured|happy|clear)|not(?:ed|es)|outlin|point|queri|query|question|rais|recogni[sz]|repl|report|request|respon|reiterat|said|sa(?:y|id)|set|sought|seek|stat|stress|suggest|thank|think|thought|told|undert|updat|welcom|want)`;

export function isOfficePost(post: string): boolean {
  return (OFFICE as readonly string[]).includes(post);
}

/** "Deputy Chief Constable" → "DCC"; a code stays as written. */
function canonical(post: string): string {
  return IN_WORDS.find(([pattern]) => pattern.test(post))?.[1] ?? post;
}

const START = new RegExp(String.raw`^\s*(?:In addition,? |Additionally,? |However,? |Also,? )?(?:[Tt]he )?(${CODE}|${RANKED}|(?:[Dd]eputy|[Pp]olice|[Cc]ommissioner|[Ss]enior|[Cc]hief|[Pp]anel)[A-Za-z ]*?)(?=(?:'s|’s)? (?:${SPEAKS}))`);
const START_WORDED = new RegExp(String.raw`^\s*(?:[Tt]he )?(${WORDED})\b`, "i");
const RESPONSE_WAS = new RegExp(String.raw`^\s*(?:[Tt]he )?(${CODE}|${RANKED})(?:'s|’s)? (?:response|reply|answer|opinion|view)\b`);
const NAMED_FIRST = new RegExp(String.raw`^\s*(?:[Tt]he )?(${CODE}|${RANKED})(?= [a-z]|\s*[:–-])`);

/** The post that a text shows as speaking at its very start ("The DCC added …"), or null. */
export function speakerAtStart(text: string): string | null {
  const match = START.exec(text) ?? RESPONSE_WAS.exec(text);
  const post = match?.[1]?.trim();
  if (post === undefined || post === "") return null;
  const name = canonical(post);
  return /^[A-Z]/.test(name) ? name : null;
}

/** The post named first at the start of a text, whatever it does there. */
export function postAtStart(text: string): string | null {
  const spoken = speakerAtStart(text);
  if (spoken !== null) return spoken;
  const worded = START_WORDED.exec(text)?.[1];
  if (worded !== undefined) return canonical(worded);
  return NAMED_FIRST.exec(text)?.[1] ?? null;
}

/** The first post of the office that speaks anywhere in a text. */
export function officePostIn(text: string): string | null {
  const match = new RegExp(String.raw`\b(${OFFICE.join("|")})\b(?!['’]s?\b)(?= [a-z])`).exec(text);
  return match?.[1] ?? null;
}
