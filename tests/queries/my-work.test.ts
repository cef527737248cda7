/** My work in the demonstration: what each person is shown, and that nobody is shown the other side's drafts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "~/commands/ask.server";
import { write } from "~/db/write.server";
import { myWorkCount, myWorkPage } from "~/queries/my-work.server";
import { bankQuestions } from "~/queries/question-bank.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await demonstrationDatabase();
});
afterAll(() => fresh.remove());

const page = async (personId: string) => valueOf(await myWorkPage(await ctxOf(fresh.db, personId)));
const kinds = async (personId: string) => (await page(personId)).groups.map((group) => group.kind);

describe("the work of the people of the demonstration", () => {
  it.each([
    ["priya-nair", ["issue", "own-drafts", "assure"]],
    ["helen-ferriday", ["approve"]],
    ["callum-reeve", ["issue", "assure", "with-pcc"]],
    ["tom-ashdown", ["submit-fields", "updates-of-leads", "with-leads"]],
    ["siobhan-byrne", ["update"]],
  ])("of %s", async (personId, expected) => {
    expect(await kinds(personId)).toEqual(expect.arrayContaining(expected));
  });

  it("is refused to an observer, who reads what is published, and so is the office’s question bank to the force", async () => {
    expect(problemOf(await myWorkPage(await ctxOf(fresh.db, "rosalind-achebe"))).kind).toBe("refused");
    expect(await myWorkCount(await ctxOf(fresh.db, "rosalind-achebe"))).toEqual({ waiting: 0, overdue: 0 });
    for (const personId of ["tom-ashdown", "rosalind-achebe"]) expect(problemOf(await bankQuestions(await ctxOf(fresh.db, personId))).kind).toBe("refused");
    expect(valueOf(await bankQuestions(await ctxOf(fresh.db, "callum-reeve"))).length).toBeGreaterThan(0);
  });

  it("counts for the bar what waits, not what is watched", async () => {
    const { groups, count } = await page("tom-ashdown");
    const mine = groups.filter((group) => group.mine).reduce((sum, group) => sum + group.total, 0);
    expect(groups.some((group) => !group.mine)).toBe(true);
    expect(count.waiting).toBe(mine);
    expect(await myWorkCount(await ctxOf(fresh.db, "tom-ashdown"))).toEqual(count);
  });

  it("says what would come, and what comes next, where nothing waits", async () => {
    const { groups, wouldCome, nextBoard } = await page("judith-allardyce");
    expect(groups).toEqual([]);
    expect(wouldCome).toBe("Sign-ins to link and people without a post will stand here.");
    expect(nextBoard).toBe("2022-05-25");
  });

  it("shows an administrator at once who waits to be linked and who lost their post", async () => {
    await write(fresh.db, async (tx) => {
      await tx.waitingIdentity.create({ data: { id: "w", issuer: "i", subject: "s", side: "force", email: "new@marchshire-police.example", firstAt: "2022-05-20T09:00:00.000Z", lastAt: "2022-05-20T09:00:00.000Z" } });
      await tx.post.updateMany({ where: { personId: "callum-reeve" }, data: { toOn: "2022-05-01" } });
    }, { leavesRecord: true });
    expect((await page("samira-haddad")).groups.flatMap((group) => (group.kind === "link-sign-in" ? group.items.map((item) => item.title) : []))).toEqual(["new@marchshire-police.example"]);
    expect(await kinds("judith-allardyce")).toEqual(["no-post"]);
    expect((await kinds("tom-ashdown")).filter((kind) => kind === "link-sign-in" || kind === "no-post")).toEqual([]);
  });

  it("grows the moment something is drafted", async () => {
    const before = (await page("helen-ferriday")).count.waiting;
    valueOf(await ask(await ctxOf(fresh.db, "priya-nair"), { references: ["F-0101"], kind: "question", text: "Who owns it now?", askedBy: "SPM", dueOn: "", meetingId: null, followsUpResponseId: null }));
    expect((await page("helen-ferriday")).count.waiting).toBe(before + 1);
  });

  it("shows neither side a word or an id of the other’s drafts", async () => {
    const { read } = fresh.db;
    const entries = await read.entry.findMany({ where: { state: { in: ["draft", "approved"] } } });
    const responses = await read.response.findMany({ where: { state: { not: "submitted" } }, include: { parts: true } });
    const fields = await read.fieldDraft.findMany();
    expect(Math.min(entries.length, responses.length, fields.length)).toBeGreaterThan(0);
    const office = entries.flatMap(({ id, text }) => [id, text.slice(0, 40)]);
    const force = [...responses.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.text.slice(0, 40))]), ...fields.flatMap(({ id, value }) => [id, ...(value === null || value.length < 12 ? [] : [value.slice(0, 40)])])];
    const people = await read.person.findMany();
    for (const { id, side } of people) {
      const all = JSON.stringify(await myWorkPage(await ctxOf(fresh.db, id)));
      const others = side === "opcc" ? force : side === "force" ? office : [...office, ...force];
      expect(others.filter((secret) => all.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
    }
  });
});
