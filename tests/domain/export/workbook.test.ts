import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_CLEARANCE } from "~/domain/clearance";
import { COLUMN_LIST, columnValue } from "~/domain/columns";
import { exportWorkbook, keyedRow } from "~/domain/export/export-workbook";
import { exportFileName } from "~/domain/export/file-name";
import { LONGEST_CELL, type ExportSheet } from "~/domain/export/export-sheet";
import { joinedQuestions, joinedResponses } from "~/domain/export/joined-entries";
import { readSent, sentValues } from "~/domain/export/sent";
import type { EntryLink, EntryRecord, FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { makeKey } from "~/domain/row-key";
import { normaliseText } from "~/domain/text";
import { recordFor } from "~/domain/visibility";
import { heading, stamp, workbookOf } from "../../support/export-fixture";
import { anyRecord } from "../../support/record-fixture";

const [made] = fc.sample(anyRecord.filter((record) => record.findings.length > 3), { numRuns: 1, seed: 3 });
if (!made) throw new Error("No record was made.");
const [first] = made.findings;
if (!first) throw new Error("No finding was made.");

function finding(more: Partial<FindingRecord> = {}): FindingRecord {
  return { ...(first as FindingRecord), entries: [], actions: [], links: [], addressedElsewhere: null, ...more };
}

function link(of: FindingRecord, more: Partial<EntryLink> = {}): EntryLink {
  return { findingId: of.id, reference: of.reference, number: 1, position: 1, closure: null, closureNote: null, revisitOn: null, ...more };
}

function response(parts: ResponseRecord["parts"]): ResponseRecord {
  return { id: "r", mode: "written", state: "submitted", version: 1, replacesId: null, parts, statedConfidence: null, commitment: null, submittedAt: "2022-05-23T12:00:00.000Z", clearance: NO_CLEARANCE };
}

let entriesMade = 0;
function entry(text: string, more: Partial<EntryRecord> = {}): EntryRecord {
  entriesMade += 1;
  return {
    id: `e${String(entriesMade)}`, kind: "question", place: "finding", askedBy: "PCC", text, state: "issued", meetingId: null, position: entriesMade, followsUpEntryId: null,
    followsUpResponseId: null, issuedAt: null, dueOn: null, version: 1, links: [], responses: [], ...more,
  };
}

function recordOf(findings: FindingRecord[]): WholeRecord {
  return { findings, inspections: [], meetings: [], meetingEntries: [], otherActions: [] };
}

function column(sheet: ExportSheet | undefined, key: string): (string | null)[] {
  const place = sheet?.columns.findIndex((each) => each.key === key) ?? -1;
  return sheet?.rows.map((row) => row.values[place] ?? null) ?? [];
}

describe("the joined copies", () => {
  const of = finding();

  test("are numbered alike, so that question and response line up", () => {
    const entries = [
      entry("Is it on pace?", { links: [link(of)], responses: [response([{ by: "CC", text: "It is." }, { by: "DCC", text: "The DCC added that it is late." }])] }),
      entry("Who owns it?", { links: [link(of, { number: 2 })] }),
      entry("Is it paid for?", { links: [link(of, { number: 3, closure: "withdrawn" })], responses: [response([{ by: null, text: "Yes." }])] }),
      entry("The work is good.", { kind: "comment", links: [link(of, { number: null })] }),
    ];
    expect(joinedQuestions({ ...of, entries })).toBe("1. Is it on pace?\n2. Who owns it?\n3. (withdrawn) Is it paid for?\n– The work is good.");
    expect(joinedResponses({ ...of, entries })).toBe("1. CC: It is.\nThe DCC added that it is late.\n2. No response yet\n3. (withdrawn) Yes.");
  });

  test("say where the questions were put instead, or that there are none", () => {
    expect(joinedQuestions(of)).toBe("No question");
    expect(joinedResponses(of)).toBeNull();
    expect(joinedQuestions({ ...of, addressedElsewhere: "Workforce meeting" })).toBe("Workforce meeting");
  });

  test("end by saying where they go on when they would not fit a cell", () => {
    const long = "Why so long? ".repeat(1_000);
    const entries = [1, 2, 3].map((number) => entry(long.trim(), { links: [link(of, { number })], responses: [response([{ by: "CC", text: "👮".repeat(15_000) }, { by: "DCC", text: "b".repeat(30_000) }])] }));
    for (const joined of [joinedQuestions({ ...of, entries }), joinedResponses({ ...of, entries })]) {
      expect(joined?.length).toBeLessThanOrEqual(LONGEST_CELL);
      expect(joined).toMatch(/continues on Questions and responses$/);
      expect(normaliseText(joined ?? "")).toBe(joined);
    }
    expect(joinedQuestions({ ...of, entries })?.match(/^\d\. /gm)).toEqual(["1. ", "2. "]);
  });
});

test("the tracker has the columns of the one column list, and every value of it that is not a copy", () => {
  const record = recordFor("official", made);
  const [tracker] = workbookOf(made).sheets;
  expect(tracker?.columns.map((each) => each.heading)).toEqual(COLUMN_LIST.map((each) => each.heading));
  for (const { key } of COLUMN_LIST) {
    if (key === "questions" || key === "responses") continue;
    expect(column(tracker, key)).toEqual(record.findings.map((each) => columnValue(each, key)));
  }
});

test("no gap in the order of entries tells of a draft", () => {
  const of = finding();
  const entries = [
    entry("Comment one", { kind: "comment", links: [link(of, { number: null, position: 1 })] }),
    entry("Secret", { state: "draft", links: [link(of, { number: null, position: 2 })] }),
    entry("Comment two", { kind: "comment", links: [link(of, { number: null, position: 3 })] }),
  ];
  const sheet = workbookOf(recordOf([{ ...of, entries }])).sheets.find((each) => each.id === "entries");
  expect(column(sheet, "order")).toEqual(["1", "2"]);
  expect(column(sheet, "text")).toEqual(["Comment one", "Comment two"]);
});

test("a follow-up names the number it has beside the same finding, or else the row's key; of a draft it says nothing", () => {
  const here = finding();
  const there = finding({ id: "there", reference: "F-9999", sequence: 9999 });
  const asked = entry("Asked of both", { links: [link(here, { number: 4 }), link(there, { number: 7 })], responses: [response([{ by: "CC", text: "a" }]), { ...response([{ by: "CC", text: "b" }]), id: "second" }] });
  const comment = entry("A comment", { kind: "comment", links: [link(there, { number: null })] });
  const draft = entry("Not yet issued", { state: "approved", links: [link(there, { number: null })] });
  const followUps = [
    entry("Following", { links: [link(there, { number: 8 })], followsUpEntryId: asked.id, followsUpResponseId: "second" }),
    entry("Following a comment", { links: [link(there, { number: 9 })], followsUpEntryId: comment.id }),
    entry("Following a draft", { links: [link(there, { number: 10 })], followsUpEntryId: draft.id }),
  ];
  const workbook = workbookOf(recordOf([{ ...here, entries: [asked] }, { ...there, entries: [asked, comment, draft, ...followUps] }]));
  const sheet = workbook.sheets.find((each) => each.id === "entries");
  if (!sheet) throw new Error("There is no sheet of entries.");
  const place = sheet.columns.findIndex((each) => each.key === "followsUp");
  const named = sheet.rows.map((row) => keyedRow(sheet, row, stamp)[place + 1] ?? null);
  expect(named).toEqual([null, null, "F-9999 Q7, response 2", makeKey({ ...stamp, kind: "Q", id: comment.id }), null]);
  expect(JSON.stringify(sentValues(workbook))).not.toContain("\\u0000");
});

test("what was sent reads back as it was kept, and nothing else is taken for it", () => {
  fc.assert(fc.property(anyRecord, (record) => {
    const sent = sentValues(workbookOf(record));
    expect(readSent(JSON.stringify(sent))).toEqual(sent);
  }), { numRuns: 30 });
  expect(() => readSent('{"version":2}')).toThrow(/not in the form/);
});

test("a part brings the entries, actions, inspections and meetings that belong to it", () => {
  const record = recordFor("official", made);
  const part = record.findings.slice(0, 2);
  const workbook = exportWorkbook({ record, shown: { findings: part, columns: COLUMN_LIST.map((each) => each.key) }, view: "sib", heading });
  const [tracker, entries] = workbook.sheets;
  expect(column(tracker, "reference")).toEqual(part.map((each) => each.reference));
  expect(new Set(entries?.rows.map((row) => row.rowId)).size).toBe(new Set(part.flatMap((each) => each.entries.map((one) => one.id))).size);
  expect(workbook.asAt).toContain(`2 findings of ${String(record.findings.length)}`);
  expect(tracker?.columns.some((each) => each.hidden)).toBe(false);
});

test("a file name has nothing that a system could refuse", () => {
  const name = (forceName: string) => exportFileName({ forceName, view: "sib", today: "2022-05-23", format: "xlsx" });
  expect(name("Marchshire Police")).toBe("marchshire-sib-tracker-2022-05-23.xlsx");
  expect(name("Dyfed–Powys / \"Heddlu\" Ynys Môn")).toBe("dyfed-powys-heddlu-ynys-mon-sib-tracker-2022-05-23.xlsx");
  expect(name("Police")).toBe("sib-tracker-2022-05-23.xlsx");
});
