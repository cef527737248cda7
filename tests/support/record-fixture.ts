/** Whole records made up at random, consistent in themselves, with the texts that workbooks get wrong. */
import fc from "fast-check";
import type { CalendarDate } from "~/domain/calendar-date";
import { NO_CLEARANCE } from "~/domain/clearance";
import { CLOSURES, ENTRY_KINDS, ENTRY_STATES, isIssued } from "~/domain/entry";
import { ASSURANCES, FINDING_KINDS, findingReference, actionReference, HMICFRS_STATUSES, INSPECTION_KINDS, isCauseOfConcern } from "~/domain/finding";
import { RAGS } from "~/domain/rag";
import type { ActionRecord, EntryLink, EntryRecord, FindingRecord, InspectionRecord, MeetingRecord, WholeRecord } from "~/domain/record";
import { COMMITMENT_OUTCOMES, CONFIDENCES, RESPONSE_MODES, RESPONSE_STATES } from "~/domain/response";
import { formatSteps, parseSteps } from "~/domain/step";
import { LONGEST_TEXT, parseLine, parseText } from "~/domain/text";

const NASTY = [
  "=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+44 1234", "-5", "@name", "'quoted", "'=already", "''", "_x000D_", "_x000D_x000D_", "_x005F_x000D_", "a_x0041_b",
  "line one\nline two", "blank\n\nbetween", "tab\there", "emoji 👩‍🚒 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "]]>", "<b>&amp;</b>", "\"double\" ‘single’", "1. not a step\n2. nor this", "[CC] in brackets",
  "\\[CC] escaped", "first\n[DCC] added", "F-0001: Assured", "–", "a;b; c\\;d", "x | owner | due 5 May 2022", "\u00a0nbsp\u00a0inside\u00a0", "\u200bzero width", "TRUE", "00123", "1e5", "23/05/2022", "2022-05-23",
];

const nasty = fc.constantFrom(...NASTY);
const sentence = fc.array(fc.constantFrom("the", "force", "should", "make sure", "victims", "are updated", "by", "its", "partners,", "“quoted”", "50%"), { minLength: 1, maxLength: 40 })
  .map((words) => words.join(" "));
const longest = fc.tuple(fc.constantFrom("x", "ab ", "line\n", "_x000D_", "é", "[CC] ", "👮"), fc.integer({ min: LONGEST_TEXT - 2, max: LONGEST_TEXT }))
  .map(([unit, length]) => unit.repeat(Math.floor(length / unit.length)));
const anything = fc.string({ unit: "grapheme", maxLength: 60 });

function kept(parse: typeof parseText): (text: string) => string {
  return (text) => {
    const parsed = parse(text);
    return (parsed.ok ? parsed.value : null) ?? "text";
  };
}

/** A text as it is stored. */
export const storedText = fc
  .oneof({ weight: 6, arbitrary: sentence }, { weight: 5, arbitrary: nasty }, { weight: 2, arbitrary: fc.tuple(nasty, sentence).map((two) => two.join("\n")) }, { weight: 2, arbitrary: anything }, { weight: 1, arbitrary: longest })
  .map(kept(parseText));
/** One line as it is stored. */
export const storedLine = fc.oneof(sentence, nasty, anything).map((text) => kept(parseLine)(text).slice(0, 80).trim() || "line").map(kept(parseLine));

const clockChanges = ["2022-03-26", "2022-03-27", "2022-03-28", "2022-10-29", "2022-10-30", "2022-10-31", "2021-12-31", "2022-01-01", "2024-02-29", "1900-01-01", "1900-02-28", "1900-03-01"];
export const anyDate: fc.Arbitrary<CalendarDate> = fc.oneof(
  fc.constantFrom(...clockChanges),
  fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
);

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });

const step = fc.record({ text: storedLine, owner: maybe(fc.constantFrom("DCC", "Supt Bell")), due: maybe(anyDate), done: maybe(anyDate) });
/** Steps come into the record by being read from a text. */
const steps = fc.array(step, { maxLength: 4 }).map((made) => {
  const read = parseSteps(formatSteps(made));
  return read.ok ? read.value : [];
});

const findingSpec = fc.record({
  gap: fc.integer({ min: 1, max: 3 }), kind: fc.constantFrom(...FINDING_KINDS), numbered: fc.boolean(), text: storedText, inspection: maybe(fc.nat({ max: 2 })), questionArea: maybe(storedLine),
  parent: fc.nat(), strategicLead: maybe(storedLine), tacticalLead: maybe(storedLine), limbs: fc.array(storedLine, { maxLength: 3 }), steps,
  update: maybe(fc.record({ text: maybe(storedText), asAt: maybe(anyDate), rag: fc.constantFrom(...RAGS), ragReason: maybe(storedText) })), deadline: maybe(anyDate), targetDate: maybe(anyDate),
  hmicfrsStatus: maybe(fc.constantFrom(...HMICFRS_STATUSES)), assurance: fc.constantFrom(...ASSURANCES), assuranceStatement: maybe(storedText), addressedElsewhere: maybe(storedLine), theirReference: maybe(storedLine),
});

const responseSpec = fc.record({
  mode: fc.constantFrom(...RESPONSE_MODES), state: fc.oneof({ weight: 4, arbitrary: fc.constant("submitted" as const) }, { weight: 1, arbitrary: fc.constantFrom(...RESPONSE_STATES) }),
  parts: fc.array(fc.record({ by: maybe(fc.oneof(fc.constantFrom("CC", "DCC", "T/Ch Supt", "–", "a]b\\c;d"), storedLine)), text: storedText }), { minLength: 1, maxLength: 4 }),
  statedConfidence: maybe(fc.constantFrom(...CONFIDENCES)), commitment: maybe(fc.record({ askedFor: maybe(anyDate), outcome: fc.constantFrom(...COMMITMENT_OUTCOMES), condition: maybe(storedLine) })),
});

const entrySpec = fc.record({
  kind: fc.constantFrom(...ENTRY_KINDS), askedBy: maybe(fc.constantFrom("PCC", "SPM", "DPCC")), text: storedText, state: fc.oneof({ weight: 5, arbitrary: fc.constantFrom("issued" as const, "answered" as const, "closed" as const) }, { weight: 1, arbitrary: fc.constantFrom(...ENTRY_STATES) }),
  covers: fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 3 }), place: fc.oneof({ weight: 6, arbitrary: fc.constant("finding" as const) }, { weight: 1, arbitrary: fc.constantFrom("opening" as const, "aob" as const) }),
  meeting: maybe(fc.nat({ max: 1 })), followsUp: maybe(fc.nat()), dueOn: maybe(anyDate), closure: fc.constantFrom(...CLOSURES), closureNote: maybe(storedText), revisitOn: maybe(anyDate), responses: fc.array(responseSpec, { maxLength: 2 }), numbered: fc.boolean(),
});

const actionSpec = fc.record({ text: storedText, owners: fc.uniqueArray(fc.oneof(fc.constantFrom("DBS", "CC", "SPM"), storedLine), { maxLength: 3 }), due: maybe(storedLine), finding: maybe(fc.nat({ max: 7 })), entry: maybe(fc.nat()), meeting: maybe(fc.nat({ max: 1 })) });

type FindingSpec = typeof findingSpec extends fc.Arbitrary<infer T> ? T : never;
type EntrySpec = typeof entrySpec extends fc.Arbitrary<infer T> ? T : never;
type ActionSpec = typeof actionSpec extends fc.Arbitrary<infer T> ? T : never;

const NOW = "2022-05-23T12:00:00.000Z";

function findingsOf(specs: readonly FindingSpec[], inspections: readonly InspectionRecord[]): FindingRecord[] {
  let sequence = 0;
  const findings = specs.map((spec, index): FindingRecord => {
    sequence += spec.gap;
    const { update } = spec;
    return {
      id: `finding-${String(index)}`, reference: findingReference(sequence), sequence,
      number: isCauseOfConcern(spec.kind) || !spec.numbered ? null : `${spec.kind === "recommendation" ? "Recommendation" : "AFI"} ${String(index + 1)}`,
      kind: spec.kind, text: spec.text, inspection: spec.inspection === null ? null : (inspections[spec.inspection] ?? null), questionArea: spec.questionArea, position: index + 1,
      parentId: null, parentReference: null,
      strategicLead: spec.strategicLead === null ? null : { text: spec.strategicLead, personId: null }, tacticalLead: spec.tacticalLead === null ? null : { text: spec.tacticalLead, personId: null },
      limbs: spec.limbs, steps: spec.steps,
      update: update === null ? null : {
        id: `update-${String(index)}`, ...update, author: "SIB", state: "submitted", version: 1, replacesId: null, cycleBoardOn: null, sequence: index + 1, createdAt: NOW, submittedAt: NOW,
      },
      drafts: [], deadline: spec.deadline, targetDate: spec.targetDate, hmicfrsStatus: spec.hmicfrsStatus, hmicfrsStatusSource: null, assurance: spec.assurance, assuranceStatement: spec.assuranceStatement,
      addressedElsewhere: spec.addressedElsewhere, addressedElsewhereLink: null, theirReference: spec.theirReference, version: 1, links: [], entries: [], actions: [],
    };
  });
  const causes = findings.filter((finding) => isCauseOfConcern(finding.kind));
  for (const [index, finding] of findings.entries()) {
    const parent = causes[(specs[index]?.parent ?? 0) % (causes.length + 1)];
    if (finding.kind === "recommendation" && parent) Object.assign(finding, { parentId: parent.id, parentReference: parent.reference, inspection: parent.inspection });
  }
  return findings;
}

function entriesOf(specs: readonly EntrySpec[], findings: readonly FindingRecord[], meetings: readonly MeetingRecord[]): EntryRecord[] {
  const numbers = new Map<string, number>();
  const positions = new Map<string, number>();
  const entries: EntryRecord[] = [];
  for (const [index, spec] of specs.entries()) {
    const covered = [...new Set(spec.covers.flatMap((each) => findings[each] ?? findings[0] ?? []))].sort((a, b) => a.sequence - b.sequence);
    const place = covered.length === 0 ? "aob" : spec.place;
    const issued = place !== "finding" || isIssued(spec.state);
    const closed = spec.state === "closed";
    const links = place !== "finding" ? [] : covered.map((finding): EntryLink => {
      const position = (positions.get(finding.id) ?? 0) + 1;
      positions.set(finding.id, position);
      const numbered = issued && (spec.numbered || spec.kind === "question");
      const number = numbered ? (numbers.get(finding.id) ?? 0) + 1 : null;
      if (number !== null) numbers.set(finding.id, number);
      return { findingId: finding.id, reference: finding.reference, number, position, closure: closed ? spec.closure : null, closureNote: closed ? spec.closureNote : null, revisitOn: closed && spec.closure === "revisit" ? spec.revisitOn : null };
    });
    const followed = spec.followsUp === null ? undefined : entries[spec.followsUp % (entries.length + 1)];
    const entry: EntryRecord = {
      id: `entry-${String(index)}`, kind: spec.kind, place, askedBy: spec.askedBy, text: spec.text, state: place === "finding" ? spec.state : "answered",
      meetingId: (place === "finding" && spec.meeting === null ? null : meetings[spec.meeting ?? 0]?.id) ?? null, position: index + 1,
      followsUpEntryId: place === "finding" && followed?.place === "finding" ? followed.id : null, followsUpResponseId: null, issuedAt: issued ? NOW : null, dueOn: spec.dueOn, version: 1, links,
      responses: issued ? spec.responses.map((response, place) => ({ id: `response-${String(index)}-${String(place)}`, version: 1, replacesId: null, submittedAt: response.state === "submitted" ? NOW : null, clearance: NO_CLEARANCE, ...response })) : [],
    };
    entries.push(entry);
  }
  return entries;
}

function actionsOf(specs: readonly ActionSpec[], findings: readonly FindingRecord[], meetings: readonly MeetingRecord[]): ActionRecord[] {
  return specs.map((spec, index) => {
    const finding = spec.finding === null ? undefined : findings[spec.finding];
    const entry = spec.entry === null ? undefined : finding?.entries[spec.entry % finding.entries.length];
    return {
      id: `action-${String(index)}`, reference: actionReference(index + 1), text: spec.text, owners: spec.owners, due: spec.due,
      findingId: finding?.id ?? null, entryId: entry?.id ?? null, meetingId: (spec.meeting === null ? null : meetings[spec.meeting]?.id) ?? null,
    };
  });
}

function besideFinding(findingId: string) {
  const link = (entry: EntryRecord) => entry.links.find((each) => each.findingId === findingId);
  return (a: EntryRecord, b: EntryRecord): number =>
    (link(a)?.number ?? Infinity) - (link(b)?.number ?? Infinity) || (link(a)?.position ?? 0) - (link(b)?.position ?? 0);
}

export function recordOf(spec: { findings: FindingSpec[]; entries: EntrySpec[]; actions: ActionSpec[] }): WholeRecord {
  const inspections = ["PEEL 2018/19", "PEEL 2021/22", "A national inspection; its title is = odd"].map((title, index): InspectionRecord => (
    { id: `inspection-${String(index)}`, title, kind: INSPECTION_KINDS[index] ?? "other", publishedOn: index === 2 ? null : "2022-04-13" }));
  const meetings: MeetingRecord[] = [
    { id: "meeting-0", title: "Assurance meeting, May", date: "2022-05-23", time: "15:00" },
    { id: "meeting-1", title: "Holding to account", date: "2022-10-30", time: null },
  ];
  const findings = findingsOf(spec.findings, inspections);
  const entries = entriesOf(spec.entries, findings, meetings);
  for (const finding of findings) finding.entries = entries.filter((entry) => entry.links.some((link) => link.findingId === finding.id)).sort(besideFinding(finding.id));
  const actions = actionsOf(spec.actions, findings, meetings);
  for (const finding of findings) finding.actions = actions.filter((action) => action.findingId === finding.id);
  return { findings, inspections, meetings, meetingEntries: entries.filter((entry) => entry.links.length === 0), otherActions: actions.filter((action) => action.findingId === null) };
}

/** With drafts in it: what leaves the house goes through `recordFor` first. */
export const anyRecord: fc.Arbitrary<WholeRecord> = fc
  .record({ findings: fc.array(findingSpec, { maxLength: 8 }), entries: fc.array(entrySpec, { maxLength: 8 }), actions: fc.array(actionSpec, { maxLength: 3 }) })
  .map(recordOf);
