/** Writes what an import plan says, in the transaction it is given. */
import { addActionsByImport } from "~/commands/add-actions-by-import.server";
import { broughtBy } from "~/commands/change-response-by-import.server";
import { carryOutChanges } from "~/commands/carry-out-changes.server";
import { entryId, findingId, type Given, type References, type Work } from "~/commands/import-work.server";
import { saveImportedCells } from "~/commands/save-imported-cells.server";
import type { Ctx } from "~/db/ctx.server";
import { findOrCreateInspection, findOrCreateMeeting } from "~/db/find-or-create.server";
import { insertEntries, type NewEntryLink } from "~/db/insert-entries.server";
import { insertEntryLink } from "~/db/insert-entry-link.server";
import { insertFindings, type NewFinding } from "~/db/insert-findings.server";
import { insertResponses } from "~/db/insert-responses.server";
import { findingIn } from "~/db/record.server";
import { meetingsOfAnswers } from "~/db/said-at.server";
import { savePaper } from "~/db/save-paper.server";
import type { CellChange } from "~/db/save-cells.server";
import { saveEntry } from "~/db/save-entry.server";
import { insertLink } from "~/db/save-finding.server";
import type { Tx } from "~/db/write.server";
import { londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { isIssued } from "~/domain/entry";
import { ASSURANCES, HMICFRS_STATUSES } from "~/domain/finding";
import type { ImportPlan, PlannedChange, PlannedFinding, PlannedLink, Target } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import { cellName } from "~/domain/import/cell-name";
import type { FieldKey } from "~/domain/import/reading";
import { done, type Done } from "~/domain/problem";
import { needsSignOff, RAGS } from "~/domain/rag";
import { signsOffInOwnRight } from "~/domain/rag-sign-off";
import type { WholeRecord } from "~/domain/record";
import { parseSteps } from "~/domain/step";

function choice<T extends string>(choices: readonly T[], value: string | undefined): T | null {
  return choices.find((each) => each === value) ?? null;
}

/** Midday, which is the same day in London and in UTC. */
function middayOf(date: CalendarDate): Instant {
  return `${date}T12:00:00.000Z`;
}

function momentOf(date: CalendarDate | null, ctx: Ctx): Instant {
  return date === null || date === londonDate(ctx.now) ? ctx.now : middayOf(date);
}

const OF_A_MOVE: readonly FieldKey[] = ["rag", "ragReason"];

/** The cells of a new finding that may have to wait for a chief officer: they are written once the finding is there. */
function moveOf({ plan, ctx }: Work, { values, places }: PlannedFinding): CellChange[] {
  if (plan.voice !== "force" || signsOffInOwnRight(ctx.actor) || !needsSignOff(null, choice(RAGS, values.rag))) return [];
  return OF_A_MOVE.flatMap((column) => {
    const [value, place] = [values[column], places[column]];
    return value === undefined ? [] : [{ column, value, ...(place === undefined ? {} : { importPlace: cellName(place) }) }];
  });
}

function newFinding(work: Work, planned: PlannedFinding, id: string): NewFinding {
  const waits = moveOf(work, planned).length > 0;
  const values = waits ? { ...planned.values, rag: undefined, ragReason: undefined } : planned.values;
  const steps = parseSteps(values.stepsToGreen ?? "");
  const places = Object.fromEntries(Object.entries(planned.places).flatMap(([key, place]) => (place === undefined ? [] : [[key, cellName(place)]])));
  return {
    id,
    inspectionId: planned.inspection === null ? null : (work.inspections.get(titleKey(planned.inspection)) ?? null),
    number: planned.number,
    kind: planned.kind,
    text: planned.text,
    questionArea: values.questionArea ?? null,
    position: planned.position,
    parentId: planned.parent === null ? null : findingId(work, planned.parent),
    strategicLead: values.strategicLead ?? null,
    tacticalLead: values.tacticalLead ?? null,
    limbs: planned.limbs,
    steps: steps.ok ? steps.value : [],
    update: { text: values.update ?? null, asAt: values.updateAsAt ?? null, rag: choice(RAGS, values.rag), ragReason: values.ragReason ?? null },
    deadline: values.deadline ?? null,
    targetDate: values.targetDate ?? null,
    hmicfrsStatus: choice(HMICFRS_STATUSES, values.hmicfrsStatus),
    assurance: choice(ASSURANCES, values.assurance),
    assuranceStatement: values.assuranceStatement ?? null,
    addressedElsewhere: values.addressedElsewhere ?? null,
    addressedElsewhereLink: values.addressedElsewhereLink ?? null,
    theirReference: planned.theirReference,
    importPlace: cellName(planned.place),
    importPlaces: places,
  };
}

async function writeMoveOf(work: Work, planned: PlannedFinding): Promise<Done<true>> {
  const cells = moveOf(work, planned);
  const reference = work.findings.get(planned.key)?.reference;
  const finding = cells.length === 0 || reference === undefined ? null : await findingIn(work.tx, reference);
  return finding === null ? done(true) : saveImportedCells(work.tx, work.ctx, finding, cells);
}

async function writeFindings(work: Work): Promise<Done<true>> {
  const { tx, ctx, plan, record } = work;
  for (const { id, title } of record.inspections) work.inspections.set(titleKey(title), id);
  for (const each of plan.inspections) {
    const { title, kind, publishedOn, place } = each;
    work.inspections.set(titleKey(title), await findOrCreateInspection(tx, ctx, { title, kind, publishedOn, importPlace: place === null ? null : cellName(place) }));
  }
  for (const { title, date, time, place, leftOut } of plan.meetings) {
    const isKnown = record.meetings.some((each) => each.title === title && each.date === date);
    work.meetings.push(leftOut !== true && (isKnown || plan.voice === "both") ? await findOrCreateMeeting(tx, ctx, { title, date, time, importPlace: cellName(place) }) : null);
  }
  for (const planned of plan.findings) work.findings.set(planned.key, { id: ctx.newId(), reference: "" });
  const rows = plan.findings.map((planned) => newFinding(work, planned, findingId(work, { key: planned.key })));
  const inserted = await insertFindings(tx, ctx, rows);
  for (const [index, planned] of plan.findings.entries()) {
    const row = inserted[index];
    if (row !== undefined) work.findings.set(planned.key, row);
  }
  for (const planned of plan.findings) {
    const written = await writeMoveOf(work, planned);
    if (!written.ok) return written;
  }
  const references = new Map([...record.findings, ...inserted].map(({ id, reference }) => [id, reference]));
  const referenceOf = (id: string) => references.get(id) ?? "";
  for (const { kind, from, to } of plan.findingLinks) {
    const [fromId, toId] = [findingId(work, from), findingId(work, to)];
    await insertLink(tx, ctx, { kind, from: { id: fromId, reference: referenceOf(fromId) }, to: { id: toId, reference: referenceOf(toId) } });
  }
  return done(true);
}

function newLink(work: Work, link: PlannedLink): NewEntryLink {
  const { number, position, closure, closureNote, revisitOn } = link;
  return { findingId: findingId(work, link.finding), number, position, closure, closureNote, revisitOn };
}

function nameOf(target: Target): string {
  return "id" in target ? `id ${target.id}` : `key ${target.key}`;
}

function noteResponses({ plan, responseIds, responsesOf }: Work): void {
  for (const { key, entry } of plan.responses) responsesOf.set(nameOf(entry), [...(responsesOf.get(nameOf(entry)) ?? []), ...[responseIds.get(key) ?? []].flat()]);
}

/** The response a follow-up takes up: the one counted, else the last of that entry. */
function followedResponse(work: Work, entry: Target, counted: number | null): string | null {
  const known = "id" in entry ? (work.entries.get(entry.id)?.responses ?? []).map((response) => response.id) : [];
  const all = [...known, ...(work.responsesOf.get(nameOf(entry)) ?? [])];
  return (counted === null ? all.at(-1) : all[counted - 1]) ?? null;
}

/** A draft that was taken in before is not taken in again: the official record, which the file was compared with, does not hold it. */
async function unlessDrafted({ tx, plan }: Work): Promise<ImportPlan["responses"]> {
  if (plan.voice !== "force") return plan.responses;
  const ids = plan.responses.flatMap(({ entry }) => ("id" in entry ? [entry.id] : []));
  const drafts = await tx.response.findMany({ where: { entryId: { in: ids }, state: { not: "submitted" } }, include: { parts: { orderBy: { position: "asc" } } } });
  const word = (entryId: string, parts: readonly { by: string | null; text: string }[]) => JSON.stringify([entryId, parts.map(({ by, text }) => [by, text])]);
  const known = new Set(drafts.map((draft) => word(draft.entryId, draft.parts)));
  return plan.responses.filter(({ entry, parts }) => !("id" in entry) || !known.has(word(entry.id, parts)));
}

async function writeEntries(work: Work): Promise<void> {
  const { tx, ctx, plan } = work;
  for (const each of plan.entries) work.entryIds.set(each.key, ctx.newId());
  for (const each of plan.responses) work.responseIds.set(each.key, ctx.newId());
  noteResponses(work);
  await insertEntries(tx, ctx, plan.entries.map((planned) => {
    const { kind, entryPlace, askedBy, text, state, position, dueOn, followsUp } = planned;
    return {
      id: entryId(work, { key: planned.key }), kind, place: entryPlace, askedBy, text, state, position, dueOn,
      meetingId: planned.meeting === null ? null : (work.meetings[planned.meeting] ?? null),
      followsUpEntryId: followsUp === null ? null : entryId(work, followsUp.entry),
      followsUpResponseId: followsUp === null ? null : followedResponse(work, followsUp.entry, followsUp.response),
      issuedAt: isIssued(state) ? momentOf(planned.issuedOn, ctx) : null,
      links: planned.links.map((link) => newLink(work, link)),
      importPlace: cellName(planned.place),
    };
  }));
  const state = plan.voice === "both" ? ("submitted" as const) : ("draft" as const);
  const brought = await unlessDrafted(work);
  const meetingOf = state === "submitted" && brought.length > 0 ? await meetingsOfAnswers(tx, ctx.today) : () => null;
  const asked = new Map(plan.entries.map(({ key, meeting }) => [key, { id: key, meetingId: meeting === null ? null : (work.meetings[meeting] ?? null), links: [] }]));
  await insertResponses(tx, ctx, brought.map((planned) => {
    const { mode, parts, position, statedConfidence, commitment } = planned;
    const to = "id" in planned.entry ? work.entries.get(planned.entry.id) : asked.get(planned.entry.key);
    return {
      id: work.responseIds.get(planned.key) ?? ctx.newId(), entryId: entryId(work, planned.entry), findingIds: planned.findings.map((target) => findingId(work, target)),
      mode, state, parts, position, statedConfidence, commitment, submittedAt: state === "submitted" ? momentOf(planned.submittedOn, ctx) : null, givenAt: to === undefined ? null : meetingOf(to, { mode, on: planned.submittedOn ?? ctx.today }),
      clearance: state === "draft" ? broughtBy(ctx) : undefined, importPlace: cellName(planned.place),
    };
  }));
  for (const planned of plan.responses) {
    const entry = "id" in planned.entry ? work.entries.get(planned.entry.id) : undefined;
    if (planned.answers && entry !== undefined) await saveEntry(tx, ctx, entry, { state: "answered" }, { importPlace: cellName(planned.place) });
  }
  for (const tie of plan.ties) {
    const entry = work.entries.get(tie.entryId);
    if (entry !== undefined) await insertEntryLink(tx, ctx, entry, newLink(work, tie.link), cellName(tie.place));
  }
}

async function writePapers(work: Work): Promise<void> {
  const { tx, ctx, plan, meetings, items } = work;
  for (const [index, { paper, place }] of plan.meetings.entries()) {
    const id = meetings[index];
    if (paper === undefined || id == null) continue;
    for (const [key, itemId] of await savePaper(tx, ctx, id, paper, { importPlace: cellName(place), findingId: (target) => findingId(work, target) })) items.set(`${String(index)} ${key}`, itemId);
  }
}

/** A change of something that a file taken in with this one adds. */
function onceAdded({ findings }: Given, change: PlannedChange): PlannedChange {
  const id = change.subject === "finding" ? findings.get(change.id)?.id : undefined;
  return id === undefined ? change : { ...change, id };
}

/** `changes`: the changed and cleared cells that are written with this file. */
export type ToCarryOut = { plan: ImportPlan; changes: readonly PlannedChange[]; given: Given };

/** `record` is the official record as it stands now, `own` the same with the drafts of the importer's side; both read in this transaction. */
export async function carryOutPlan(tx: Tx, ctx: Ctx, { plan, changes, given }: ToCarryOut, { record, own }: { record: WholeRecord; own: WholeRecord }): Promise<Done<References>> {
  const entries = new Map([...record.findings.flatMap((finding) => finding.entries), ...record.meetingEntries].map((entry) => [entry.id, entry]));
  const work: Work = { ...given, tx, ctx, plan, record, inspections: new Map(), meetings: [], entries, items: new Map() };
  ctx.say?.({ percent: 5, words: "Writing what is new" });
  const written = await writeFindings(work);
  if (!written.ok) return written;
  await writeEntries(work);
  await writePapers(work);
  const acted = await addActionsByImport(work);
  if (!acted.ok) return acted;
  const changed = await carryOutChanges(tx, ctx, changes.map((change) => onceAdded(given, change)), { record, own, voice: plan.voice });
  if (!changed.ok) return changed;
  return done(Object.fromEntries([...work.findings].map(([key, { reference }]) => [key, reference])));
}
