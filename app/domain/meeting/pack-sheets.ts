/** The briefing pack as sheets: the agenda, what is outstanding, the findings with where they stand, and what is asked. */
import { COLUMNS } from "~/domain/columns";
import { entryLabel, isIssued } from "~/domain/entry";
import { findingTitle } from "~/domain/finding-name";
import { briefingPack, entriesOfItem, findingOf, openingEntries, standingNumbers, type PackInput } from "~/domain/meeting/briefing-pack";
import { ageWords, entriesAt, ragWords } from "~/domain/meeting/pack-finding";
import { DRAFT_QUESTION } from "~/domain/meeting/pack-entries";
import type { PaperTable } from "~/domain/paper/paper";
import type { EntryRecord } from "~/domain/record";
import { joinParts } from "~/domain/response";
import { formatSteps } from "~/domain/step";

/** A value of a column named in `dates` is a day. */
export type PackSheet = { name: string; columns: { heading: string; width: number }[]; dates: readonly number[]; rows: (string | null)[][] };

/** Hundredths of a page in characters. */
const PER_HUNDREDTH = 1.6;

function fromTable(name: string, table: PaperTable | undefined, columns: readonly string[]): PackSheet {
  return {
    name, dates: [], columns: (table?.columns ?? columns.map((heading) => ({ heading, width: 20 }))).map(({ heading, width }) => ({ heading, width: Math.max(8, Math.round(width * PER_HUNDREDTH)) })),
    rows: (table?.rows ?? []).map(({ cells }) => cells.map(({ lines }) => lines.map(({ text, by }) => (by == null ? text : `${by}: ${text}`)).join("\n") || null)),
  };
}

function withDraft(official: string | null, draft: string | undefined): string | null {
  if (draft === undefined) return official;
  return `${official === null ? "" : `${official}\n`}${draft}`;
}

function findingSheet({ lines, record, today }: PackInput): PackSheet {
  const numbers = standingNumbers(lines);
  const shown = record.findings.filter(({ id }) => numbers.has(id)).sort((a, b) => (numbers.get(a.id) ?? "").localeCompare(numbers.get(b.id) ?? "", "en", { numeric: true }));
  return {
    name: "Findings", dates: [7, 8],
    columns: [
      { heading: "Item", width: 7 }, { heading: "Reference", width: 10 }, { heading: "Number", width: 16 }, { heading: "Finding", width: 48 }, { heading: "RAG", width: 12 }, { heading: "Current update", width: 54 }, { heading: "Update as at", width: 22 },
      { heading: "Target date", width: 13 }, { heading: "Deadline", width: 13 }, { heading: "Steps to green", width: 44 }, { heading: "Strategic lead", width: 18 }, { heading: "Tactical lead", width: 18 },
    ],
    rows: shown.map((finding) => {
      const drafts = new Map(finding.drafts.map(({ column, value, state }) => [column as string, `Draft${state === "waiting" ? ", waits for a chief officer" : ""}: ${value === null ? "to be emptied" : COLUMNS[column].format(value)}`]));
      return [
        numbers.get(finding.id) ?? null, finding.reference, findingTitle(finding), finding.text, withDraft(ragWords(finding.update?.rag ?? null), drafts.get("rag")), withDraft(finding.update?.text ?? null, drafts.get("update")), ageWords(finding, today),
        finding.targetDate, finding.deadline, withDraft(formatSteps(finding.steps) || null, drafts.get("stepsToGreen")), finding.strategicLead?.text ?? null, finding.tacticalLead?.text ?? null,
      ];
    }),
  };
}

type Asked = { item: string; finding: string | null; entry: EntryRecord; number: number | null; also: readonly string[] };

function questionRow({ item, finding, entry, number, also }: Asked): (string | null)[] {
  const said = entry.responses.map(({ state, parts }) => `${state === "submitted" ? "" : state === "cleared" ? "Draft, cleared: " : "Draft: "}${joinParts(parts)}`).join("\n\n");
  return [item, finding, entryLabel({ ...entry, number }), `${isIssued(entry.state) ? "" : `${DRAFT_QUESTION}: `}${entry.text}`, entry.askedBy, also.join(", ") || null, said || null, entry.dueOn];
}

/** As the pack has them: the opening comment, then item by item. A question over several findings has a row, under the first of them that is on the agenda. */
function questionSheet(input: PackInput): PackSheet {
  const { lines, record, meeting } = input;
  const standing = standingNumbers(lines);
  const references = new Map(record.findings.map((finding) => [finding.id, finding]));
  const asked = lines.flatMap((line): Asked[] => {
    const { number: item } = line;
    const finding = references.get(findingOf(line) ?? "");
    if (finding === undefined) return entriesOfItem(line, input).map((entry) => ({ item, finding: null, entry, number: null, also: [] }));
    return entriesAt({ finding, meetingId: meeting.id, standing, references }).map(({ entry, number, also }) => ({ item, finding: finding.reference, entry, number, also }));
  });
  const all = [...openingEntries(input).map((entry): Asked => ({ item: "Opening", finding: null, entry, number: null, also: [] })), ...asked];
  const seen = new Set<string>();
  const rows = all.flatMap((each) => {
    if (seen.has(each.entry.id)) return [];
    seen.add(each.entry.id);
    return [questionRow(each)];
  });
  return {
    name: "Questions", dates: [7], rows,
    columns: [{ heading: "Item", width: 7 }, { heading: "Finding", width: 10 }, { heading: "No.", width: 10 }, { heading: "Question, comment or concern", width: 60 }, { heading: "Asked by", width: 11 }, { heading: "Also asked on", width: 26 }, { heading: "Response", width: 66 }, { heading: "Response due", width: 13 }],
  };
}

export function packSheets(input: PackInput): PackSheet[] {
  const tables = new Map(briefingPack(input).blocks.flatMap((block) => (block.is === "table" ? [[block.key, block] as const] : [])));
  const { meeting } = input;
  return [
    fromTable("Agenda", tables.get("agenda"), ["No.", "Item", "Note"]), fromTable("Outstanding matters", tables.get("matters"), ["Action", "What is to be done", "Owners", "Due", "Brought forward", "Last said"]),
    findingSheet(input), questionSheet(input), ...(meeting.attendance.length === 0 ? [] : [fromTable("Attendance", tables.get("attendance"), [])]),
  ];
}
