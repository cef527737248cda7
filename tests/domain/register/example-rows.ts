/** Findings of a fictional force, made short: what each test needs is said, the rest is as usual. */
import { NO_CLEARANCE } from "~/domain/clearance";
import type { EntryRecord, FindingRecord, ResponseRecord, UpdateRecord } from "~/domain/record";
import { shapeRows, type RegisterRow } from "~/domain/register/register-row";

export const today = "2022-05-23";

export function exampleUpdate(more: Partial<UpdateRecord> = {}): UpdateRecord {
  return {
    id: "u1", text: "Recording has improved.", asAt: "2022-05-11", rag: "amber", ragReason: null, author: "T Ashdown", state: "submitted", version: 1,
    replacesId: null, cycleBoardOn: null, sequence: 1, createdAt: "2022-05-12T09:00:00.000Z", submittedAt: "2022-05-12T09:00:00.000Z", ...more,
  };
}

export function exampleResponse(more: Partial<ResponseRecord> = {}): ResponseRecord {
  return {
    id: "r1", mode: "written", state: "submitted", version: 1, replacesId: null, parts: [{ by: "CC", text: "It is in hand." }], statedConfidence: null,
    commitment: null, submittedAt: "2022-05-20T09:00:00.000Z", clearance: NO_CLEARANCE, ...more,
  };
}

/** Stands on the findings of these sequences; `number` is its number on each. */
export function exampleEntry(id: string, sequences: number[], number: number | null, more: Partial<EntryRecord> = {}): EntryRecord {
  const links = sequences.map((sequence, position) => ({
    findingId: `f${sequence}`, reference: reference(sequence), number, position, closure: null, closureNote: null, revisitOn: null,
  }));
  return {
    id, kind: "question", place: "finding", askedBy: "PCC", text: "Who owns it?", state: "issued", meetingId: null, position: 1, followsUpEntryId: null,
    followsUpResponseId: null, issuedAt: "2022-05-20T08:00:00.000Z", dueOn: null, version: 1, links, responses: [], ...more,
  };
}

function reference(sequence: number): string {
  return `F-${String(sequence).padStart(4, "0")}`;
}

export function exampleFinding(sequence: number, more: Partial<FindingRecord> = {}): FindingRecord {
  return {
    id: `f${sequence}`, reference: reference(sequence), sequence, number: `AFI ${sequence}`, kind: "afi", text: `The force should improve thing ${sequence}.`,
    inspection: { id: "i1", title: "PEEL 2021/22", kind: "peel", publishedOn: "2022-04-13" }, questionArea: null, position: sequence, parentId: null,
    parentReference: null, strategicLead: { text: "ACC Okafor", personId: null }, tacticalLead: { text: "Supt Osei", personId: null }, limbs: [], steps: [],
    update: exampleUpdate(), drafts: [], deadline: null, targetDate: null, hmicfrsStatus: "being-progressed", hmicfrsStatusSource: null, assurance: "not-yet-reviewed",
    assuranceStatement: null, addressedElsewhere: null, addressedElsewhereLink: null, theirReference: null, version: 1, links: [], entries: [], actions: [], ...more,
  };
}

export function exampleRow(sequence: number, more: Partial<FindingRecord> = {}): RegisterRow {
  const [row] = shapeRows([exampleFinding(sequence, more)]);
  if (row === undefined) throw new Error("One finding gives one row.");
  return row;
}

export function references(rows: readonly RegisterRow[]): string[] {
  return rows.map((row) => row.reference);
}
