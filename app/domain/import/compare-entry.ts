/** Compares an entry of a file, with its responses, with the one in the record that it is. */
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { joinParts, type ResponseMode, type ResponsePart } from "~/domain/response";
import { formatResponseParts } from "~/domain/export/response-cell";
import { whyNot } from "~/domain/import/import-permissions";
import type { ChangedField, PlannedChange } from "~/domain/import/import-plan";
import { entryName, hold, leaveUnchanged, type PlanContext } from "~/domain/import/plan-context";
import { sayUntakenOfEntry } from "~/domain/import/own/say-untaken";
import type { Place, ReadingEntry, ReadingResponse, ResponseField } from "~/domain/import/reading";
import { likeness, sameText, STILL_THE_SAME } from "~/domain/import/same-text";
import { weighCell } from "~/domain/import/weigh-cell";

/** `wrong`: why the value cannot be taken from anybody. */
type Cell = { field: ChangedField; before: string | null; after: string | null; place: Place; parts?: ResponsePart[]; wrong?: string | null };

/** Named only where something changes: most cells of a file are as they were. */
type About = Pick<PlannedChange, "subject" | "id"> & { entry: EntryRecord };

/** `notTheirs` is why the importer may not change it; null where they may. */
function weigh(context: PlanContext, about: About, cell: Cell, notTheirs: string | null): void {
  const { field, before, after, place, parts, wrong = null } = cell;
  const { entry, ...subject } = about;
  if (before === after) {
    leaveUnchanged(context, place);
  } else if (notTheirs === null && parts !== undefined && isDraftedAlready(context, entry, parts)) {
    leaveUnchanged(context, place, DRAFTED);
  } else {
    const change: PlannedChange = { ...subject, ...entryName(context, entry), field, from: before, to: after, place, ...(parts === undefined ? {} : { parts }) };
    const notEmptied = field === "text" ? "A question that was issued is not emptied by an import. Withdraw it on its page." : null;
    weighCell(context, change, { notTheirs: () => notTheirs, wrong, notEmptied });
  }
}

const DRAFTED = "Your side has the same as a draft already.";
const NOT_THEIRS = "The words of a question belong to the commissioner’s office and are not yours to change.";
const NOT_OURS = "A response belongs to the force and is not yours to change. Where both sides agreed this paper, take it in as an agreed paper.";

function isDraftedAlready({ drafts }: PlanContext, entry: EntryRecord, parts: readonly ResponsePart[]): boolean {
  return drafts.responses.get(entry.id)?.some((draft) => sameText(joinParts(draft.parts), joinParts(parts))) === true;
}

function whyNotEntry(context: PlanContext): string | null {
  return context.voice === "force" ? NOT_THEIRS : whyNot(context, "edit an entry");
}

/** Why the importer may not give or change a response; `mode` is that of the one there is. */
export function whyNotResponse(context: PlanContext, entry: EntryRecord, mode: ResponseMode | null): string | null {
  if (context.voice === "opcc") return mode === "spoken" ? whyNot(context, "record a spoken answer") : NOT_OURS;
  return whyNot(context, "answer", entry.links.flatMap((link) => context.findingById.get(link.findingId) ?? []));
}

export function compareEntry(context: PlanContext, row: ReadingEntry, entry: EntryRecord): void {
  const about: About = { subject: "entry", id: entry.id, entry };
  const refused = whyNotEntry(context);
  const own = row.mark !== null;
  if (row.source !== null && row.mark?.ours === true) sayUntakenOfEntry(context, row.source, entry);
  const text = !own && sameText(entry.text, row.text) ? entry.text : row.text;
  weigh(context, about, { field: "text", before: entry.text, after: text, place: row.cells.text ?? row.place }, refused);
  if (row.cells.askedBy !== undefined) weigh(context, about, { field: "askedBy", before: entry.askedBy, after: row.askedBy, place: row.cells.askedBy }, refused);
  if (row.cells.dueOn !== undefined) weigh(context, about, { field: "dueOn", before: entry.dueOn, after: row.dueOn, place: row.cells.dueOn }, refused);
}

function textOf(parts: readonly ResponsePart[]): string {
  return formatResponseParts(parts).text ?? "";
}

/** Compares a response of our own sheet cell by cell. */
function compareOwnResponse(context: PlanContext, row: ReadingResponse, response: ResponseRecord, about: About): void {
  const refused = whyNotResponse(context, about.entry, response.mode);
  const [only, second] = response.parts;
  const [mine, more] = row.parts;
  const single = only !== undefined && second === undefined && mine !== undefined && more === undefined;
  const { cells } = row;
  if (cells.response !== undefined) {
    const after = row.parts.length === 0 ? null : textOf(row.parts);
    weigh(context, about, { field: "response", before: textOf(response.parts), after, place: cells.response, parts: single ? [{ ...mine, by: only.by }] : row.parts }, refused);
  }
  if (cells.responseBy !== undefined && single) weigh(context, about, { field: "responseBy", before: only.by, after: mine.by, place: cells.responseBy, parts: row.parts }, refused);
  const rest: [ResponseField, string | null, string | null][] = [
    ["statedConfidence", response.statedConfidence, row.statedConfidence],
    ["commitment", response.commitment?.outcome ?? null, row.outcome],
    ["commitmentAskedFor", response.commitment?.askedFor ?? null, row.askedFor],
    ["condition", response.commitment?.condition ?? null, row.condition],
  ];
  const committed = response.commitment !== null || row.outcome !== null;
  for (const [field, before, after] of rest) {
    const place = cells[field];
    const needsOutcome = !committed && after !== null && field !== "statedConfidence" ? "Say under Commitment whether it was accepted, declined or conditional, and import the file again." : null;
    if (place !== undefined) weigh(context, about, { field, before, after, place, wrong: needsOutcome }, refused);
  }
}

/** The responses of the row that the record does not have yet. */
export function compareResponses(context: PlanContext, row: ReadingEntry, entry: EntryRecord): ReadingResponse[] {
  const about = { subject: "response", entry } as const;
  const fresh: ReadingResponse[] = [];
  for (const response of row.responses) {
    if (row.mark !== null) {
      const known = entry.responses[response.position];
      if (known !== undefined) compareOwnResponse(context, response, known, { ...about, id: known.id });
      else if (response.parts.length > 0 && isDraftedAlready(context, entry, response.parts)) leaveUnchanged(context, response.place, DRAFTED);
      else if (response.parts.length > 0) fresh.push(response);
      continue;
    }
    const said = joinParts(response.parts);
    const known = entry.responses.find((each) => sameText(joinParts(each.parts), said));
    const [only] = entry.responses;
    if (known !== undefined || sameText(entry.responses.map((each) => joinParts(each.parts)).join("\n"), said)) leaveUnchanged(context, response.place);
    else if (isDraftedAlready(context, entry, response.parts)) leaveUnchanged(context, response.place, DRAFTED);
    else if (only === undefined) fresh.push(response);
    else if (entry.responses.length === 1 && likeness(joinParts(only.parts), said) >= STILL_THE_SAME) {
      const refused = whyNotResponse(context, entry, only.mode);
      weigh(context, { ...about, id: only.id }, { field: "response", before: joinParts(only.parts), after: said, place: response.place, parts: response.parts }, refused);
    } else hold(context, response.place, `${entryName(context, entry).label} already has ${entry.responses.length === 1 ? "another response" : "other responses"}. Change it on the question’s page, or correct the file.`);
  }
  return fresh;
}
