/** The life of notes: circulated as composed, commented on, agreed by both sides, published for ever, corrected by a new version. */
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editResponsePart } from "~/commands/edit-response-part.server";
import { holdMeeting } from "~/commands/meetings/move-meeting.server";
import { setClosedSession } from "~/commands/meetings/set-closed-session.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { agreeNotes, takeBackAgreement } from "~/commands/notes/agree-notes.server";
import { abandonNotes } from "~/commands/notes/abandon-notes.server";
import { circulateNotes, correctNotes, renewNotes } from "~/commands/notes/circulate-notes.server";
import { commentOnNotes, discardComment, sendComments, withdrawComment, type CommentOnNotes } from "~/commands/notes/comment-on-notes.server";
import { decideComment, rewordNotes, type DecideComment } from "~/commands/notes/decide-comment.server";
import { redactEvent } from "~/commands/redact-event.server";
import { publishNotes } from "~/commands/notes/publish-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { entryIn } from "~/db/entry-record.server";
import { readNotesComments } from "~/db/notes-comments.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import { readActions } from "~/db/actions.server";
import { write } from "~/db/write.server";
import { OPERATOR, type Actor } from "~/domain/actor";
import { publicNotes } from "~/domain/notes/composed-notes";
import { notesParts } from "~/domain/notes/notes-parts";
import type { NotesVersion } from "~/domain/notes/notes-version";
import { notesStanding } from "~/queries/notes-standing.server";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { heldMeeting, SECRET, type HeldMeeting } from "../../support/held-meeting";
import { force, opcc, problemOf, valueOf } from "../../support/marchshire";
import { planned } from "../../support/small-meetings";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let at: HeldMeeting;
let minutes = 0;
const as = (actor: Actor): Ctx => testCtx(home.db, actor, new Date(Date.UTC(2022, 4, 24, 8, (minutes += 1))).toISOString());

beforeEach(async () => {
  home = await freshDatabase();
  minutes = 0;
  at = await heldMeeting(as(opcc));
});
afterEach(() => home.remove());

const versions = () => readNotesVersions(home.db.read, at.id);
async function last(): Promise<NotesVersion> {
  const notes = (await versions()).at(-1);
  if (notes === undefined) throw new Error("There are no notes.");
  return notes;
}
const which = async () => ({ meetingId: at.id, number: (await last()).number });
const seen = async () => ({ ...(await which()), seen: (await last()).version });
const circulate = async () => valueOf(await circulateNotes(as(opcc), at.id));
const agree = async (actor: Actor) => agreeNotes(as(actor), await seen());
const bothAgree = async () => { valueOf(await agree(opcc)); valueOf(await agree(force)); };
const publish = async (actor: Actor = opcc) => publishNotes(as(actor), await seen());
const pace = () => `entry/${at.entryId}`;
const spoken = (part = 0) => `${pace()}/response/0/${String(part)}`;
const textOf = async (key: string) => notesParts((await last()).content.notes).find((part) => part.key === key)?.text;
async function comment(actor: Actor, more: Partial<CommentOnNotes> = {}): Promise<string> {
  return valueOf(await commentOnNotes(as(actor), await wanted(more))).id;
}
async function wanted(more: Partial<CommentOnNotes> = {}): Promise<CommentOnNotes> {
  const about = more.about ?? spoken();
  return { ...(await which()), about, base: (await textOf(about)) ?? "", typed: { text: "He said nearly.", proposed: "It is nearly on pace." }, draft: null, send: true, ...more };
}
const decide = async (id: string, as_: DecideComment["as"], note = "") => decideComment(as(opcc), { ...(await seen()), comment: id, as: as_, note });
const events = (field: string) => home.db.read.historyEvent.findMany({ where: { subject: "meeting", subjectId: at.id, field }, orderBy: { sequence: "asc" }, select: { before: true, after: true, draftOf: true, actorName: true } });

describe("circulating", () => {
  it("keeps the notes as they are composed at that moment", async () => {
    expect(await circulate()).toEqual({ number: 1 });
    const notes = await last();
    expect(notes).toMatchObject({ number: 1, state: "draft", reason: null, agreed: { opcc: null, force: null }, published: null, circulated: { by: opcc.name } });
    expect(notesParts(notes.content.notes).map(({ text }) => text)).toEqual(expect.arrayContaining(["Thank you for coming.", "Is it on pace?", "It is on pace.", "Send the corrected figure.", "Retail crime", `It is about ${SECRET}.`]));
    expect((await events("notes")).map(({ after, draftOf }) => [after, draftOf])).toEqual([["Version 1: draft, in circulation", null]]);
  });

  it("happens once, and only of a meeting that was held", async () => {
    await circulate();
    expect(problemOf(await circulateNotes(as(opcc), at.id)).message).toContain("in circulation already");
    const next = await planned(as(opcc), { date: "18 July 2022" });
    expect(problemOf(await circulateNotes(as(opcc), next)).message).toContain("not recorded as held");
    expect(problemOf(await circulateNotes(as(opcc), "nowhere"))).toMatchObject({ kind: "missing" });
  });

  it("of two who press at once lets one", async () => {
    const both = await Promise.all([circulateNotes(as(opcc), at.id), circulateNotes(as(opcc), at.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await versions()).toHaveLength(1);
  });
});

describe("a comment", () => {
  beforeEach(circulate);

  it("is a draft of its side until it is sent, and of it the other side finds nothing", async () => {
    const id = await comment(force, { send: false });
    expect(problemOf(await decide(id, "accepted"))).toMatchObject({ kind: "missing" });
    expect(problemOf(await discardComment(as(opcc), { ...(await which()), comment: id }))).toMatchObject({ kind: "missing" });
    expect((await events("notesComment")).map(({ draftOf }) => draftOf)).toEqual(["force"]);
    expect(valueOf(await sendComments(as(force), await which()))).toEqual({ sent: 1, tookBack: false });
    expect(problemOf(await sendComments(as(force), await which())).message).toContain("no draft of a comment");
    expect((await events("notesComment")).map(({ draftOf }) => draftOf)).toEqual(["force", null]);
    valueOf(await decide(id, "declined", "The recording says otherwise."));
  });

  it("can be changed or discarded while it is a draft, and by one hand at a time", async () => {
    const id = await comment(force, { send: false });
    valueOf(await commentOnNotes(as(force), await wanted({ draft: { id, seen: 1 }, send: false, typed: { text: "Nearly.", proposed: "" } })));
    expect(problemOf(await commentOnNotes(as(force), await wanted({ draft: { id, seen: 1 }, send: false, typed: { text: "Not nearly.", proposed: "" } })))).toMatchObject({ kind: "stale", field: "text" });
    valueOf(await discardComment(as(force), { ...(await which()), comment: id }));
    expect(await readNotesComments(home.db.read, [(await last()).id])).toEqual([]);
  });

  it("that was sent stays as it was sent", async () => {
    const id = await comment(force);
    expect(problemOf(await discardComment(as(force), { ...(await which()), comment: id })).message).toContain("It has been sent");
    expect(problemOf(await commentOnNotes(as(force), await wanted({ draft: { id, seen: 1 } })))).toMatchObject({ kind: "stale" });
    expect(problemOf(await withdrawComment(as(opcc), { ...(await which()), comment: id })).message).toContain("theirs to take back");
    valueOf(await withdrawComment(as(force), { ...(await which()), comment: id }));
    expect(problemOf(await withdrawComment(as(force), { ...(await which()), comment: id })).message).toContain("decided already");
  });

  it("proposes other words for what its author saw", async () => {
    expect(problemOf(await commentOnNotes(as(force), await wanted({ base: "It is late." })))).toMatchObject({ kind: "stale", field: "proposed", conflict: { current: "It is on pace." } });
    expect(problemOf(await commentOnNotes(as(force), await wanted({ about: "entry/none" })))).toMatchObject({ kind: "missing" });
    expect(problemOf(await commentOnNotes(as(OPERATOR), await wanted()))).toMatchObject({ kind: "refused" });
  });

  it("that is accepted changes the notes, and is kept with who decided it", async () => {
    const id = await comment(force);
    expect(valueOf(await decide(id, "accepted")).withdrew).toEqual([]);
    expect(await textOf(spoken())).toBe("It is nearly on pace.");
    expect((await readNotesComments(home.db.read, [(await last()).id]))[0]).toMatchObject({ was: "It is on pace.", decided: { as: "accepted", by: `${opcc.name}, ${opcc.post}` } });
    expect(await events("notesWording")).toMatchObject([{ before: "Version 1: AFI 1, response to Q1, CC: It is on pace.", after: "Version 1: AFI 1, response to Q1, CC: It is nearly on pace." }]);
    expect(problemOf(await decide(id, "declined", "No.")).message).toContain("decided or taken back already");
  });

  it("is declined with a reason, and then the notes stay as they are", async () => {
    const id = await comment(force);
    expect(problemOf(await decide(id, "declined", " "))).toMatchObject({ kind: "invalid", field: `note-${id}` });
    valueOf(await decide(id, "declined", "The recording says otherwise."));
    expect(await textOf(spoken())).toBe("It is on pace.");
    expect((await last()).version).toBe(1);
  });

  it("is not decided on words that nobody has read", async () => {
    const [first, second] = [await comment(force), await comment(force, { about: pace() })];
    const before = await seen();
    valueOf(await decide(first, "accepted"));
    expect(problemOf(await decideComment(as(opcc), { ...before, comment: second, as: "accepted", note: "" }))).toMatchObject({ kind: "stale" });
  });

  it("keeps the part it is about while it is a draft, and never puts words into HMICFRS’s text", async () => {
    const id = await comment(force, { send: false });
    const finding = notesParts((await last()).content.notes).find(({ locked }) => locked)?.key ?? "";
    expect(problemOf(await commentOnNotes(as(force), await wanted({ about: finding, typed: { text: "Odd.", proposed: "" }, draft: { id, seen: 1 } })))).toMatchObject({ kind: "stale" });
    const locked = await comment(force, { about: finding, typed: { text: "Odd.", proposed: "" }, send: false });
    expect(problemOf(await commentOnNotes(as(force), await wanted({ about: pace(), base: "Is it on pace?", typed: { text: "", proposed: "Other words." }, draft: { id: locked, seen: 1 } })))).toMatchObject({ kind: "stale" });
    const sent = await comment(force, { about: finding, typed: { text: "Odd.", proposed: "" } });
    const client = createClient({ url: home.url });
    await client.execute(`DROP TRIGGER "NotesComment_no_update"`);
    await client.execute({ sql: `UPDATE "NotesComment" SET "proposed" = 'Other words.' WHERE "id" = ?`, args: [sent] });
    client.close();
    expect(problemOf(await decide(sent, "accepted")).message).toContain("HMICFRS’s text");
    expect(await textOf(finding)).not.toBe("Other words.");
    expect((await readNotesComments(home.db.read, [(await last()).id])).find((each) => each.id === sent)?.decided).toBeNull();
  });

  it("is not put in where its part has other words by now than those it was proposed for", async () => {
    const [first, second] = [await comment(force), await comment(opcc, { typed: { text: "", proposed: "It is almost on pace." } })];
    valueOf(await decide(first, "accepted"));
    expect(problemOf(await decide(second, "accepted"))).toMatchObject({ kind: "stale" });
    expect(await textOf(spoken())).toBe("It is nearly on pace.");
    valueOf(await decide(second, "declined", "The other wording was taken."));
  });

  it("of the office itself can be put in at once, with its reason", async () => {
    const more = { about: "head/venue", base: "Long Room" };
    expect(problemOf(await rewordNotes(as(opcc), { ...(await which()), ...more, typed: { text: "", proposed: "Council chamber" } }))).toMatchObject({ field: "text" });
    expect(problemOf(await rewordNotes(as(opcc), { ...(await which()), ...more, typed: { text: "A slip.", proposed: "Long Room" } }))).toMatchObject({ field: "proposed" });
    valueOf(await rewordNotes(as(opcc), { ...(await which()), ...more, typed: { text: "A slip.", proposed: "Council chamber" } }));
    expect((await last()).content.notes.venue).toBe("Council chamber");
    expect(problemOf(await rewordNotes(as(opcc), { ...(await which()), ...more, typed: { text: "A slip.", proposed: "Town hall" } }))).toMatchObject({ kind: "stale" });
  });
});

describe("agreeing", () => {
  beforeEach(circulate);

  it("is each side’s own, and the notes are agreed when both have", async () => {
    expect(valueOf(await agree(force))).toEqual({ both: false });
    expect(problemOf(await agree(force)).message).toContain("The force has agreed these notes already");
    expect(valueOf(await agree(opcc))).toEqual({ both: true });
    expect(await last()).toMatchObject({ state: "agreed", agreed: { opcc: { words: `${opcc.name}, ${opcc.post}` }, force: { words: `${force.name}, ${force.post}` } } });
    expect(problemOf(await agree(OPERATOR)).message).toContain("person of one of the two sides");
  });

  it("for the PCC or a chief officer says for whom, and how it was given", async () => {
    const named: Actor = { ...opcc, roles: ["policy-officer"], actsFor: [{ kind: "approves-for", personId: "pcc", name: "Helen Ferriday" }] };
    const staff: Actor = { ...force, name: "Beth Hargreaves", post: "SO", roles: ["staff-officer"], actsFor: ["David Harkness", "Catherine Wells"].map((name) => ({ kind: "clears-for", personId: name, name })) };
    expect(problemOf(await agree(named))).toMatchObject({ kind: "invalid", field: "how" });
    valueOf(await agreeNotes(as(named), { ...(await seen()), how: "by e-mail of 24 May 2022" }));
    expect(problemOf(await agreeNotes(as(staff), { ...(await seen()), how: "on the telephone" }))).toMatchObject({ kind: "invalid", field: "for" });
    valueOf(await agreeNotes(as(staff), { ...(await seen()), how: "on the telephone", for: "Catherine Wells" }));
    expect((await last()).agreed.force?.words).toBe("Beth Hargreaves, SO, for Catherine Wells: on the telephone");
  });

  it("waits for the comments", async () => {
    const id = await comment(force);
    expect(problemOf(await agree(opcc)).message).toContain("1 comment is not decided yet");
    valueOf(await decide(id, "accepted"));
    valueOf(await agree(opcc));
  });

  it("is withdrawn by any change, whoever made it, and by a comment of its own side", async () => {
    await bothAgree();
    const id = await comment(force, { typed: { text: "One more.", proposed: "It is late." } });
    expect(await last()).toMatchObject({ state: "draft", agreed: { opcc: { words: `${opcc.name}, ${opcc.post}` }, force: null } });
    expect(valueOf(await decide(id, "accepted")).withdrew).toEqual(["opcc"]);
    expect((await last()).agreed).toEqual({ opcc: null, force: null });
    await bothAgree();
    expect(valueOf(await rewordNotes(as(opcc), { ...(await which()), about: "head/venue", base: "Long Room", typed: { text: "A slip.", proposed: "Town hall" } })).withdrew).toEqual(["opcc", "force"]);
    expect((await events("notesAgreedByForce")).map(({ after }) => after === null)).toEqual([false, true, false, true]);
  });

  it("can be taken back by the side that gave it", async () => {
    valueOf(await agree(force));
    expect(problemOf(await takeBackAgreement(as(opcc), await seen())).message).toContain("nothing to take back");
    valueOf(await takeBackAgreement(as(force), await seen()));
    expect((await last()).agreed.force).toBeNull();
  });

  it("holds for what was read alone", async () => {
    const before = await seen();
    valueOf(await rewordNotes(as(opcc), { ...(await which()), about: "head/venue", base: "Long Room", typed: { text: "A slip.", proposed: "Town hall" } }));
    expect(problemOf(await agreeNotes(as(force), before))).toMatchObject({ kind: "stale" });
  });
});

describe("what the record says by now", () => {
  beforeEach(circulate);
  const correctAnswer = async () => valueOf(await editResponsePart(as(opcc), { responseId: at.responseId, position: 0, value: "It is late.", base: "It is on pace." }));

  it("is taken in when the office says so, and what was reworded elsewhere stays", async () => {
    expect(problemOf(await renewNotes(as(opcc), await seen())).message).toContain("nothing to take in");
    valueOf(await rewordNotes(as(opcc), { ...(await which()), about: "head/venue", base: "Long Room", typed: { text: "A slip.", proposed: "Town hall" } }));
    await bothAgree();
    await correctAnswer();
    expect(await textOf(spoken())).toBe("It is on pace.");
    expect(valueOf(await renewNotes(as(opcc), await seen()))).toEqual({ changed: 1, lost: [], withdrew: ["opcc", "force"] });
    expect([await textOf(spoken()), (await last()).content.notes.venue]).toEqual(["It is late.", "Town hall"]);
  });

  it("wins over what was reworded in its place, which is named", async () => {
    valueOf(await decide(await comment(force), "accepted"));
    await correctAnswer();
    expect(valueOf(await renewNotes(as(opcc), await seen())).lost).toEqual(["AFI 1, response to Q1, CC"]);
    expect(await textOf(spoken())).toBe("It is late.");
  });

  it("keeps reworded words from being published over it", async () => {
    valueOf(await decide(await comment(force), "accepted"));
    await correctAnswer();
    await bothAgree();
    expect(problemOf(await publish())).toMatchObject({ kind: "stale" });
    expect((await last()).state).toBe("agreed");
  });
});

describe("publishing", () => {
  beforeEach(circulate);

  it("leaves out what was set into closed session after the notes were circulated, and waits until both have agreed it so", async () => {
    await bothAgree();
    const item = await home.db.read.agendaItem.findFirstOrThrow({ where: { meetingId: at.id, heading: "Retail crime" } });
    expect(valueOf(await setClosedSession(as(opcc), { meetingId: at.id, item: item.id, seen: item.version, closed: true })).notes).toEqual({ changed: 3, withdrew: ["opcc", "force"] });
    const notes = await last();
    expect(notes).toMatchObject({ state: "draft", agreed: { opcc: null, force: null } });
    expect(notesParts(publicNotes(notes.content.notes, "OFFICIAL")).map(({ text }) => text)).not.toContain("Shopkeepers wrote.");
    expect((await events("notesWording")).map(({ after }) => after)).toContainEqual(expect.stringMatching(/^Version 1: Item \d, closed session: In closed session: left out of what is published$/));
    expect(problemOf(await publish()).message).toContain("the commissioner’s office and the force have not");
    await bothAgree();
    valueOf(await publish());
    const row = await home.db.read.notesVersion.findFirstOrThrow({ where: { meetingId: at.id } });
    expect(row.content).toContain("Shopkeepers wrote.");
    expect(row.publicContent).not.toContain("Shopkeepers wrote.");
  });

  it("takes nothing else of the record into notes in circulation when an item is set into closed session, and out again", async () => {
    valueOf(await decide(await comment(force), "accepted"));
    await write(home.db, (tx) => tx.agendaItem.updateMany({ where: { heading: "Retail crime" }, data: { text: "Others wrote." } }));
    for (const closed of [true, false]) {
      const item = await home.db.read.agendaItem.findFirstOrThrow({ where: { meetingId: at.id, heading: "Retail crime" } });
      expect(valueOf(await setClosedSession(as(opcc), { meetingId: at.id, item: item.id, seen: item.version, closed })).notes).toEqual({ changed: 3, withdrew: [] });
      const parts = notesParts((await last()).content.notes);
      expect(parts.filter(({ text }) => ["Shopkeepers wrote.", "It is nearly on pace."].includes(text)).map(({ text, closed: is }) => [text, is])).toEqual([["Shopkeepers wrote.", closed], ["It is nearly on pace.", false]]);
    }
  });

  it("waits for what the record has in closed session by now, whatever set it so", async () => {
    await bothAgree();
    await write(home.db, (tx) => tx.agendaItem.updateMany({ where: { heading: "Retail crime" }, data: { closedSession: true } }));
    expect(problemOf(await publish())).toMatchObject({ kind: "stale" });
    expect(valueOf(await renewNotes(as(opcc), await seen())).withdrew).toEqual(["opcc", "force"]);
  });

  it("needs both sides’ word", async () => {
    expect(problemOf(await publish()).message).toContain("the commissioner’s office and the force have not");
    valueOf(await agree(opcc));
    expect(problemOf(await publish()).message).toContain("the force has not");
    expect(problemOf(await publish(force)).message).toContain("You may not publish notes: that is for the PCC or somebody the PCC has named");
  });

  it("keeps the whole of it and the public part, which has nothing of the closed session", async () => {
    await bothAgree();
    valueOf(await publish());
    const row = await home.db.read.notesVersion.findFirstOrThrow({ where: { meetingId: at.id } });
    expect(row).toMatchObject({ state: "published", publishedBy: `${opcc.name}, ${opcc.post}` });
    expect(row.content).toContain(SECRET);
    expect(row.publicContent).not.toContain(SECRET);
    expect(row.publicContent).toContain("Is it on pace?");
  });

  it("writes what was agreed into the record: a question by a correction, a response by a new version, an action as it stands", async () => {
    valueOf(await decide(await comment(force), "accepted"));
    valueOf(await decide(await comment(force, { about: spoken(1), typed: { text: "", proposed: "By July." } }), "accepted"));
    valueOf(await decide(await comment(force, { about: pace(), typed: { text: "", proposed: "Was it on pace?" } }), "accepted"));
    const [action] = await readActions(home.db.read);
    valueOf(await decide(await comment(force, { about: `action/${action?.id ?? ""}`, typed: { text: "", proposed: "Send both figures." } }), "accepted"));
    await bothAgree();
    valueOf(await publish());
    const entry = await entryIn(home.db.read, at.entryId);
    expect(entry).toMatchObject({ text: "Was it on pace?", responses: [{ version: 2, state: "submitted", mode: "spoken", parts: [{ by: "CC", text: "It is nearly on pace." }, { by: "DCC", text: "By July." }] }] });
    const [correction] = await home.db.read.entryCorrection.findMany();
    expect(correction).toMatchObject({ state: "issued", textBefore: "Is it on pace?" });
    expect(correction?.reason).toContain("As both sides agreed it in the notes of");
    expect((await readActions(home.db.read))[0]?.text).toBe("Send both figures.");
  });

  it("waits until the meeting is closed", async () => {
    const other = await planned(as(opcc), { date: "3 May 2022" });
    at = { ...at, id: other };
    valueOf(await holdMeeting(as(opcc), other));
    await circulate();
    await bothAgree();
    expect(problemOf(await publish()).message).toContain("is not closed");
    valueOf(await closeMeeting(as(opcc), { meetingId: other, rest: "not-reached", written: null }));
    valueOf(await publish());
  });

  it("of two who press at once lets one", async () => {
    await bothAgree();
    const now = await seen();
    const both = await Promise.all([publishNotes(as(opcc), now), publishNotes(as(opcc), now)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("published notes", () => {
  beforeEach(async () => {
    await circulate();
    await bothAgree();
    valueOf(await publish());
  });

  it("are not changed by anything one can press", async () => {
    const before = await home.db.read.notesVersion.findFirstOrThrow();
    const now = await seen();
    const tries = [
      await agree(force), await takeBackAgreement(as(force), now), await commentOnNotes(as(force), await wanted()), await renewNotes(as(opcc), now), await publish(), await circulateNotes(as(opcc), at.id),
      await rewordNotes(as(opcc), { ...(await which()), about: "head/venue", base: "Long Room", typed: { text: "A slip.", proposed: "Town hall" } }), await sendComments(as(force), await which()),
    ];
    for (const each of tries) expect(problemOf(each).message).toContain("so nothing of them changes any more");
    expect(await home.db.read.notesVersion.findFirstOrThrow()).toEqual(before);
  });

  it("are refused to be altered or deleted by the database itself", async () => {
    const client = createClient({ url: home.url });
    await expect(client.execute(`UPDATE "NotesVersion" SET "publicContent" = '{}'`)).rejects.toThrow("never altered");
    await expect(client.execute(`DELETE FROM "NotesVersion"`)).rejects.toThrow("never deleted");
    client.close();
  });

  it("are named where words are taken out of the history that they still hold", async () => {
    const { sequence } = await home.db.read.historyEvent.findFirstOrThrow({ where: { after: "Thank you for coming." }, select: { sequence: true } });
    expect(valueOf(await redactEvent(as(OPERATOR), { sequence, reason: "Order 12" })).notes).toEqual([{ reference: at.reference, number: 1, published: true, words: true, comments: false }]);
  });

  it("stay as they were when the record changes later", async () => {
    valueOf(await editResponsePart(as(opcc), { responseId: at.responseId, position: 0, value: "It is late.", base: "It is on pace." }));
    expect(await textOf(spoken())).toBe("It is on pace.");
  });

  it("are corrected by a new version with a reason, which both sides agree anew; the first stays", async () => {
    expect(problemOf(await correctNotes(as(opcc), { meetingId: at.id, reason: " " }))).toMatchObject({ field: "reason" });
    expect(valueOf(await correctNotes(as(opcc), { meetingId: at.id, reason: "The venue was wrong." }))).toEqual({ number: 2 });
    expect(problemOf(await correctNotes(as(opcc), { meetingId: at.id, reason: "Again." })).message).toContain("under way already: version 2");
    expect(await last()).toMatchObject({ number: 2, state: "draft", reason: "The venue was wrong.", agreed: { opcc: null, force: null } });
    valueOf(await rewordNotes(as(opcc), { ...(await which()), about: "head/venue", base: "Long Room", typed: { text: "A slip.", proposed: "Town hall" } }));
    expect(problemOf(await publish()).message).toContain("both sides have agreed");
    await bothAgree();
    valueOf(await publish());
    expect((await versions()).map(({ number, state, content }) => [number, state, content.notes.venue])).toEqual([[1, "published", "Long Room"], [2, "published", "Town hall"]]);
  });
});

describe("words that are taken out of the history", () => {
  const taken = async (field: string) => {
    const { sequence } = await home.db.read.historyEvent.findFirstOrThrow({ where: { field, subjectId: at.id }, orderBy: { sequence: "asc" }, select: { sequence: true } });
    return valueOf(await redactEvent(as(OPERATOR), { sequence, reason: "Order 12" }));
  };

  it("are found in comments and in boxes of the live notes by the bare words of the event", async () => {
    await circulate();
    await comment(force, { typed: { text: "Her illness was not meant.", proposed: "" } });
    const fields = JSON.stringify({ text: ["Her illness was not meant."] });
    await write(home.db, (tx) => tx.liveText.create({ data: { meetingId: at.id, slot: "answer/x", itemId: null, fields, personId: "x", savedAt: "2022-05-24T08:00:00.000Z" } }));
    expect(await taken("notesComment")).toMatchObject({ notes: [{ reference: at.reference, number: 1, published: false, words: false, comments: true }], live: [at.reference] });
  });

  it("are found where they were reworded, which keeps what the words were", async () => {
    await circulate();
    valueOf(await decide(await comment(force, { typed: { text: "", proposed: "Nearly." } }), "accepted"));
    expect(await textOf(spoken())).toBe("Nearly.");
    expect(await taken("notesWording")).toMatchObject({ notes: [{ number: 1, published: false, words: true, comments: true }], live: [] });
  });
});

describe("a correction that was begun by mistake", () => {
  it("is abandoned with a reason that both sides read, and makes room for another", async () => {
    await circulate();
    expect(problemOf(await abandonNotes(as(opcc), { ...(await seen()), reason: "No." })).message).toContain("Only a correction is abandoned");
    await bothAgree();
    valueOf(await publish());
    expect(problemOf(await abandonNotes(as(opcc), { ...(await seen()), reason: "No." })).message).toContain("so nothing of them changes any more");
    valueOf(await correctNotes(as(opcc), { meetingId: at.id, reason: "Wrong meeting." }));
    valueOf(await agree(force));
    expect(problemOf(await abandonNotes(as(force), { ...(await seen()), reason: "No." }))).toMatchObject({ kind: "refused" });
    expect(problemOf(await abandonNotes(as(opcc), { ...(await seen()), reason: " " }))).toMatchObject({ field: "reason" });
    valueOf(await abandonNotes(as(opcc), { ...(await seen()), reason: "It was another meeting." }));
    expect(await last()).toMatchObject({ number: 2, state: "abandoned", agreed: { opcc: null, force: null } });
    expect(await readNotesComments(home.db.read, [(await last()).id])).toMatchObject([{ about: "", text: "It was another meeting.", decided: { as: "abandoned", by: `${opcc.name}, ${opcc.post}` } }]);
    expect((await notesStanding(as(force), { id: at.id, reference: at.reference, title: "", state: "closed" })).lines.map(({ number, abandoned }) => [number, abandoned])).toEqual([
      [2, { by: `${opcc.name}, ${opcc.post}`, at: expect.any(String), reason: "It was another meeting." }], [1, null],
    ]);
    expect(problemOf(await agree(force)).message).toContain("was abandoned");
    expect(problemOf(await publish()).message).toContain("was abandoned");
    expect(problemOf(await circulateNotes(as(opcc), at.id)).message).toContain("so nothing of them changes any more");
    expect(valueOf(await correctNotes(as(opcc), { meetingId: at.id, reason: "The venue was wrong." }))).toEqual({ number: 3 });
  });

  it("leaves drafts of comments that were not sent to be discarded, as publishing does", async () => {
    await circulate();
    const id = await comment(force, { send: false });
    await bothAgree();
    valueOf(await publish());
    valueOf(await discardComment(as(force), { ...(await which()), comment: id }));
  });
});

describe("a correction", () => {
  it("of words that had been reworded before is published", async () => {
    await circulate();
    const action = `action/${(await readActions(home.db.read))[0]?.id ?? ""}`;
    valueOf(await decide(await comment(force), "accepted"));
    valueOf(await decide(await comment(force, { about: pace(), typed: { text: "", proposed: "Was it on pace?" } }), "accepted"));
    valueOf(await decide(await comment(force, { about: action, typed: { text: "", proposed: "Send both figures." } }), "accepted"));
    await bothAgree();
    valueOf(await publish());
    valueOf(await correctNotes(as(opcc), { meetingId: at.id, reason: "Three slips." }));
    expect((await last()).content.amended).toEqual([]);
    valueOf(await decide(await comment(force, { typed: { text: "", proposed: "It is far from it." } }), "accepted"));
    valueOf(await decide(await comment(force, { about: pace(), typed: { text: "", proposed: "Is it late?" } }), "accepted"));
    valueOf(await decide(await comment(force, { about: action, typed: { text: "", proposed: "Send three figures." } }), "accepted"));
    await bothAgree();
    valueOf(await publish());
    expect(await entryIn(home.db.read, at.entryId)).toMatchObject({ text: "Is it late?", responses: [{ parts: [{ text: "It is far from it." }, { text: "By June." }] }] });
    expect((await readActions(home.db.read))[0]?.text).toBe("Send three figures.");
  });
});

describe("closed session", () => {
  it("is said of an item of a closed meeting by whoever plans meetings, on what was read", async () => {
    const item = await home.db.read.agendaItem.findFirstOrThrow({ where: { meetingId: at.id, heading: "Retail crime" } });
    const wish = { meetingId: at.id, item: item.id, seen: item.version, closed: true };
    expect(problemOf(await setClosedSession(as(force), wish)).message).toContain("You may not plan meetings");
    expect(problemOf(await setClosedSession(as(opcc), { ...wish, seen: item.version - 1 }))).toMatchObject({ kind: "stale" });
    expect(problemOf(await setClosedSession(as(opcc), { ...wish, item: "none" }))).toMatchObject({ kind: "missing" });
    expect(problemOf(await setClosedSession(as(opcc), { ...wish, closed: false })).message).toContain("not in closed session");
    expect(problemOf(await setClosedSession(as(opcc), { ...wish, meetingId: await planned(as(opcc), { date: "18 July 2022" }) })).message).toContain("not closed yet");
    expect(valueOf(await setClosedSession(as(opcc), wish)).notes).toBeNull();
    expect(await home.db.read.agendaItem.findUniqueOrThrow({ where: { id: item.id } })).toMatchObject({ closedSession: true, heading: "Retail crime", text: "Shopkeepers wrote." });
    expect((await home.db.read.historyEvent.findMany({ where: { subjectId: item.id, field: "heading" } })).at(-1)?.after).toContain("closed session");
  });
});

describe("comments that were sent", () => {
  it("are kept by the database as they were sent, and as they were decided", async () => {
    await circulate();
    const id = await comment(force);
    const client = createClient({ url: home.url });
    await expect(client.execute(`UPDATE "NotesComment" SET "text" = 'Other'`)).rejects.toThrow("stays as it was sent");
    await expect(client.execute(`DELETE FROM "NotesComment"`)).rejects.toThrow("never deleted");
    valueOf(await decide(id, "declined", "No."));
    await expect(client.execute(`UPDATE "NotesComment" SET "decision" = 'accepted'`)).rejects.toThrow("its decision as it was made");
    client.close();
  });
});
