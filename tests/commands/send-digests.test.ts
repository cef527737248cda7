/** The mail of the day against a real mail server: who gets one, what it holds, and that nobody ever gets two. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setDigestWish } from "~/commands/people/set-digest-wish.server";
import { sendDigests, type DigestReport } from "~/commands/send-digests.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import type { Done } from "~/domain/problem";
import { openMailer, type Mailer } from "~/mail/mailer.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { readable, startMailServer, startMuteServer, type MailServer } from "../support/mail-server";
import { problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const monday = "2022-05-23T06:00:00.000Z";
const tuesday = "2022-05-24T06:00:00.000Z";
const from = "tracker@office.example";
const priya = "priya.nair@marchshire-pcc.example";
const tom = "tom.ashdown@marchshire-police.example";

let fresh: FreshDatabase;
let server: MailServer;
let faults: { person: string; why: string }[];
beforeEach(async () => {
  [fresh, server] = await Promise.all([demonstrationDatabase(), startMailServer()]);
  faults = [];
});
afterEach(() => Promise.all([fresh.remove(), server.stop()]));

function send(mailer: Mailer | null = openMailer({ smtpUrl: server.url, from }, { milliseconds: 2000 }), now = monday): Promise<Done<DigestReport>> {
  return sendDigests(testCtx(fresh.db, OPERATOR, now), { mailer, publicUrl: "https://tracker.example", onFault: (fault) => faults.push(fault) });
}

const recipients = () => server.received.flatMap((mail) => mail.to);

describe("the digests", () => {
  it("go once a day to everybody for whom something waits", async () => {
    const trial = valueOf(await send(null));
    expect(server.received).toEqual([]);
    const first = valueOf(await send());
    expect(first).toMatchObject({ failed: 0, unclear: 0, already: 0, declined: 0, withoutAddress: 0, sent: trial.sent });
    expect(recipients()).toEqual(expect.arrayContaining([priya, tom, "helen.ferriday@marchshire-pcc.example"]));
    expect(new Set(recipients()).size).toBe(first.sent);
    expect(recipients().filter((address) => address.startsWith("rosalind") || address.startsWith("judith"))).toEqual([]);

    const again = valueOf(await send());
    expect(again).toMatchObject({ sent: 0, already: first.sent });
    valueOf(await send(undefined, tuesday));
    expect(recipients().filter((address) => address === priya)).toHaveLength(2);
  });

  it("are not sent twice by two machines at once", async () => {
    const [one, other] = (await Promise.all([send(), send()])).map(valueOf);
    expect(new Set(recipients()).size).toBe(recipients().length);
    expect((one?.sent ?? 0) + (other?.sent ?? 0)).toBe(recipients().length);
  });

  it("lead to the tracker and say nothing of what it is about", async () => {
    valueOf(await send());
    const mail = server.received.find(({ to }) => to.includes(priya));
    const text = mail === undefined ? "" : readable(mail);
    expect(text).toContain("Subject: Assurance tracker: ");
    expect(text).toMatch(/- \d+ drafts of yours to finish/);
    expect(text).toContain("https://tracker.example/");
    expect(text).toContain("Auto-Submitted: auto-generated");
  });

  it("hold no text of the record, drafts least of all", async () => {
    const { read } = fresh.db;
    const texts = [
      ...(await read.entry.findMany()).map(({ text }) => text),
      ...(await read.responsePart.findMany()).map(({ text }) => text),
      ...(await read.fieldDraft.findMany()).flatMap(({ value }) => value ?? []),
      ...(await read.finding.findMany()).map(({ text }) => text),
      ...(await read.update.findMany()).flatMap(({ text }) => text ?? []),
    ].filter((text) => text.length >= 6);
    expect(texts.length).toBeGreaterThan(200);
    valueOf(await send());
    const mails = server.received.map(readable).join("\n").replace(/\s+/g, " ");
    const words = texts.flatMap((text) => text.replace(/\s+/g, " ").match(/.{6,24}/g)?.slice(0, 1) ?? []);
    expect(words.filter((part) => mails.includes(part))).toEqual([]);
  });

  it("do not go to whoever wants none, has no address or is no longer there", async () => {
    valueOf(await setDigestWish(await ctxOf(fresh.db, "priya-nair"), false));
    await write(fresh.db, async (tx) => {
      await tx.person.update({ where: { id: "tom-ashdown" }, data: { email: null } });
      await tx.person.update({ where: { id: "helen-ferriday" }, data: { deactivatedAt: monday } });
    });
    expect(valueOf(await send())).toMatchObject({ declined: 1, withoutAddress: 1 });
    expect(recipients().filter((address) => [priya, tom, "helen.ferriday@marchshire-pcc.example"].includes(address))).toEqual([]);
    valueOf(await setDigestWish(await ctxOf(fresh.db, "priya-nair"), true));
    expect(valueOf(await send())).toMatchObject({ sent: 1, declined: 0 });
    const events = await fresh.db.read.historyEvent.findMany({ where: { subjectId: "priya-nair", field: "dailyMail" }, orderBy: { sequence: "asc" } });
    expect(events.map(({ before, after }) => [before, after])).toEqual([["wanted", "not wanted"], ["not wanted", "wanted"]]);
  });

  it("that are refused are tried again by the next run, and what is said of them holds no address", async () => {
    server.refuse(priya);
    const first = valueOf(await send());
    expect(first).toMatchObject({ failed: 1, unclear: 0 });
    expect(faults).toEqual([{ person: "priya-nair", why: expect.stringMatching(/^E\w+ 550$/) }]);
    expect(valueOf(await send())).toMatchObject({ sent: 0, failed: 1, already: first.sent });
    await server.stop();
    server = await startMailServer();
    expect(valueOf(await send())).toMatchObject({ sent: 1, failed: 0 });
    expect(recipients()).toEqual([priya]);
  });

  it("that a server took without saying so are not sent again that day", async () => {
    server.fallSilent();
    await write(fresh.db, (tx) => tx.person.updateMany({ where: { id: { not: "priya-nair" } }, data: { wantsDigest: false } }));
    expect(valueOf(await send(openMailer({ smtpUrl: server.url, from }, { milliseconds: 300 })))).toMatchObject({ sent: 0, failed: 0, unclear: 1 });
    expect(faults.map(({ why }) => why)).toEqual(["ETIMEDOUT"]);
    await server.stop();
    server = await startMailServer();
    expect(valueOf(await send())).toMatchObject({ sent: 0, already: 1 });
    expect(server.received).toEqual([]);
  });

  it.each([
    ["says nothing", async () => startMuteServer(), /ETIMEDOUT/],
    ["is not there", async () => { const gone = await startMuteServer(); await gone.stop(); return gone; }, /ESOCKET|ECONNREFUSED/],
    ["knows us not", async () => { const strict = await startMailServer({ user: "tracker", password: "right" }); return { ...strict, url: strict.url.replace("right", "wrong") }; }, /EAUTH 535/],
  ])("wait for a server that %s", async (_, start, why) => {
    const bad = await start();
    const problem = problemOf(await send(openMailer({ smtpUrl: bad.url, from }, { milliseconds: 300 })));
    expect(problem.message).toMatch(why);
    expect(problem.message).not.toMatch(/127\.0\.0\.1|wrong|@/);
    expect(await fresh.db.read.mailSent.count()).toBe(0);
    await bad.stop();
    expect(valueOf(await send()).sent).toBeGreaterThan(0);
  });

  it("go through a server that asks for a password", async () => {
    const strict = await startMailServer({ user: "tracker", password: "right" });
    expect(valueOf(await send(openMailer({ smtpUrl: strict.url, from }))).sent).toBe(strict.received.length);
    expect(strict.received[0]?.from).toBe(from);
    await strict.stop();
  });

  it("are sent by nobody but the machine", async () => {
    const asked = sendDigests(await ctxOf(fresh.db, "judith-allardyce"), { mailer: null, publicUrl: "", onFault: () => undefined });
    expect(problemOf(await asked).kind).toBe("refused");
  });
});
