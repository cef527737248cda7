/** Findings, entries and responses in whatever state a test of somebody's work needs. */
import type { Actor } from "~/domain/actor";
import { NO_CLEARANCE, type Clearance } from "~/domain/clearance";
import type { FieldDraft } from "~/domain/field-draft";
import { workFor, type WorkInput } from "~/domain/my-work";
import type { EntryLink, EntryRecord, FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { ROLE_SIDES, type Role } from "~/domain/role";
import { NO_FACTS } from "~/domain/work/work-item";
import { smallRecord } from "./small-record";

/** A Monday. */
export const today = "2022-05-23";

export function person(roles: Role[], more: Partial<Actor> = {}): Actor {
  const [role = "observer"] = roles;
  return { personId: "me", name: "Somebody", post: "", side: ROLE_SIDES[role], roles, actsFor: [], via: "screen", ...more };
}

export function finding(sequence: number, more: Partial<FindingRecord> = {}): FindingRecord {
  const [usual] = smallRecord().findings;
  if (usual === undefined) throw new Error("The small record has no finding.");
  return { ...usual, id: `finding-${String(sequence)}`, reference: `F-000${String(sequence)}`, sequence, number: `AFI ${String(sequence)}`, targetDate: null, entries: [], actions: [], ...more };
}

/** One the person leads, with an update that is not old. */
export function ownFinding(sequence: number, more: Partial<FindingRecord> = {}): FindingRecord {
  return finding(sequence, { strategicLead: { text: "DCC Wells", personId: "me" }, ...more });
}

export function response(id: string, more: Partial<ResponseRecord> = {}, clearance: Partial<Clearance> = {}): ResponseRecord {
  return {
    id, mode: "written", state: "draft", version: 1, replacesId: null, parts: [{ by: "DCC", text: "It is in hand." }], statedConfidence: null, commitment: null, submittedAt: null,
    clearance: { ...NO_CLEARANCE, ...clearance }, ...more,
  };
}

export function entry(id: string, on: FindingRecord, more: Partial<EntryRecord> = {}, link: Partial<EntryLink> = {}): EntryRecord {
  return {
    id, kind: "question", place: "finding", askedBy: "PCC", text: `What of ${id}?`, state: "issued", meetingId: null, position: 1, followsUpEntryId: null, followsUpResponseId: null,
    issuedAt: "2022-05-10T09:00:00.000Z", dueOn: null, version: 1, responses: [],
    links: [{ findingId: on.id, reference: on.reference, number: 1, position: 1, closure: null, closureNote: null, revisitOn: null, ...link }], ...more,
  };
}

/** The finding with its entries beside it. */
export function withEntries(on: FindingRecord, ...entries: EntryRecord[]): FindingRecord {
  return { ...on, entries };
}

export function draft(column: FieldDraft["column"], more: Partial<FieldDraft> = {}): FieldDraft {
  return { id: `draft-${column}`, column, value: "secret words", base: null, state: "draft", note: null, author: "Siobhan Byrne", heldByPersonId: null, savedAt: "2022-05-20T10:00:00.000Z", version: 1, ...more };
}

export function recordOf(findings: FindingRecord[], more: Partial<WholeRecord> = {}): WholeRecord {
  return { findings, inspections: [], meetings: [], meetingEntries: [], otherActions: [], ...more };
}

/** By kind: what each item says, since when and by when. */
export function shown(input: Partial<WorkInput> & Pick<WorkInput, "actor" | "record">): Record<string, string[]> {
  const { groups } = workFor({ facts: NO_FACTS, today, ...input });
  return Object.fromEntries(groups.map(({ kind, mine, inNameOf, items }) => [
    `${mine ? "" : "watch "}${kind}${inNameOf.length === 0 ? "" : ` for ${inNameOf.join(", ")}`}`,
    items.map(({ title, what, since, due, whose }) => [title, what, ...(whose === null ? [] : [`of ${whose}`]), ...(since === null ? [] : [`since ${since}`]), ...(due === null ? [] : [`by ${due}`])].join("; ")),
  ]));
}
