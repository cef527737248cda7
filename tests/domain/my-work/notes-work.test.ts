/** Notes in somebody's work: who decides, who agrees, who publishes. */
import { describe, expect, it } from "vitest";
import { VISITOR, type Actor } from "~/domain/actor";
import { notesWork, type NotesFact } from "~/domain/my-work/notes-work";
import { ROLE_SIDES, type Role } from "~/domain/role";

const fact: NotesFact = { meeting: { id: "m1", reference: "M-0001", title: "May meeting", closed: true }, number: 1, state: "draft", circulatedOn: "2022-05-20", agreed: { opcc: false, force: false }, open: 0 };
const FACTS = { quiet: fact, commented: { ...fact, open: 2 }, ours: { ...fact, agreed: { opcc: true, force: false } }, agreed: { ...fact, state: "agreed", agreed: { opcc: true, force: true } } } as const;
const actorOf = (role: Role, more: Partial<Actor> = {}): Actor => ({ ...VISITOR, personId: "p1", side: ROLE_SIDES[role], roles: [role], ...more });
const named = actorOf("policy-officer", { actsFor: [{ kind: "approves-for", personId: "h", name: "Helen Ferriday" }] });
const kinds = (actor: Actor, of: NotesFact) => notesWork(actor, [of]).filter(({ items }) => items.length > 0).map(({ kind }) => kind);

describe("notes that wait", () => {
  it.each([
    ["the PCC", actorOf("pcc"), ["notes-agree"], [], [], ["notes-publish"]],
    ["an administrator of the office", actorOf("opcc-administrator"), [], [], [], []],
    ["a policy officer", actorOf("policy-officer"), [], ["notes-comments"], [], []],
    ["a policy officer whom the PCC named", named, ["notes-agree"], ["notes-comments"], [], ["notes-publish"]],
    ["a chief officer", actorOf("chief-officer"), ["notes-agree"], [], ["notes-agree"], []],
    ["the secretariat", actorOf("sib-secretariat"), [], [], [], []],
    ["an observer", actorOf("observer"), [], [], [], []],
  ] as const)("for %s", (_, actor, quiet, commented, ours, agreed) => {
    expect([kinds(actor, FACTS.quiet), kinds(actor, FACTS.commented), kinds(actor, FACTS.ours), kinds(actor, FACTS.agreed)]).toEqual([quiet, commented, ours, agreed]);
  });

  it("say in whose name, since when and where they are", () => {
    expect(notesWork(named, [fact])[1]).toMatchObject({ inNameOf: ["Helen Ferriday"], items: [{ title: "May meeting", since: "2022-05-20", place: { page: "notes", id: "m1", number: 1 } }] });
    expect(notesWork(named, [FACTS.commented])[0]?.items[0]?.what).toBe("2 comments on its notes");
    expect(kinds(actorOf("pcc"), { ...FACTS.agreed, meeting: { ...fact.meeting, closed: false } })).toEqual([]);
  });
});
