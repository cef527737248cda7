/** Plans the entries, responses and actions of a file. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { EntryRecord } from "~/domain/record";
import { compareEntry, compareResponses, whyNotResponse } from "~/domain/import/compare-entry";
import { cellName } from "~/domain/import/cell-name";
import { heldWords } from "~/domain/import/field-words";
import { whyNot } from "~/domain/import/import-permissions";
import type { PlannedLink, PlannedResponse, Target } from "~/domain/import/import-plan";
import { matchEntry } from "~/domain/import/match-entry";
import { entryName, hold, holdForOthers, leaveUnchanged, nameOf, say, targetOf, type PlanContext } from "~/domain/import/plan-context";
import type { ReadingEntry, ReadingResponse } from "~/domain/import/reading";
import { sameText } from "~/domain/import/same-text";
import { mark } from "~/domain/import/trace";

/** Numbers and positions given beside each finding, in the record and by this plan. */
type Given = Map<string, { numbers: Set<number>; position: number }>;

function keyOf(target: Target): string {
  return "id" in target ? `id ${target.id}` : `key ${target.key}`;
}

function givenAt(context: PlanContext, given: Given, target: Target): { numbers: Set<number>; position: number } {
  const key = keyOf(target);
  const known = given.get(key);
  if (known !== undefined) return known;
  const links = "id" in target ? (context.findingById.get(target.id)?.entries ?? []).flatMap((entry) => entry.links.filter((link) => link.findingId === target.id)) : [];
  const fresh = {
    numbers: new Set(links.flatMap((link) => (link.number === null ? [] : [link.number]))),
    position: Math.max(-1, ...links.map((link) => link.position)) + 1,
  };
  given.set(key, fresh);
  return fresh;
}

/** A draft has no number yet, and is closed nowhere. */
function planLinks(context: PlanContext, row: ReadingEntry, given: Given, isDraft: boolean): PlannedLink[] {
  return row.links.flatMap((link): PlannedLink[] => {
    const target = targetOf(context, link.finding);
    if (target === null) return [];
    const at = givenAt(context, given, target);
    let number = isDraft ? null : link.number;
    if (number !== null && at.numbers.has(number)) {
      const next = Math.max(...at.numbers) + 1;
      say(context, `${row.place.sheet}, row ${String(row.place.row)}: ${nameOf(context, target)} already has a question ${String(number)}. This one is given the number ${String(next)}.`);
      number = next;
    }
    if (number !== null) at.numbers.add(number);
    const position = link.order ?? at.position;
    at.position = Math.max(at.position, position) + 1;
    const { closure, closureNote, revisitOn } = isDraft ? { closure: null, closureNote: null, revisitOn: null } : link;
    return [{ finding: target, label: nameOf(context, target), number, position, closure, closureNote, revisitOn }];
  });
}

/** The day on which it was said, where the file itself gives none: that of its meeting, else of the one at which the paper was agreed. */
function saidOn(context: PlanContext, row: ReadingEntry, given: CalendarDate | null): CalendarDate | null {
  if (given !== null || context.voice !== "both" || row.mark !== null) return given;
  const meeting = row.meeting === null ? undefined : context.reading.meetings[row.meeting];
  return meeting?.date ?? context.options.agreed?.on ?? null;
}

function planResponse(context: PlanContext, row: ReadingEntry, response: ReadingResponse, entry: Target, rest: Pick<PlannedResponse, "findings" | "label" | "position" | "answers">): PlannedResponse {
  const { place, parts, statedConfidence, askedFor, outcome, condition } = response;
  for (const each of [place, ...Object.values(response.cells)]) mark(context.reading.trace, each, "taken");
  const submittedOn = context.voice === "both" ? saidOn(context, row, response.submittedOn) : null;
  const mode = context.voice === "force" ? "written" : context.options.agreed != null && row.mark === null ? "spoken" : response.mode;
  const commitment = outcome === null ? null : { askedFor, outcome, condition };
  return { key: `${row.key}A${String(rest.position + 1)}`, entry, place, mode, parts, submittedOn, statedConfidence, commitment, ...rest };
}

function labelOfNew(row: ReadingEntry, links: readonly PlannedLink[]): string {
  const [link] = links;
  if (link === undefined) return row.entryPlace === "opening" ? "Opening comment" : row.entryPlace === "item" ? "Under an item" : "AOB";
  return `${link.label} ${link.number === null ? "–" : `Q${String(link.number)}`}`;
}

/** The names of findings in the file that are nowhere: the row cannot be placed without them. */
function missing(context: PlanContext, row: ReadingEntry): string | null {
  const lost = row.links.find((link) => targetOf(context, link.finding) === null);
  if (lost === undefined) return null;
  return "reference" in lost.finding ? `There is no finding ${lost.finding.reference} here. Correct the reference and import the file again.` : "The finding it belongs to is held back.";
}

function addEntry(context: PlanContext, row: ReadingEntry, given: Given, place: { meeting: number }): void {
  const isDraft = context.voice !== "both";
  const links = planLinks(context, row, given, isDraft);
  const label = isDraft ? nameOfDraft(row, links) : labelOfNew(row, links);
  const { key, entryPlace, kind, askedBy, text, dueOn } = row;
  const state = isDraft ? "draft" : row.state;
  const issuedOn = isDraft ? null : saidOn(context, row, row.issuedOn);
  const meeting = row.meeting !== null && isDraft && context.meetingIds[row.meeting] === null ? null : row.meeting;
  context.plan.entries.push({ key, place: row.place, entryPlace, kind, askedBy, text, state, issuedOn, dueOn, meeting, position: place.meeting, followsUp: null, links });
  for (const [position, response] of row.responses.filter((each) => each.parts.length > 0).entries()) {
    if (isDraft) holdForOthers(context, response.place, `${label}, Response: ${NOT_WITH_A_DRAFT}`);
    else context.plan.responses.push(planResponse(context, row, response, { key }, { findings: links.map((link) => link.finding), label, position, answers: false }));
  }
}

const NOT_WITH_A_DRAFT = "The response is the force’s to give, once the question is issued. Where both sides agreed this paper, take it in as an agreed paper.";

function nameOfDraft(row: ReadingEntry, links: readonly PlannedLink[]): string {
  return links.length === 0 ? labelOfNew(row, links) : `${links.map((link) => link.label).join(", ")} draft`;
}

/** A first response is a draft already; there is one at a time. */
function isBegun({ drafts }: PlanContext, entry: EntryRecord): boolean {
  return drafts.responses.get(entry.id)?.some((draft) => draft.replacesId === null) === true;
}

function meetEntry(context: PlanContext, row: ReadingEntry, entry: EntryRecord, given: Given): void {
  compareEntry(context, row, entry);
  const fresh = compareResponses(context, row, entry);
  const { label, reference } = entryName(context, entry);
  const notTheirs = fresh.length === 0 ? null : whyNotResponse(context, entry, null);
  for (const [index, response] of fresh.entries()) {
    const findings = entry.links.map((link) => ({ id: link.findingId }));
    const answers = context.voice === "both" && entry.state === "issued" && index === 0;
    const refused = context.notInCopy(response.place) ?? notTheirs;
    if (refused !== null) holdForOthers(context, response.place, heldWords({ reference, label, field: "response" }, refused));
    else if (isBegun(context, entry)) hold(context, response.place, `Somebody on your side has begun a response to ${label}, with other words. Add these on its page, or discard the draft and import the file again.`);
    else context.plan.responses.push(planResponse(context, row, response, { id: entry.id }, { findings, label, position: entry.responses.length + index, answers }));
  }
  if (row.mark !== null) return;
  const untied = row.links.filter((link) => {
    const target = targetOf(context, link.finding);
    return target !== null && !("id" in target && entry.links.some((known) => known.findingId === target.id));
  });
  if (untied.length === 0) return;
  if (context.voice !== "both") hold(context, row.place, `${label} is already issued, and about fewer findings. Ask about the others in a question of their own.`);
  else for (const link of planLinks(context, { ...row, links: untied }, given, false)) context.plan.ties.push({ entryId: entry.id, label, link, place: row.place });
}

/** Whether the importer's side has drafted the same words about one of its findings already. */
function isDraftAlready(context: PlanContext, row: ReadingEntry): boolean {
  const ids = row.links.flatMap((link) => { const target = targetOf(context, link.finding); return target !== null && "id" in target ? [target.id] : []; });
  return context.drafts.entries.some((draft) => sameText(draft.text, row.text) && (row.links.length === 0 ? draft.place === row.entryPlace : draft.links.some((link) => ids.includes(link.findingId))));
}

/** The entry of the record, or of this plan, that each entry of the reading is. */
export type EntryTargets = ReadonlyMap<string, Target>;

export function planEntries(context: PlanContext): EntryTargets {
  const { reading, record, plan } = context;
  const byId = new Map([...record.findings.flatMap((finding) => finding.entries), ...record.meetingEntries].map((entry) => [entry.id, entry]));
  const used = new Set<string>();
  const targets = new Map<string, Target>();
  const given: Given = new Map();
  const counts = new Map<string, number>();
  for (const row of reading.entries) {
    const lost = missing(context, row);
    const match = lost === null ? matchEntry(context, row, byId, used) : { refused: lost };
    if (match === "new") {
      const notToAsk = context.voice === "force" ? "Questions are the commissioner’s office’s to put: this one is not added." : whyNot(context, "ask");
      if (notToAsk !== null) {
        holdForOthers(context, row.place, notToAsk);
        continue;
      }
      if (isDraftAlready(context, row)) {
        leaveUnchanged(context, row.cells.text ?? row.place, "Your side has the same as a draft already.");
        continue;
      }
      const of = `${String(row.meeting)} ${row.entryPlace}`;
      const before = counts.get(of) ?? meetingPosition(context, row);
      counts.set(of, before + 1);
      addEntry(context, row, given, { meeting: before });
      if (row.source === null) mark(reading.trace, row.place, "taken");
      else reading.trace.outcomes.set(cellName(row.place), "added");
      targets.set(row.key, { key: row.key });
    } else if ("refused" in match) {
      hold(context, row.place, match.refused);
    } else {
      used.add(match.entry.id);
      if (row.source !== null) reading.trace.outcomes.set(cellName(row.place), "known");
      meetEntry(context, row, match.entry, given);
      targets.set(row.key, { id: match.entry.id });
    }
  }
  const planned = new Map(plan.entries.map((each) => [each.key, each]));
  for (const row of reading.entries) {
    const entry = planned.get(row.key);
    const target = row.followsUp === null ? undefined : targets.get(row.followsUp.entry);
    if (entry !== undefined && target !== undefined) entry.followsUp = { entry: target, response: row.followsUp?.response ?? null };
  }
  return targets;
}

function meetingPosition(context: PlanContext, row: ReadingEntry): number {
  const id = row.meeting === null ? null : (context.meetingIds[row.meeting] ?? null);
  const there = context.record.meetingEntries.filter((entry) => id !== null && entry.meetingId === id && entry.place === row.entryPlace);
  return Math.max(-1, ...there.map((entry) => entry.position)) + 1;
}

