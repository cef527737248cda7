import { describe, expect, it } from "vitest";
import { NO_CLEARANCE } from "~/domain/clearance";
import type { FieldDraft } from "~/domain/field-draft";
import type { EntryRecord, FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { recordFor, type Viewer } from "~/domain/visibility";

function response(text: string, state: ResponseRecord["state"]): ResponseRecord {
  return {
    id: text, mode: "written", state, version: 1, replacesId: null, parts: [{ by: "CC", text }],
    statedConfidence: null, commitment: null, submittedAt: null, clearance: NO_CLEARANCE,
  };
}

function entry(text: string, state: EntryRecord["state"], responses: ResponseRecord[] = []): EntryRecord {
  return {
    id: text, kind: "question", place: "finding", askedBy: "PCC", text, state, meetingId: null, position: 0, followsUpEntryId: null,
    followsUpResponseId: null, issuedAt: null, dueOn: null, version: 1, links: [], responses,
  };
}

const draft: FieldDraft = {
  id: "d", column: "update", value: "update draft", base: null, state: "draft", note: null, author: "", heldByPersonId: null,
  savedAt: "2022-05-01T09:00:00.000Z", version: 1,
};

const finding: FindingRecord = {
  id: "f", reference: "F-0001", sequence: 1, number: "AFI 1", kind: "afi", text: "finding", inspection: null, questionArea: null, position: 1,
  parentId: null, parentReference: null, strategicLead: null, tacticalLead: null, limbs: [], steps: [], update: null, drafts: [draft],
  deadline: null, targetDate: null, hmicfrsStatus: null, hmicfrsStatusSource: null, assurance: "not-yet-reviewed", assuranceStatement: null, addressedElsewhere: null,
  addressedElsewhereLink: null, theirReference: null, version: 1, links: [], actions: [],
  entries: [
    entry("question draft", "draft"),
    entry("question approved", "approved"),
    entry("question issued", "issued", [response("response draft", "draft"), response("response cleared", "cleared")]),
    entry("question answered", "answered", [response("response submitted", "submitted")]),
  ],
};

const record: WholeRecord = {
  findings: [finding], inspections: [], meetings: [], otherActions: [], meetingEntries: [entry("opening draft", "draft"), entry("opening issued", "issued")],
};

const OPCC_ONLY = ["question draft", "question approved", "opening draft"];
const FORCE_ONLY = ["response draft", "response cleared", "update draft"];
const OFFICIAL = ["question issued", "question answered", "response submitted", "opening issued"];

describe("what a viewer sees of the record", () => {
  it.each<[Viewer, string[], string[]]>([
    ["opcc", [...OFFICIAL, ...OPCC_ONLY], FORCE_ONLY],
    ["force", [...OFFICIAL, ...FORCE_ONLY], OPCC_ONLY],
    ["official", OFFICIAL, [...OPCC_ONLY, ...FORCE_ONLY]],
  ])("%s", (viewer, seen, hidden) => {
    const text = JSON.stringify(recordFor(viewer, record));
    for (const words of seen) expect(text).toContain(words);
    for (const words of hidden) expect(text).not.toContain(words);
  });
});
