/** A small record of a fictional force: a cause of concern with a recommendation, two AFIs, questions with responses, an action. */
import { NO_CLEARANCE } from "~/domain/clearance";
import type { EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";

const NOW = "2022-05-23T12:00:00.000Z";
const inspection = { id: "inspection-1", title: "PEEL 2021/22", kind: "peel", publishedOn: "2022-04-13" } as const;

/** One AFI under way. */
export function smallFinding(sequence: number, more: Partial<FindingRecord> = {}): FindingRecord {
  return {
    id: `finding-${String(sequence)}`, reference: `F-${String(sequence).padStart(4, "0")}`, sequence, number: null, kind: "afi", text: "", inspection, questionArea: null, position: sequence,
    parentId: null, parentReference: null, strategicLead: { text: "ACC Okafor", personId: null }, tacticalLead: null, limbs: [], steps: [{ text: "Name a lead", owner: "SIB", due: "2022-09-30", done: null }],
    update: { id: `update-${String(sequence)}`, text: "Under way.", asAt: "2022-05-03", rag: "amber", ragReason: null, author: "SIB", state: "submitted", version: 1, replacesId: null, cycleBoardOn: null, sequence, createdAt: NOW, submittedAt: NOW },
    drafts: [], deadline: null, targetDate: "2022-09-30", hmicfrsStatus: null, hmicfrsStatusSource: null, assurance: "not-yet-reviewed", assuranceStatement: null, addressedElsewhere: null,
    addressedElsewhereLink: null, theirReference: null, version: 1, links: [], entries: [], actions: [], ...more,
  };
}

function entry(id: string, number: number | null, text: string, said: string): EntryRecord {
  return {
    id, kind: "question", place: "finding", askedBy: "PCC", text, state: "answered", meetingId: null, position: 1, followsUpEntryId: null, followsUpResponseId: null, issuedAt: NOW, dueOn: null, version: 1,
    links: [{ findingId: "finding-1", reference: "F-0001", number, position: number ?? 9, closure: null, closureNote: null, revisitOn: null }],
    responses: [{ id: `response-${id}`, mode: "written", state: "submitted", version: 1, replacesId: null, parts: [{ by: "CC", text: said }], statedConfidence: null, commitment: null, submittedAt: NOW, clearance: NO_CLEARANCE }],
  };
}

export function smallRecord(): WholeRecord {
  const first = smallFinding(1, {
    number: "AFI 1", text: "The force should make sure that every missing person report is recorded on its system.", limbs: ["Record reports", "Check them"], theirReference: "MX/1",
    entries: [entry("entry-1", 1, "The PCC asked who owns it.", "The CC said that a lead is named."), entry("entry-2", null, "The PCC welcomed the pace.", "Noted.")],
    actions: [{ id: "action-1", reference: "A-0001", text: "CC to send the plan", owners: ["CC"], due: "before June", findingId: "finding-1", entryId: "entry-1", meetingId: null }],
  });
  const cause = smallFinding(3, { kind: "cause-of-concern", text: "The force needs to improve how it tells victims about their case." });
  return {
    findings: [
      first,
      smallFinding(2, { number: "AFI 2", text: "The force should make sure that investigation plans are written and supervised.", addressedElsewhere: "See the workforce meeting" }),
      cause,
      smallFinding(4, { number: "Recommendation 1", kind: "recommendation", text: "Within three months, the force should tell every victim of a change.", parentId: cause.id, parentReference: cause.reference }),
    ],
    inspections: [inspection],
    meetings: [],
    meetingEntries: [],
    otherActions: [],
  };
}
