/** Finds actions in a response: "ACTION: …", "Action arising: DBS to …", with their owners and when they are due. */

export type ActionRead = { text: string; owners: string[]; due: string | null };

const MARKER = /(?:^|[\s([])(?:ACTIONS?(?:\s+(?:ARISING|[Aa]rising|point|POINT))?|Actions?(?:\s+(?:[Aa]rising|point|agreed))?|action\s+arising|Post[- ]meeting action)\s*(?:\d{1,2}\s*)?[:–—-]\s*/g;
const POST = String.raw`(?:T\/|A\/)?[A-Z][A-Z&]{1,5}[A-Z]?`;
const OWNERS = new RegExp(String.raw`^(?:the\s+)?(${POST}(?:\s*(?:,|&|\/|and)\s*(?:the\s+)?${POST})*)\s+(?:to|will|should|is to|are to|agreed to|must)\s+(?!be\s+(?:given|sent|provided|briefed|supplied|shown|updated|told|informed|invited|copied|included|offered)\b|receive\b|have\b)`, "i");
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const WHEN = String.raw`(?:\d|${MONTH}\b|${DAY}\b|q[1-4]\b|(?:the\s+)?(?:end|next|close|start|beginning|middle|following|forthcoming|summer|autumn|winter|spring|christmas|easter|new\s+year)\b|next\b|then\b|this\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)`;
const DUE = new RegExp(
  String.raw`\b(?:(?:no later than|not later than|in time for|prior to|ahead of|before|by|within|on|at|in|during|after|following|due(?: by| on)?)\s+(?:the\s+)?${WHEN}|once\b|when\b|as soon as\b|before the\b|prior to the\b|ahead of the\b|in time for\b|at (?:the )?next\b|immediately\b|asap\b|in due course\b)`,
  "gi",
);

/** The trailing words that say when: "before 6th June", "once developed", "by 30 June 2022". */
function duePhrase(text: string): string | null {
  const plain = text.replace(/[\s.;)\]]+$/, "");
  const starts = [...plain.matchAll(DUE)].map((match) => match.index);
  for (const start of starts) {
    const phrase = plain.slice(start);
    if (phrase.split(/\s+/).length <= 8 && !/[.;]\s/.test(phrase)) return phrase;
  }
  return null;
}

function ownersOf(text: string): string[] {
  const match = OWNERS.exec(text);
  if (match === null) return [];
  const names = (match[1] ?? "").split(/\s*(?:,|&|\/(?=[A-Z]{2})|\band\b)\s*/).map((name) => name.replace(/^the\s+/i, "").trim());
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
