/** Notes of one side: only its people read them, only their author removes them, and no event of one crosses the table. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPrivateNote } from "~/commands/add-private-note.server";
import { exportTracker } from "~/commands/export-tracker.server";
import { removePrivateNote } from "~/commands/remove-private-note.server";
import { OPERATOR } from "~/domain/actor";
import { listJson } from "~/domain/list-json";
import { findingPage } from "~/queries/finding-page.server";
import { privateNotes } from "~/queries/private-notes.server";
import { readRecord } from "~/queries/record.server";
import { ctxOf, minutesLater } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const reference = "F-0135";
const secret = "Zinnober: the superintendent is to be asked in private.";
let fresh: FreshDatabase;
let findingId: string;
const as = (personId: string, minutes = 0) => ctxOf(fresh.db, personId, minutesLater(minutes));
const textsFor = async (personId: string) => (await privateNotes(await as(personId), findingId))?.notes.map((note) => note.text);

beforeAll(async () => {
  fresh = await demonstrationDatabase();
  findingId = (await fresh.db.read.finding.findUniqueOrThrow({ where: { reference } })).id;
  valueOf(await addPrivateNote(await as("priya-nair"), { reference: "f135", text: `  ${secret}\r\n` }));
  valueOf(await addPrivateNote(await as("siobhan-byrne", 1), { reference, text: "Ask the control room for the figures." }));
});
afterAll(() => fresh.remove());

describe("a private note", () => {
  it("is read by every person of its side and by nobody of the other", async () => {
    expect(await textsFor("helen-ferriday")).toEqual([secret]);
    expect(await textsFor("tom-ashdown")).toEqual(["Ask the control room for the figures."]);
    expect(await textsFor("rosalind-achebe")).toBeUndefined();
    expect(await privateNotes(testCtx(fresh.db, OPERATOR), findingId)).toBeNull();
  });

  it("says who wrote it, in which post, and whose it is to remove", async () => {
    const [own] = (await privateNotes(await as("priya-nair"), findingId))?.notes ?? [];
    expect(own).toMatchObject({ author: "Priya Nair", post: "SPM", own: true });
    const [others] = (await privateNotes(await as("callum-reeve"), findingId))?.notes ?? [];
    expect(others?.own).toBe(false);
  });

  it("stays with its side in the history for ever", async () => {
    const events = await fresh.db.read.historyEvent.findMany({ where: { subject: "private note" }, orderBy: { sequence: "asc" } });
    expect(events.map(({ draftOf, field, before, after }) => ({ draftOf, field, before, after }))).toEqual([
      { draftOf: "opcc", field: "text", before: null, after: secret },
      { draftOf: "force", field: "text", before: null, after: "Ask the control room for the figures." },
    ]);
    const seen = async (personId: string) => valueOf(await findingPage(await as(personId), reference, null)).history.lines.filter((line) => line.what.startsWith("Private note")).map((line) => line.after);
    expect(await seen("priya-nair")).toEqual([secret]);
    expect(await seen("tom-ashdown")).toEqual(["Ask the control room for the figures."]);
  });

  it("is in no export and no list", async () => {
    const exported = valueOf(await exportTracker(await as("priya-nair"), { view: "sib", format: "csv", shown: null }));
    expect(Buffer.from(exported.bytes).toString("utf8")).not.toContain("Zinnober");
    const list = JSON.stringify(listJson(valueOf(await readRecord(testCtx(fresh.db, OPERATOR)))));
    expect(list).not.toContain("Zinnober");
  });

  it.each([
    ["rosalind-achebe", "You may not keep private notes|Private notes belong"],
  ])("is not kept by %s", async (personId, sentence) => {
    expect(problemOf(await addPrivateNote(await as(personId), { reference, text: "x" })).message).toMatch(new RegExp(sentence));
  });

  it("needs words, and a finding", async () => {
    expect(problemOf(await addPrivateNote(await as("priya-nair"), { reference, text: " \n " }))).toMatchObject({ kind: "invalid", field: "text" });
    expect(problemOf(await addPrivateNote(await as("priya-nair"), { reference, text: "x".repeat(30_001) }))).toMatchObject({ kind: "invalid", field: "text" });
    expect(problemOf(await addPrivateNote(await as("priya-nair"), { reference: "F-9999", text: "x" })).kind).toBe("missing");
    expect(problemOf(await addPrivateNote(testCtx(fresh.db, OPERATOR), { reference, text: "x" })).kind).toBe("refused");
  });

  it("is removed by its author alone, and kept in the history", async () => {
    const note = await fresh.db.read.privateNote.findFirstOrThrow({ where: { side: "opcc" } });
    expect(problemOf(await removePrivateNote(await as("callum-reeve", 2), note.id)).message).toContain("Only Priya Nair");
    const acrossTheTable = problemOf(await removePrivateNote(await as("siobhan-byrne", 2), note.id));
    expect(acrossTheTable).toEqual(problemOf(await removePrivateNote(await as("siobhan-byrne", 2), "no-such-note")));
    valueOf(await removePrivateNote(await as("priya-nair", 3), note.id));
    expect(await textsFor("priya-nair")).toEqual([]);
    expect((await fresh.db.read.privateNote.findUniqueOrThrow({ where: { id: note.id } })).text).toBe(secret);
    expect(problemOf(await removePrivateNote(await as("priya-nair", 4), note.id)).kind).toBe("missing");
    const last = await fresh.db.read.historyEvent.findFirstOrThrow({ where: { subjectId: note.id }, orderBy: { sequence: "desc" } });
    expect(last).toMatchObject({ before: secret, after: null, draftOf: "opcc" });
  });
});
