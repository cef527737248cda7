/** One mail to each lead who has not submitted their updates for a cycle, and never two on a day. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { editCell } from "~/commands/edit-cell.server";
import { moveSibCycle } from "~/commands/cycles/move-cycle.server";
import { remindLeads, type Reminded } from "~/commands/cycles/remind-leads.server";
import { sendDigests } from "~/commands/send-digests.server";
import { keptRecord } from "~/db/kept-record.server";
import { recipients } from "~/db/mail-sent.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { remindedWords, writerOf } from "~/domain/cycle/reminder";
import { needsUpdate, updateProgress } from "~/domain/cycle/cycle-progress";
import type { Done } from "~/domain/problem";
import { cyclePage } from "~/queries/cycle-page.server";
import { openMailer } from "~/mail/mailer.server";
import { ctxOf } from "../../support/demonstration-actor";
import { demonstrationDatabase } from "../../support/demonstration-database";
import type { FreshDatabase } from "../../support/fresh-database";
import { readable, startMailServer, type MailServer } from "../../support/mail-server";
import { valueOf } from "../../support/marchshire";
import { testCtx } from "../../support/test-ctx";

const MAY = "2022-05-25";
const cassidy = "moira.cassidy@marchshire-police.example";
const from = "tracker@office.example";
const publicUrl = "https://tracker.example";
const monday = "2022-05-23T09:00:00.000Z";
const tuesday = "2022-05-24T09:00:00.000Z";

let home: FreshDatabase;
let server: MailServer;
beforeEach(async () => {
  [home, server] = await Promise.all([demonstrationDatabase(), startMailServer()]);
});
afterEach(() => Promise.all([home.remove(), server.stop()]));

async function remind(now = monday, by = "tom-ashdown"): Promise<Done<Reminded>> {
  return remindLeads(await ctxOf(home.db, by, now), { boardOn: MAY, mail: { smtpUrl: server.url, from }, publicUrl, onFault: () => undefined });
}

const mailTo = (address: string) => server.received.filter((mail) => mail.to.includes(address));

function mailText(nth: number): string {
  const mail = mailTo(cassidy)[nth];
  return mail === undefined ? "" : readable(mail);
}

async function missingOf(personId: string): Promise<string[]> {
  const { findings } = await keptRecord(home.db, "official");
  const reached = new Set((await recipients(home.db.read, "2022-05-23")).filter(({ email }) => email !== null).map(({ id }) => id));
  return findings.filter((finding) => writerOf(finding, reached) === personId && needsUpdate(finding) && updateProgress(finding, MAY) !== "submitted").map((finding) => finding.reference);
}

it("names the findings whose update is missing, and no others", async () => {
  const missing = await missingOf("moira-cassidy");
  expect(missing.length).toBeGreaterThan(0);
  const report = valueOf(await remind());
  expect(report.sent).toBe(report.leads - report.declined - report.withoutAddress);
  expect(server.received).toHaveLength(report.sent);
  const text = mailText(0);
  expect(text.match(/F-\d{4}/g)).toEqual(missing);
  expect(text).toContain("25 May 2022");
});

it("writes to the strategic lead where the tactical one has left, and names the findings for which nobody can be written to", async () => {
  const { findings } = await keptRecord(home.db, "official");
  const due = findings.filter((finding) => needsUpdate(finding) && updateProgress(finding, MAY) !== "submitted");
  const led = due.find(({ tacticalLead, strategicLead }) => strategicLead?.personId != null && tacticalLead?.personId != null && strategicLead.personId !== tacticalLead.personId);
  const [tactical, strategic] = [led?.tacticalLead?.personId ?? "", led?.strategicLead?.personId ?? ""];
  const address = (await home.db.read.person.findUniqueOrThrow({ where: { id: strategic } })).email ?? "";
  const before = valueOf(await remind());
  const unreached = due.filter(({ tacticalLead, strategicLead }) => tacticalLead?.personId == null && strategicLead?.personId == null);
  expect(unreached.length).toBeGreaterThan(0);
  const named = (report: Reminded) => report.unreached.map(({ reference }) => reference);
  expect(named(before)).toEqual(expect.arrayContaining(unreached.map(({ reference }) => reference)));
  expect(remindedWords(before)).toContain(`Nobody could be written to for ${named(before).length === 1 ? "" : `${String(named(before).length)} updates: `}${named(before)[0] ?? ""}`);

  await write(home.db, (tx) => tx.person.update({ where: { id: tactical }, data: { email: null } }));
  await remind(tuesday);
  expect(mailTo(address).map(readable).at(-1)).toContain(led?.reference);
  await write(home.db, (tx) => tx.person.update({ where: { id: strategic }, data: { deactivatedAt: tuesday } }));
  const later = valueOf(await remind("2022-05-25T09:00:00.000Z"));
  expect(named(later)).toContain(led?.reference);
  const unsubmitted = due.length;
  const mailed = server.received.slice(-later.sent).flatMap((mail) => readable(mail).match(/F-\d{4}/g) ?? []);
  expect(mailed.length + later.unreached.length).toBe(unsubmitted);
});

it("sends nobody two mails on a day, whoever sends them, and those who still have not another on the next", async () => {
  const first = valueOf(await remind());
  expect(valueOf(await remind())).toMatchObject({ sent: 0, already: first.sent });
  await sendDigests(testCtx(home.db, OPERATOR, monday), { mailer: openMailer({ smtpUrl: server.url, from }), publicUrl, onFault: () => undefined });
  expect(mailTo(cassidy)).toHaveLength(1);
  expect(valueOf(await remind(tuesday)).sent).toBe(first.sent);
});

it("is part of the mail of the day while the cycle is open", async () => {
  const send = (now: string) => sendDigests(testCtx(home.db, OPERATOR, now), { mailer: openMailer({ smtpUrl: server.url, from }), publicUrl, onFault: () => undefined });
  valueOf(await send(monday));
  expect(mailText(0).match(/F-\d{4}/g)).toEqual(await missingOf("moira-cassidy"));
  valueOf(await moveSibCycle(await ctxOf(home.db, "tom-ashdown"), { boardOn: MAY, move: "close" }));
  valueOf(await send(tuesday));
  expect(mailText(1)).not.toContain("Service Improvement Board");
});

it("leaves out those who have submitted all of theirs", async () => {
  const ctx = testCtx(home.db, OPERATOR);
  for (const reference of await missingOf("moira-cassidy")) {
    const base = (await keptRecord(home.db, "official")).findings.find((finding) => finding.reference === reference)?.update?.text ?? null;
    valueOf(await editCell(ctx, { reference, column: "update", value: `Done in all areas, ${reference}.`, base }));
  }
  valueOf(await remind());
  expect(mailTo(cassidy)).toEqual([]);
});

it("refuses those who do not run cycles, a cycle that is not open, and a machine without mail", async () => {
  for (const person of ["siobhan-byrne", "priya-nair", "samira-haddad"]) expect(await remind(monday, person)).toMatchObject({ ok: false, problem: { kind: "refused" } });
  const ctx = await ctxOf(home.db, "tom-ashdown");
  expect(await remindLeads(ctx, { boardOn: MAY, mail: null, publicUrl: null, onFault: () => undefined })).toMatchObject({ ok: false, problem: { kind: "invalid" } });
  expect(await remindLeads(ctx, { boardOn: MAY, mail: null, publicUrl: null, trial: true, onFault: () => undefined })).toMatchObject({ ok: true });
  valueOf(await moveSibCycle(ctx, { boardOn: MAY, move: "close" }));
  expect(await remind()).toMatchObject({ ok: false, problem: { kind: "refused" } });
  expect(server.received).toEqual([]);
});

it("lists before anything is sent whom no mail reaches, and why, with their findings", async () => {
  const shown = async (by = "tom-ashdown", now = monday) => valueOf(await cyclePage(await ctxOf(home.db, by, now), MAY)).reminding;
  const before = await shown();
  const missing = await missingOf("moira-cassidy");
  expect(before?.hadToday).toBe(0);
  expect(before?.unreached.map(({ why }) => why)).not.toContain("has no e-mail address");
  await write(home.db, (tx) => tx.person.updateMany({ data: { email: null } }));
  const without = await shown();
  const cassidys = without?.unreached.find(({ lead }) => lead.includes("Cassidy"));
  expect(cassidys?.why).toBe("has no e-mail address");
  expect(cassidys?.references).toEqual(expect.arrayContaining(missing));
  await write(home.db, (tx) => tx.person.updateMany({ where: { id: "moira-cassidy" }, data: { email: cassidy, wantsDigest: false } }));
  expect((await shown())?.unreached.find(({ lead }) => lead.includes("Cassidy"))?.why).toBe("has asked for no mail");
  await write(home.db, (tx) => tx.person.updateMany({ where: { id: "moira-cassidy" }, data: { deactivatedAt: monday } }));
  expect((await shown())?.unreached.find(({ lead }) => lead.includes("Cassidy"))?.why).toBe("is not active here any more");
  expect(await shown("siobhan-byrne")).toBeNull();
});

it("names the same findings before and after sending, and says who had a mail today", async () => {
  const page = async () => valueOf(await cyclePage(await ctxOf(home.db, "tom-ashdown", monday), MAY)).reminding;
  const before = await page();
  const sent = valueOf(await remind());
  expect(new Set(before?.unreached.flatMap(({ references }) => references))).toEqual(new Set(sent.unreached.map(({ reference }) => reference)));
  expect(await page()).toMatchObject({ hadToday: sent.sent });
  valueOf(await moveSibCycle(await ctxOf(home.db, "tom-ashdown"), { boardOn: MAY, move: "close" }));
  expect(await page()).toBeNull();
});
