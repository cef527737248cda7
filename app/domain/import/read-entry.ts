/** What a text put to the force is: a question, comment or concern; who asks; which response it follows; which findings it covers. */
import type { EntryKind } from "~/domain/entry";
import { officePostIn, postAtStart, speakerAtStart } from "~/domain/import/posts";

const NO_QUESTION = /^\s*(?:no (?:further |additional |specific )?questions?\b|(?:there were )?none\b|nil\b|n\/a\b|not applicable\b|nothing (?:arising|to raise)\b|deferred\b)/i;
const ASKS = /\?|\b(?:ask(?:ed|s|ing)?|question(?:ed|s|ing)|quer(?:y|ied|ies)|sought|seeks?|seeking|enquir(?:ed|es|y)|inquir(?:ed|es)|request(?:ed|s)?|challeng(?:ed|es)|invit(?:ed|es)|wanted to know|would like to (?:know|understand|see)|please)\b/i;
const ASKS_FIRST = /^\s*(?:who|what|when|where|why|which|how|can|could|will|would|does|do|did|is|are|was|were|has|have|should)\b/i;
const CONCERN = /\b(?:concern(?:s|ed|ing)?|disappoint(?:ed|ment|ing)|dissatisf(?:ied|action)|worr(?:y|ied|ying)|frustrat(?:ed|ion))\b/i;
const COMMENT = /\b(?:comment(?:ed|s)?|welcom(?:ed|es)|not(?:ed|es)|thank(?:ed|s)?|prais(?:ed|es)|acknowledg(?:ed|es)|highlight(?:ed|s)?|observ(?:ed|es)|congratulat(?:ed|es)|commend(?:ed|s)|recogni[sz](?:ed|es)|pleased)\b/i;

/** A text that asks nothing is a concern or a comment when it says so, and a question otherwise. */
export function entryKind(text: string): EntryKind {
  if (NO_QUESTION.test(text)) return "comment";
  if (ASKS.test(text) || ASKS_FIRST.test(text)) return "question";
  if (CONCERN.test(text)) return "concern";
  return COMMENT.test(text) ? "comment" : "question";
}

const OTHER_ANSWER = /^[^,.]*?\b(?:the\s+)?[A-Za-z/]+['’]s?\s+(?:reply|response|answer)\b/i;

/** The post that asks; the PCC where the text names nobody of the office. */
export function askedBy(text: string): string {
  const start = OTHER_ANSWER.test(text) ? null : (speakerAtStart(text) ?? null);
  return start ?? officePostIn(text) ?? (postAtStart(text) === "DPCC" ? "DPCC" : "PCC");
}

const ANSWER = String.raw`(?:reply|replies|responses?|answers?|comments?)`;
const FOLLOWS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:in response|in reply|further|following(?: up)?(?: on| from)?|with reference|in relation|as a follow[- ]?up|follow[- ]?up)\s+(?:to\s+)?(?:the\s+)?(?:[\w/]+(?:['’]s?)?\s+){0,3}?${ANSWER}\b(?:\s+(?:to|on|in|at)\s+(?:the\s+)?(?:Q(?:uestion)?\s*(\d{1,2})))?`, "i"),
  /\b(?:in response|in reply|further|as a follow[- ]?up|follow[- ]?up|following (?:up )?(?:on )?(?:from )?)\s*(?:to\s+)?(?:the\s+)?Q(?:uestion)?\s*(\d{1,2})\b/i,
  /\bfollow(?:ed|s|ing)[- ]up\b/i,
  /^\s*(?:as a )?follow[- ]?up\b/i,
];

/** Whether a text takes up an earlier response: the number it names, "before" for the entry before it, or null. */
export function followedNumber(text: string): number | "before" | null {
  const opening = text.slice(0, 200);
  for (const pattern of FOLLOWS) {
    const match = pattern.exec(opening);
    if (match === null) continue;
    return match[1] === undefined ? "before" : Number(match[1]);
  }
  return null;
}

const LIST = /\b(AFIs?|areas? for improvement|recommendations?|recs?)\s+(?:nos?\.?\s+|numbers?\s+)?(\d{1,3}(?:\s*(?:,|&|and|to|–|-|,\s*and)\s*(?:AFIs?\s+|recommendations?\s+|recs?\s+)?\d{1,3})+)/gi;

/** The numbers of the findings that a question names in a list ("AFIs 12, 13, 14 & 16"), as printed labels. */
export function coveredNumbers(text: string): string[] {
  const labels: string[] = [];
  for (const match of text.matchAll(LIST)) {
    const name = /^(?:afi|area)/i.test(match[1] ?? "") ? "AFI" : "Recommendation";
    const list = match[2] ?? "";
    for (const range of list.split(/\s*(?:,\s*and|,|&|and)\s*/i)) {
      const numbers = [...range.matchAll(/\d{1,3}/g)].map((each) => Number(each[0]));
      const [from, to = from] = numbers;
      if (from === undefined || to === undefined || to - from > 50) continue;
      for (let number = from; number <= to; number += 1) labels.push(`${name} ${String(number)}`);
    }
  }
  return [...new Set(labels)];
}

const ELSEWHERE = /^\s*(?:\(?(?:to be |will be |was |being |already )?(?:addressed|covered|dealt with|discussed|answered|picked up|considered|included|raised|reported)\s+(?:as part of|under|in|at|by|through|within|with|elsewhere|separately|during|above|below)\b|(?:please )?(?:see|refer to)\s+(?:AFI|rec|recommendation|above|below|the\b|cause|question|Q\d|[A-Z])|as (?:per|for|above)\b)/i;
const LONGEST_POINTER = 240;

/** A cell that only says where the questions on the finding were put instead. */
export function isAddressedElsewhere(text: string): boolean {
  return text.length <= LONGEST_POINTER && ELSEWHERE.test(text) && !text.includes("?") && !/\b(?:asked|questioned|sought)\b/i.test(text);
}

/** A lone dash says that nothing is there. */
export function isBlankMark(text: string): boolean {
  return /^[\s\-–—_.]*$/.test(text);
}
