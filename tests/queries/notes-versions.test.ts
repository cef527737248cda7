/** What is shown of notes: each side its own drafts of comments, everybody what is published, and nobody outside anything else. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editResponsePart } from "~/commands/edit-response-part.server";
import { setClosedSession } from "~/commands/meetings/set-closed-session.server";
import { agreeNotes } from "~/commands/notes/agree-notes.server";
import { circulateNotes, correctNotes, renewNotes } from "~/commands/notes/circulate-notes.server";
import { commentOnNotes } from "~/commands/notes/comment-on-notes.server";
import { decideComment, rewordNotes } from "~/commands/notes/decide-comment.server";
import { publishNotes } from "~/commands/notes/publish-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda } from "~/db/meetings.server";
import { write } from "~/db/write.server";
import { VISITOR, type Actor } from "~/domain/actor";
import { meetingNotes, meetingNotesFile } from "~/queries/meeting-notes.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { notesStanding } from "~/queries/notes-standing.server";
import { notesVersionFile, publishedNotesFile, standingNotesFile } from "~/queries/notes-version-file.server";
import { commentPage, notesVersionPage } from "~/queries/notes-version-page.server";
import { notesVersionsPage } from "~/queries/notes-versions-page.server";
import { publishedNotes, publishedNotesList } from "~/queries/published-notes.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { heldMeeting, SECRET, type HeldMeeting } from "../support/held-meeting";
import { force, opcc, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";
import { zipParts } from "../support/zip-parts";

let home: FreshDatabase;
let at: HeldMeeting;
const as = (actor: Actor): Ctx => testCtx(home.db, actor);
const observer: Actor = { ...VISITOR, personId: "rosalind", name: "Rosalind Achebe", roles: ["observer"] };

beforeEach(async () => {
  home = await freshDatabase();
  at = await heldMeeting(as(opcc));
});
afterEach(() => home.remove());

const page = async (actor: Actor, number = 1) => valueOf(await notesVersionPage(as(actor), at.id, number));
const seen = async (number: number) => ({ meetingId: at.id, number, seen: (await page(opcc, number)).version.version });
const comment = async (actor: Actor, text: string, send: boolean, proposed = "") =>
  valueOf(await commentOnNotes(as(actor), { meetingId: at.id, number: 1, about: "head/venue", base: "Long Room", typed: { text, proposed }, draft: null, send })).id;
async function publish(number: number): Promise<void> {
  for (const actor of [opcc, force]) valueOf(await agreeNotes(as(actor), await seen(number)));
  valueOf(await publishNotes(as(opcc), await seen(number)));
}
async function correct(): Promise<void> {
  valueOf(await correctNotes(as(opcc), { meetingId: at.id, reason: "The venue was wrong." }));
  valueOf(await rewordNotes(as(opcc), { meetingId: at.id, number: 2, about: "head/venue", base: "Long Room", typed: { text: "A slip.", proposed: "Long Hall" } }));
}

describe("notes as the record has them", () => {
  it("are the office’s until they are circulated: the force finds neither the page nor a file", async () => {
    for (const actor of [force, { ...force, roles: ["chief-officer"] } as Actor]) {
      expect(problemOf(await meetingNotes(as(actor), at.id, "full")).message).toContain("has not circulated the notes");
      expect(problemOf(await meetingNotesFile(as(actor), at.id, { audience: "public", format: "docx" }))).toMatchObject({ kind: "refused" });
    }
    expect([valueOf(await meetingPage(as(opcc), at.id)).hasNotes, valueOf(await meetingPage(as(force), at.id)).hasNotes]).toEqual([true, false]);
    valueOf(await circulateNotes(as(opcc), at.id));
    expect(valueOf(await meetingNotes(as(force), at.id, "full")).notes.venue).toBe("Long Room");
    expect(valueOf(await meetingPage(as(force), at.id)).hasNotes).toBe(true);
  });
});

describe("a version of notes", () => {
  beforeEach(async () => { valueOf(await circulateNotes(as(opcc), at.id)); });

  it("is for the two sides alone", async () => {
    for (const actor of [observer, VISITOR]) {
      expect(problemOf(await notesVersionPage(as(actor), at.id, 1))).toMatchObject({ kind: "refused" });
      expect(problemOf(await notesVersionsPage(as(actor), at.id))).toMatchObject({ kind: "refused" });
      expect(problemOf(await notesVersionFile(as(actor), { meetingId: at.id, number: 1, format: "docx", audience: "public" }))).toMatchObject({ kind: "refused" });
      expect(problemOf(await commentPage(as(actor), { meetingId: at.id, number: 1, about: "", comment: "" }))).toMatchObject({ kind: "refused" });
    }
    expect(problemOf(await notesVersionPage(as(opcc), at.id, 2))).toMatchObject({ kind: "missing" });
  });

  it("shows each side its own drafts of comments, and of the other’s not even how many", async () => {
    await comment(opcc, "A word of officecanary.", false);
    const id = await comment(force, "A word of forcecanary.", false);
    for (const [actor, own, other] of [[opcc, "officecanary", "forcecanary"], [force, "forcecanary", "officecanary"]] as const) {
      const shown = JSON.stringify([await page(actor), valueOf(await notesVersionsPage(as(actor), at.id))]);
      expect(shown).toContain(own);
      expect(shown).not.toContain(other);
      expect(valueOf(await notesVersionsPage(as(actor), at.id)).lines).toMatchObject([{ open: 0, drafts: 1 }]);
    }
    expect(problemOf(await commentPage(as(opcc), { meetingId: at.id, number: 1, about: "", comment: id }))).toMatchObject({ kind: "missing" });
    expect(valueOf(await commentPage(as(force), { meetingId: at.id, number: 1, about: "", comment: id }))).toMatchObject({ about: "head/venue", draft: { text: "A word of forcecanary." } });
  });

  it("marks what a proposal would change, and shows what is to be decided first", async () => {
    const id = await comment(force, "It was the hall.", true, "Long Hall");
    expect((await page(opcc)).comments).toMatchObject([{ id, label: "Venue", pieces: [{ text: "Long ", is: "same" }, { text: "Room", is: "removed" }, { text: "Hall", is: "added" }], now: "Long Room" }]);
    valueOf(await decideComment(as(opcc), { ...(await seen(1)), comment: id, as: "accepted", note: "" }));
    const later = await comment(force, "Thank you.", true);
    expect((await page(force)).comments.map((each) => each.id)).toEqual([later, id]);
  });

  it("says to the office how much the record has otherwise by now, and to nobody else", async () => {
    expect((await page(opcc)).moved).toBe(0);
    valueOf(await editResponsePart(as(opcc), { responseId: at.responseId, position: 0, value: "It is late.", base: "It is on pace." }));
    expect([(await page(opcc)).moved, (await page(force)).moved]).toEqual([1, 0]);
  });

  it("offers what may be done, and nothing once it is published", async () => {
    expect((await page(opcc)).may).toEqual({ comment: true, discard: true, send: true, decide: true, abandon: false, agree: true, publish: true });
    expect((await page({ ...force, roles: ["tactical-lead"] })).may).toEqual({ comment: true, discard: true, send: false, decide: false, abandon: false, agree: false, publish: false });
    await publish(1);
    expect((await page(opcc)).may).toEqual({ comment: false, discard: true, send: false, decide: false, abandon: false, agree: false, publish: false });
    expect(problemOf(await commentPage(as(force), { meetingId: at.id, number: 1, about: "", comment: "" })).message).toContain("begin a correction");
  });

  it("is listed with what waits", async () => {
    const meeting = { id: at.id, reference: at.reference, title: "", state: "closed" } as const;
    expect(await notesStanding(as(opcc), meeting)).toMatchObject({ mayCirculate: false, notYet: null, mayCorrect: false, lines: [{ number: 1, state: "draft", superseded: false }] });
    await publish(1);
    expect([(await notesStanding(as(opcc), meeting)).mayCorrect, (await notesStanding(as(force), meeting)).mayCorrect]).toEqual([true, false]);
    await correct();
    await publish(2);
    expect((await notesStanding(as(force), meeting)).lines).toMatchObject([{ number: 2, superseded: false, reason: "The venue was wrong." }, { number: 1, superseded: true }]);
  });
});

describe("a file of notes says which version it is", () => {
  const standingIn = (bytes: Buffer) => /<dt>Standing<\/dt>\s*<dd>([^<]*)<\/dd>/.exec(bytes.toString("utf8"))?.[1];
  const version = async (number: number) => standingIn(valueOf(await notesVersionFile(as(opcc), { meetingId: at.id, number, format: "html", audience: "public" })).bytes);

  it("a draft, agreed, published, superseded", async () => {
    valueOf(await circulateNotes(as(opcc), at.id));
    expect(await version(1)).toBe("Version 1, draft, not agreed");
    for (const actor of [opcc, force]) valueOf(await agreeNotes(as(actor), await seen(1)));
    expect(await version(1)).toBe("Version 1, agreed by both sides, not published");
    valueOf(await publishNotes(as(opcc), await seen(1)));
    expect(await version(1)).toMatch(/^Version 1, published \d+ \w+ \d{4}$/);
    await correct();
    expect(await version(2)).toBe("Version 2, draft, not agreed");
    await publish(2);
    expect(await version(1)).toBe("Version 1, superseded by version 2");
    const publicFile = async (number: string) => standingIn(valueOf(await publishedNotesFile(as(VISITOR), { reference: at.reference, version: number, format: "html" })).bytes);
    expect([await publicFile("1"), await publicFile("2")]).toEqual(["Version 1, superseded by version 2", await version(2)]);
  });

  it("that which stands, in its locked words, once one is published; the record where that is asked for", async () => {
    const asked = async (fromRecord: boolean, audience: "full" | "public" = "full") => {
      const { version, standing, bytes, notes } = valueOf(await standingNotesFile(as(opcc), at.reference, { audience, format: "html", fromRecord }));
      expect(standingIn(bytes)).toBe(standing);
      return [version, notes.venue, notes.audience, bytes.toString().includes(SECRET)];
    };
    valueOf(await circulateNotes(as(opcc), at.id));
    expect(await asked(false)).toEqual([null, "Long Room", "full", true]);
    await publish(1);
    await write(home.db, async (tx) => ({ ok: true, value: await tx.meeting.update({ where: { id: at.id }, data: { venue: "Another room" } }) }));
    expect([await asked(false), await asked(false, "public"), await asked(true), await asked(true, "public")]).toEqual([
      [1, "Long Room", "full", true], [1, "Long Room", "public", false], [null, "Another room", "full", true], [null, "Another room", "public", false],
    ]);
    await correct();
    expect(await asked(false)).toEqual([1, "Long Room", "full", true]);
    await publish(2);
    expect(await asked(false)).toEqual([2, "Long Hall", "full", true]);
    expect(problemOf(await standingNotesFile(as(VISITOR), at.reference, { audience: "public", format: "html", fromRecord: false }))).toMatchObject({ kind: "refused" });
  });

  it("none, where it is made from the record", async () => {
    for (const audience of ["full", "public"] as const) expect(standingIn(valueOf(await meetingNotesFile(as(opcc), at.id, { audience, format: "html" })).bytes)).toMatch(/^From the record on \d+ \w+ \d{4}, not an agreed version$/);
    const docx = zipParts(valueOf(await meetingNotesFile(as(opcc), at.id, { audience: "public", format: "docx" })).bytes).get("word/document.xml");
    expect(docx).toContain("not an agreed version");
  });
});

describe("what everybody may read", () => {
  const read = (number: number | null = null) => publishedNotes(as(VISITOR), at.reference, number);

  it("is nothing before notes are published", async () => {
    expect(problemOf(await read())).toMatchObject({ kind: "missing" });
    valueOf(await circulateNotes(as(opcc), at.id));
    expect(problemOf(await read())).toMatchObject({ kind: "missing" });
    for (const actor of [opcc, force]) valueOf(await agreeNotes(as(actor), await seen(1)));
    expect(problemOf(await read(1))).toMatchObject({ kind: "missing" });
    expect(await publishedNotesList(as(VISITOR))).toEqual([]);
    expect(problemOf(await publishedNotesFile(as(VISITOR), { reference: at.reference, version: "1", format: "docx" }))).toMatchObject({ kind: "missing" });
  });

  it("is the public part, and a correction only once it is published; the one before stays at its address", async () => {
    valueOf(await circulateNotes(as(opcc), at.id));
    await publish(1);
    const first = valueOf(await read());
    expect(first).toMatchObject({ number: 1, supersededBy: null, reason: null, differences: [], notes: { audience: "public", leavesOut: true, venue: "Long Room" } });
    await correct();
    expect(valueOf(await read())).toEqual(first);
    expect(problemOf(await read(2))).toMatchObject({ kind: "missing" });
    await publish(2);
    expect(valueOf(await read())).toMatchObject({ number: 2, reason: "The venue was wrong.", differences: [{ label: "Venue", before: "Long Room", after: "Long Hall" }], versions: [{ number: 2 }, { number: 1 }] });
    expect(valueOf(await read(1))).toEqual({ ...first, supersededBy: 2, standing: "Version 1, superseded by version 2", versions: valueOf(await read()).versions });
    expect(await publishedNotesList(as(VISITOR))).toMatchObject([{ reference: at.reference, corrections: 1 }]);
  });

  it("is made into a file once, however often strangers ask, and anew when a correction is published", async () => {
    valueOf(await circulateNotes(as(opcc), at.id));
    await publish(1);
    const file = async (format: string, now?: string) => valueOf(await publishedNotesFile(testCtx(home.db, VISITOR, now), { reference: at.reference, version: "1", format })).bytes;
    const word = await file("docx");
    expect(await Promise.all(["2022-06-01T09:00:00.000Z", "2022-06-02T09:00:00.000Z"].map((now) => file("docx", now)))).toEqual([word, word]);
    expect((await file("html")).toString("utf8")).toContain("Version 1, published");
    await correct();
    await publish(2);
    expect((await file("html")).toString("utf8")).toContain("Version 1, superseded by version 2");
    expect(await file("docx")).not.toEqual(word);
  });

  it("has nothing of the closed session, of comments or of who agreed for whom, on the page and in files", async () => {
    valueOf(await circulateNotes(as(opcc), at.id));
    const id = await comment(force, "A word that was declined.", true);
    valueOf(await decideComment(as(opcc), { ...(await seen(1)), comment: id, as: "declined", note: "Another word." }));
    await publish(1);
    await correct();
    await publish(2);
    const texts = [JSON.stringify(valueOf(await read())), JSON.stringify(valueOf(await read(1))), JSON.stringify(await publishedNotesList(as(VISITOR)))];
    for (const format of ["docx", "html"]) {
      const { bytes, fileName } = valueOf(await publishedNotesFile(as(VISITOR), { reference: at.reference, version: "2", format }));
      expect(fileName).toMatch(new RegExp(`-public-version-2\\.${format}$`));
      texts.push(format === "html" ? bytes.toString("utf8") : [...zipParts(bytes).values()].join("\n"));
    }
    for (const text of texts) {
      expect(text).toContain(text === texts[2] ? at.reference : "Is it on pace?");
      for (const word of [SECRET, "was declined", "Another word", force.name, "A slip"]) expect(text).not.toContain(word);
    }
    const full = valueOf(await notesVersionFile(as(force), { meetingId: at.id, number: 2, format: "html", audience: "full" }));
    expect(full.bytes.toString("utf8")).toContain(SECRET);
  });

  it("has nothing of what a correction sets into closed session, not in the version before and not in what differs", async () => {
    valueOf(await circulateNotes(as(opcc), at.id));
    await publish(1);
    const item = (await readAgenda(home.db.read, at.id)).find(({ heading }) => heading === "Retail crime");
    valueOf(await setClosedSession(as(opcc), { meetingId: at.id, item: item?.id ?? "", seen: item?.version ?? 0, closed: true }));
    expect(valueOf(await read()).differences).toEqual([]);
    await correct();
    valueOf(await renewNotes(as(opcc), await seen(2)));
    expect(JSON.stringify(valueOf(await read()))).toContain("Shopkeepers wrote");
    await publish(2);
    const [standing, earlier] = [valueOf(await read()), valueOf(await read(1))];
    expect(standing).toMatchObject({ takenOut: true, closedSince: false });
    expect(standing.differences.map(({ label }) => label)).toContain("Venue");
    expect(earlier).toMatchObject({ takenOut: false, closedSince: true, differences: [], notes: { venue: "Long Room", leavesOut: true } });
    const files = await Promise.all(["1", "2"].map((version) => publishedNotesFile(as(VISITOR), { reference: at.reference, version, format: "html" })));
    for (const text of [JSON.stringify(standing), JSON.stringify(earlier), ...files.map((file) => valueOf(file).bytes.toString("utf8"))]) {
      expect(text).toContain("Is it on pace?");
      for (const word of ["Shopkeepers wrote", "Retail crime"]) expect(text).not.toContain(word);
    }
    expect((await page(force, 2)).differences.map(({ label }) => label)).toContainEqual(expect.stringMatching(/, heading, closed session$/));
  });
});
