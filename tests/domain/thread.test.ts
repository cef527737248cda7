import { expect, test } from "vitest";
import { NO_CLEARANCE } from "~/domain/clearance";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { threadOf, type ThreadItem } from "~/domain/thread";

function response(id: string): ResponseRecord {
  return {
    id, mode: "written", state: "submitted", version: 1, replacesId: null, parts: [{ by: "CC", text: "Yes." }],
    statedConfidence: null, commitment: null, submittedAt: "2022-05-20T10:00:00.000Z", clearance: NO_CLEARANCE,
  };
}

function entry(id: string, more: Partial<EntryRecord> = {}): EntryRecord {
  return {
    id, kind: "question", place: "finding", askedBy: "PCC", text: "Is it on pace?", state: "answered", meetingId: null, position: 0,
    followsUpEntryId: null, followsUpResponseId: null, issuedAt: null, dueOn: null, version: 1, links: [], responses: [], ...more,
  };
}

const shape = (items: ThreadItem[]): unknown[] => items.map((item) => (item.followUps.length === 0 ? item.entry.id : [item.entry.id, shape(item.followUps)]));

test("a follow-up stands under what it takes up, in the order of the responses, however deep", () => {
  const entries = [
    entry("q1", { responses: [response("r1"), response("r2")] }),
    entry("q2", { followsUpEntryId: "q1", followsUpResponseId: "r2" }),
    entry("q3", { followsUpEntryId: "q1", followsUpResponseId: "r1", responses: [response("r3")] }),
    entry("q4", { followsUpEntryId: "q3", followsUpResponseId: "r3" }),
    entry("q5"),
  ];
  expect(shape(threadOf(entries))).toEqual([["q1", [["q3", ["q4"]], "q2"]], "q5"]);
});

test("an entry whose forerunner cannot be seen stands by itself, and none is lost in a ring", () => {
  const entries = [entry("a", { followsUpEntryId: "unseen" }), entry("b", { followsUpEntryId: "c" }), entry("c", { followsUpEntryId: "b" })];
  expect(shape(threadOf(entries))).toEqual(["a", ["b", ["c"]]]);
});
