/** Finds for an entry of a file the one in the record that it is. */
import type { EntryRecord, FindingRecord } from "~/domain/record";
import { askAbout, likelyEntry } from "~/domain/import/own/identity";
import { targetOf, type PlanContext } from "~/domain/import/plan-context";
import type { ReadingEntry } from "~/domain/import/reading";
import { joinParts, type ResponsePart } from "~/domain/response";
import { likeness, sameText, STILL_THE_SAME } from "~/domain/import/same-text";

export type EntryMatch = { entry: EntryRecord } | { refused: string } | "new";

function recordsOf(context: PlanContext, row: ReadingEntry): { finding: FindingRecord; number: number | null }[] {
  return row.links.flatMap((link) => {
    const target = targetOf(context, link.finding);
    const finding = target !== null && "id" in target ? context.findingById.get(target.id) : undefined;
    return finding === undefined ? [] : [{ finding, number: link.number }];
  });
}

/** A number printed in the paper of another meeting is another question's. */
function otherMeeting(context: PlanContext, row: ReadingEntry, entry: EntryRecord): boolean {
  return row.meeting !== null && entry.meetingId !== null && context.meetingIds[row.meeting] !== entry.meetingId;
}

function atMeeting(context: PlanContext, row: ReadingEntry, used: ReadonlySet<string>): EntryMatch {
  const id = row.meeting === null ? null : (context.meetingIds[row.meeting] ?? null);
  if (id === null) return "new";
  const there = context.record.meetingEntries.filter((entry) => entry.meetingId === id && entry.place === row.entryPlace && !used.has(entry.id));
  const entry = there.find((each) => sameText(each.text, row.text)) ?? there.find((each) => likeness(each.text, row.text) >= STILL_THE_SAME);
  return entry === undefined ? "new" : { entry };
}

/** The number is that of a question with quite another text: it is that one, or a new one, as a person says. A cell of a paper holds several. */
function askWhich({ plan, options }: PlanContext, row: ReadingEntry, entry: EntryRecord, { finding, number }: { finding: FindingRecord; number: number }): EntryMatch {
  const candidate = likelyEntry(entry);
  const part = row.source === null ? { part: `Q${String(number)}` } : {};
  const reason = `Question ${String(number)} of ${finding.number ?? finding.reference} is already recorded with quite another text. Say on the import page which it is; or correct the number, or name the meeting and its date above the table, and import the file again.`;
  const answer = askAbout({ reading: plan, options }, row.place, { thing: "entry", ...part, why: "disagrees", text: row.text, candidates: [candidate], mayBeNew: true }, null);
  if (answer === null) return { refused: reason };
  return answer === candidate.reference ? { entry } : "new";
}

/** Tells questions of the same words apart. */
function saysTheSame(entry: EntryRecord, row: ReadingEntry): boolean {
  const words = (responses: readonly { parts: readonly ResponsePart[] }[]) => responses.map(({ parts }) => joinParts(parts)).join("\n");
  return sameText(words(entry.responses), words(row.responses));
}

export function matchEntry(context: PlanContext, row: ReadingEntry, byId: ReadonlyMap<string, EntryRecord>, used: ReadonlySet<string>): EntryMatch {
  if (row.mark?.ours === true) {
    const entry = byId.get(row.mark.id);
    if (entry === undefined) return { refused: "Its key names a question that is not in this database. Empty the key to add the row as a new question." };
    return { entry };
  }
  if (row.saidNew === true) return "new";
  if (row.entryPlace !== "finding") return atMeeting(context, row, used);
  const beside = recordsOf(context, row);
  for (const { finding } of beside) {
    const same = finding.entries.filter((each) => !used.has(each.id) && sameText(each.text, row.text) && !otherMeeting(context, row, each));
    const entry = same.find((each) => saysTheSame(each, row)) ?? same[0];
    if (entry !== undefined) return { entry };
  }
  for (const { finding, number } of beside) {
    if (number === null) continue;
    const entry = finding.entries.find((each) => !used.has(each.id) && each.links.some((link) => link.findingId === finding.id && link.number === number));
    if (entry === undefined || otherMeeting(context, row, entry)) continue;
    if (likeness(entry.text, row.text) >= STILL_THE_SAME) return { entry };
    return askWhich(context, row, entry, { finding, number });
  }
  return "new";
}
