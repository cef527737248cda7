/** Rows put together into the record, and what a stored value that is none of its list does. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertEntries } from "~/db/insert-entries.server";
import { insertResponses } from "~/db/insert-responses.server";
import { insertActions } from "~/db/insert-actions.server";
import { findOrCreateMeeting } from "~/db/find-or-create.server";
import { asOfOneMoment, findingIn, loadFinding, loadRecord } from "~/db/record.server";
import { recordInPieces } from "~/db/record-in-pieces.server";
import { write } from "~/db/write.server";
import type { NewEntry } from "~/db/insert-entries.server";
import type { ResponseState } from "~/domain/response";
import { seedDemonstration } from "../../prisma/seed";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFindings, force, opcc, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.remove());

const ctx = () => testCtx(fresh.db, opcc);

function entry(id: string, links: NewEntry["links"], more: Partial<NewEntry> = {}): NewEntry {
  return { id, kind: "question", place: "finding", askedBy: "PCC", text: id, state: "issued", meetingId: null, position: 0, links, ...more };
}

describe("the record", () => {
  it("is the same for one finding read alone and read with all", async () => {
    valueOf(await seedDemonstration(fresh.db));
    const record = await loadRecord(fresh.db);
    for (const finding of record.findings.filter((_, index) => index % 7 === 0 || index < 8)) {
      expect(await loadFinding(fresh.db, finding.reference)).toEqual(finding);
    }
    expect(await loadFinding(fresh.db, "F-9999")).toBeNull();
  });

  it("is the same read piece by piece and read at once", async () => {
    valueOf(await seedDemonstration(fresh.db));
    const record = await loadRecord(fresh.db);
    expect(record.findings.length).toBeGreaterThan(7);
    for (const atATime of [1, 7, 1_000]) expect(await asOfOneMoment(fresh.db, (reader) => recordInPieces(reader, atATime))).toEqual(record);
  });

  it("lines entries up beside each finding: by number there, then by position", async () => {
    const [a, b] = await addFindings(fresh.db, [{}, {}]);
    const link = (finding: { id: string } | undefined, number: number | null, position: number) => ({ findingId: finding?.id ?? "", number, position });
    await write(fresh.db, (tx) =>
      insertEntries(tx, ctx(), [
        entry("third", [link(a, null, 4)]), entry("second", [link(a, 7, 0), link(b, 1, 0)]), entry("last", [link(a, null, 5), link(b, null, 1)]), entry("first", [link(a, 2, 3)]),
      ]),
    );
    const record = await loadRecord(fresh.db);
    expect(record.findings.map((finding) => finding.entries.map((each) => each.id))).toEqual([["first", "second", "third", "last"], ["second", "last"]]);
    expect(record.findings[0]?.entries[1]?.links.map((each) => [each.reference, each.number])).toEqual([["F-0001", 7], ["F-0002", 1]]);
  });

  it("shows of each response its newest submitted version, then a newer one that is not submitted", async () => {
    const [a] = await addFindings(fresh.db, [{}]);
    await write(fresh.db, async (tx) => {
      await insertEntries(tx, ctx(), [entry("e", [{ findingId: a?.id ?? "", number: 1, position: 0 }])]);
      const response = (id: string, state: ResponseState, position: number) =>
        ({ id, entryId: "e", findingIds: [], mode: "written", state, parts: [{ by: "CC", text: id }], position }) as const;
      await insertResponses(tx, testCtx(fresh.db, force), [response("other", "submitted", 1), response("v1", "submitted", 0), response("draft", "draft", 2)]);
      const stored = async (id: string) => {
        const found = (await findingIn(tx, "F-0001"))?.entries[0]?.responses.find((each) => each.id === id);
        if (found === undefined) throw new Error(`${id} is not shown.`);
        return found;
      };
      await insertResponses(tx, testCtx(fresh.db, force), [{ ...response("v2", "submitted", 0), replaces: await stored("v1") }]);
      await insertResponses(tx, testCtx(fresh.db, force), [{ ...response("v3", "cleared", 0), replaces: await stored("v2") }]);
    });
    const responses = (await loadFinding(fresh.db, "F-0001"))?.entries[0]?.responses ?? [];
    expect(responses.map((each) => [each.id, each.version, each.state])).toEqual([
      ["v2", 2, "submitted"], ["v3", 3, "cleared"], ["other", 1, "submitted"], ["draft", 1, "draft"],
    ]);
  });

  it("takes the submitted update with the greatest sequence, with the drafts beside it", async () => {
    const [a, b] = await addFindings(fresh.db, [{}, {}]);
    const rows = [[a, "old", "submitted", 11], [a, "new", "submitted", 14], [a, "draft", "draft", 15], [b, "passed", "draft", 12], [b, "only", "submitted", 13]] as const;
    await write(fresh.db, (tx) =>
      tx.update.createMany({
        data: rows.map(([finding, text, state, sequence]) => ({
          id: text, findingId: finding?.id ?? "", text, rag: "green", author: "A", state, version: 1, sequence, createdAt: "2022-05-01T09:00:00.000Z",
        })),
      }),
    );
    await write(fresh.db, (tx) =>
      tx.fieldDraft.create({
        data: {
          id: "d", findingId: a?.id ?? "", column: "update", value: "in draft", base: "new", state: "draft", author: "A", savedAt: "2022-05-01T09:00:00.000Z",
        },
      }),
    );
    const { findings } = await loadRecord(fresh.db);
    expect(findings.map((finding) => [finding.update?.text, finding.drafts.map((draft) => draft.value)])).toEqual([["new", ["in draft"]], ["only", []]]);
  });

  it("keeps what belongs to a meeting and to no finding apart", async () => {
    const [a] = await addFindings(fresh.db, [{}]);
    await write(fresh.db, async (tx) => {
      const meetingId = await findOrCreateMeeting(tx, ctx(), { title: "Assurance", date: "2022-05-23", time: null });
      expect(await findOrCreateMeeting(tx, ctx(), { title: "Assurance", date: "2022-05-23", time: "15:00" })).toBe(meetingId);
      await insertEntries(tx, ctx(), [
        entry("aob 2", [], { place: "aob", meetingId, position: 1 }), entry("aob 1", [], { place: "aob", meetingId, position: 0 }), entry("opening", [], { place: "opening", meetingId, position: 0 }),
      ]);
      const action = { text: "Do", owners: ["CC", "DCC"], due: "before 6 June", entryId: null, meetingId };
      await insertActions(tx, ctx(), [{ ...action, id: "x1", findingId: null }, { ...action, id: "x2", findingId: a?.id ?? null, owners: [] }]);
    });
    const record = await loadRecord(fresh.db);
    expect(record.meetings).toMatchObject([{ title: "Assurance", time: "15:00" }]);
    expect(record.meetingEntries.filter((each) => each.place === "aob").map((each) => each.id)).toEqual(["aob 1", "aob 2"]);
    expect(record.otherActions).toMatchObject([{ reference: "A-0001", owners: ["CC", "DCC"], due: "before 6 June" }]);
    expect(record.findings[0]?.actions).toMatchObject([{ reference: "A-0002", owners: [] }]);
  });
});

describe("a stored value that is none of its list", () => {
  it.each([
    ["Finding", "kind", "riddle"], ["Finding", "assurance", ""], ["Finding", "deadline", "2022-02-30"], ["Finding", "hmicfrsStatus", "closed"],
    ["Update", "rag", "purple"], ["Update", "asAt", "23/05/2022"], ["Update", "createdAt", "yesterday"], ["Inspection", "kind", "x"],
  ])("%s.%s is an error that says where it stands", async (table, field, value) => {
    await addFindings(fresh.db, [{ update: { text: "x", asAt: null, rag: null, ragReason: null } }]);
    await write(fresh.db, (tx) => tx.$executeRawUnsafe(`UPDATE "${table}" SET "${field}" = ?`, value));
    const message = loadRecord(fresh.db);
    await expect(message).rejects.toThrow(`“${value}” in ${table}.${field} of `);
  });
});
