/** Finds actions in a response: "ACTION: …", "Action arising: DBS to …", with their owners and when they are due. */

export type ActionRead = { text: string; owners: string[]; due: string | null };

const MARKER = /(?:^|[\s([])(?:ACTIONS?(?:\s+(?:ARISING|[Aa]rising|point|POINT))?|Actions?(?:\s+(?:[Aa]rising|point|agreed))?|action\s+arising|Post[- ]meeting action)\s*(?:\d{1,2}\s*)?[:–—-]\s*/g;
const WHO_TO = /^(?:the\s+)?(\S.{0,120}?)\s+(?:to|will|should|is to|are to|agreed to|must)\s+(?!be\s+(?:given|sent|provided|briefed|supplied|shown|updated|told|informed|invited|copied|included|offered)\b|receive\b|have\b)/i;
const BETWEEN_POSTS = /\s*(?:,|&|\/|\band\b)\s*(?:the\s+)?/i;
const POST_OR_TEMPORARY = /^(?:[TA]|[A-Z]{2,7})$/i;
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const WHEN = String.raw`(?:\d|${MONTH}\b|${DAY}\b|q[1-4]\b|(?:the\s+)?(?:end|next|close|start|beginning|middle|following|forthcoming|summer|autumn|winter|spring|christmas|easter|new\s+year)\b|next\b|then\b|this\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)`;
const DUE = new RegExp(
  String.raw`\b(?:(?:no later than|not later than|in time for|prior to|ahead of|before|by|within|on|at|in|during|after|following|due(?: by| on)?)\s+(?:the\s+)?${WHEN}|once\b|when\b|as soon as\b|before the\b|prior to the\b|ahead of the\b|in time for\b|at (?:the )?next\b|immediately\b|asap\b|in due course\b)`,
  "gi",
);

/** Eight words are no longer than this; a text in which every second word could say when is not read from each. */
const LONGEST_WHEN = 300;

/** The trailing words that say when: "before 6th June", "once developed", "by 30 June 2022". */
function duePhrase(text: string): string | null {
  const plain = text.replace(/(?<![\s.;)\]])[\s.;)\]]+$/, "");
  const starts = [...plain.matchAll(DUE)].map((match) => match.index).filter((start) => plain.length - start <= LONGEST_WHEN);
  for (const start of starts) {
    const phrase = plain.slice(start);
    if (phrase.split(/\s+/).length <= 8 && !/[.;]\s/.test(phrase)) return phrase;
  }
  return null;
}

function ownersOf(text: string): string[] {
  const said = WHO_TO.exec(text)?.[1] ?? "";
  // Parted first and then looked at one by one: one expression over a list of posts takes longer with each post than anybody waits.
  if (!said.split(BETWEEN_POSTS).every((each) => POST_OR_TEMPORARY.test(each))) return [];
  const names = said.split(/\s*(?:,|&|\/(?=[A-Z]{2})|\band\b)\s*/).map((name) => name.replace(/^the\s+/i, "").trim());
  return names.filter((name) => /^(?:T\/|A\/)?[A-Z][A-Z&]+$/.test(name));
}

/** The actions a text names. Each goes to the end of its line; the text itself is left as it is. */
export function readActions(text: string): ActionRead[] {
  return text.split("\n").flatMap((line) => {
    const markers = [...line.matchAll(MARKER)];
    return markers.flatMap((marker, index): ActionRead[] => {
      const said = line.slice(marker.index + marker[0].length, markers[index + 1]?.index).trim();
      return said === "" ? [] : [{ text: said, owners: ownersOf(said), due: duePhrase(said) }];
    });
  });
}
