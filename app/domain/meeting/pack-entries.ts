/** The questions, comments and concerns of a briefing pack with the responses to each, as a table of the published order. */
import { ENTRY_KIND_WORDS, ENTRY_STATE_WORDS, isIssued } from "~/domain/entry";
import type { PaperBlock, PaperCell, PaperLine, PaperTable } from "~/domain/paper/paper";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { describeCommitment, formatConfidence } from "~/domain/response";

/** `also`: where else on the agenda it stands, in words. */
export type PackEntry = { entry: EntryRecord; number: number | null; also: readonly string[] };

export const DRAFT_QUESTION = "Draft, not issued";

export function spoken(key: string, text: string): PaperBlock[] {
  return text.split("\n").filter((each) => each.trim() !== "").map((each, index): PaperBlock => ({ is: "line", key: `${key}/${String(index)}`, line: { text: each } }));
}

function paragraphs(text: string, by: string | null): PaperLine[] {
  return text.split("\n").filter((each) => each.trim() !== "").map((each, index): PaperLine => (index === 0 ? { text: each, by } : { text: each }));
}

function asked({ entry, number, also }: PackEntry): PaperCell {
  const { kind, askedBy, text, state } = entry;
  const head = [isIssued(state) ? "" : DRAFT_QUESTION, number === null ? ENTRY_KIND_WORDS[kind] : `Q${String(number)}`, askedBy === null ? "" : `asked by ${askedBy}`].filter((each) => each !== "").join(" · ");
  return { lines: [{ text: head, strong: true }, ...paragraphs(text, null), ...(also.length === 0 ? [] : [{ text: `Also asked on ${also.join(", ")}.`, quiet: true }])] };
}

const STATES: Record<ResponseRecord["state"], string> = { draft: "Draft, not cleared", cleared: "Draft, cleared and not submitted", submitted: "" };

function responded(response: ResponseRecord): PaperLine[] {
  const { state, parts, statedConfidence, commitment } = response;
  const stated = [statedConfidence === null ? null : `Stated confidence: ${formatConfidence(statedConfidence)}`, describeCommitment(commitment)].flatMap((each) => (each === null ? [] : [{ text: each, quiet: true }]));
  return [...(STATES[state] === "" ? [] : [{ text: STATES[state], strong: true }]), ...parts.flatMap(({ by, text }) => paragraphs(text, by)), ...stated];
}

function answers({ entry }: PackEntry): PaperCell {
  if (entry.responses.length > 0) return { lines: entry.responses.flatMap(responded) };
  if (entry.kind !== "question") return { lines: [{ text: "No response is asked for.", quiet: true }] };
  return { lines: [{ text: isIssued(entry.state) ? (entry.state === "issued" ? "No response yet." : `${ENTRY_STATE_WORDS[entry.state]}, without a response.`) : "Not issued yet.", quiet: true }] };
}

export function entryTable(key: string, entries: readonly PackEntry[]): PaperTable {
  return {
    is: "table", key, caption: "Questions and responses", namedRows: false, columns: [{ heading: "PCC's assurance questions", width: 48 }, { heading: "Force response", width: 52 }],
    rows: entries.map((each) => ({ key: `${key}/${each.entry.id}`, cells: [asked(each), answers(each)] })),
  };
}
