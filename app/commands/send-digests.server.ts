/** Sends everybody for whom something waits their mail of the day. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles } from "~/db/cycles.server";
import { keptRecord } from "~/db/kept-record.server";
import { mailOfLeads, reachedIn } from "~/db/mail-of-leads.server";
import { giveMailBack, recipients, takeMailOfDay, type Recipient } from "~/db/mail-sent.server";
import { actorIn } from "~/db/sessions.server";
import { readSettings } from "~/db/settings.server";
import { workOf } from "~/db/work.server";
import { write } from "~/db/write.server";
import { NO_REMINDERS, remindersOf, type Reminder, type Reminders } from "~/domain/cycle/reminder";
import { openCycle } from "~/domain/cycle/sib-cycle";
import { digestLetter, type Letter } from "~/domain/digest";
import { done, refuse, type Done } from "~/domain/problem";
import type { Mailer, Outcome } from "~/mail/mailer.server";

export type DigestReport = {
  sent: number;
  /** Not sent; the next run tries them again. */
  failed: number;
  /** Perhaps sent; not tried again today. */
  unclear: number;
  /** Had theirs today already. */
  already: number;
  nothing: number;
  declined: number;
  withoutAddress: number;
};

export type SendDigests = {
  /** Null for a trial: `sent` then counts those that would be. */
  mailer: Mailer | null;
  publicUrl: string;
  /** Told of each mail that failed, by the id of its person. */
  onFault: (fault: { person: string; why: string }) => void;
};

export type Asked = { publicUrl: string; reminders: ReadonlyMap<string, Reminder>; /** By the secretariat, of those who have a reminder only. */ reminded: boolean };

async function letterFor(ctx: Ctx, personId: string, { publicUrl, reminders, reminded }: Asked): Promise<Letter | null> {
  const actor = await actorIn(ctx.db.read, personId, ctx.today);
  if (actor === null) return null;
  const reminder = reminders.get(personId) ?? null;
  if (reminded && reminder === null) return null;
  return digestLetter({ work: await workOf(ctx.db, actor, ctx.today), office: await readSettings(ctx.db.read), publicUrl, today: ctx.today, reminder, reminded });
}

/** What each of these people is to be reminded of in the SIB cycle that is open. */
export async function openReminders(ctx: Ctx, people: readonly Recipient[]): Promise<Reminders> {
  const open = openCycle(await readCycles(ctx.db.read));
  if (open === null) return NO_REMINDERS;
  const { findings } = await keptRecord(ctx.db, "official");
  return remindersOf(findings, open, reachedIn(await mailOfLeads(ctx.db.read, findings, people, ctx.today)));
}

type Addressed = { person: string; email: string; letter: Letter };

async function sendOne(ctx: Ctx, mailer: Mailer, { person, email, letter }: Addressed): Promise<Outcome | null> {
  const mail = { id: ctx.newId(), personId: person, day: ctx.today, at: ctx.now };
  if (!(await write(ctx.db, (tx) => takeMailOfDay(tx, mail), { leavesRecord: true }))) return null;
  const outcome = await mailer.send(email, letter);
  if (outcome.kind === "refused") await write(ctx.db, (tx) => giveMailBack(tx, mail.id), { leavesRecord: true });
  return outcome;
}

/** Those who get one, and of the others how many do not and why. */
async function addressed(ctx: Ctx, people: readonly Recipient[], asked: Asked): Promise<{ letters: Addressed[]; report: DigestReport }> {
  const report: DigestReport = { sent: 0, failed: 0, unclear: 0, already: 0, nothing: 0, declined: 0, withoutAddress: 0 };
  const letters: Addressed[] = [];
  for (const { id, email, wantsDigest, hadToday } of people) {
    if (hadToday) report.already += 1;
    else if (!wantsDigest) report.declined += 1;
    else {
      const letter = await letterFor(ctx, id, asked);
      if (letter === null) report.nothing += 1;
      else if (email === null) report.withoutAddress += 1;
      else letters.push({ person: id, email, letter });
    }
  }
  return { letters, report };
}

/** To those of `people` for whom there is a letter and who have had none today. */
export async function sendLetters(ctx: Ctx, people: readonly Recipient[], asked: Asked, { mailer, onFault }: Pick<SendDigests, "mailer" | "onFault">): Promise<Done<DigestReport>> {
  const { letters, report } = await addressed(ctx, people, asked);
  if (mailer === null) return done({ ...report, sent: letters.length });
  if (letters.length === 0) return done(report);
  const reached = await mailer.reach();
  if (!reached.ok) return reached;
  for (const each of letters) {
    const outcome = await sendOne(ctx, mailer, each);
    if (outcome === null) report.already += 1;
    else if (outcome.kind === "sent") report.sent += 1;
    else {
      report[outcome.kind === "refused" ? "failed" : "unclear"] += 1;
      onFault({ person: each.person, why: outcome.why });
    }
  }
  return done(report);
}

/** Only the operator of the machine, or the server itself, sends mail to everybody. */
export async function sendDigests(ctx: Ctx, { mailer, publicUrl, onFault }: SendDigests): Promise<Done<DigestReport>> {
  if (ctx.actor.side !== "operator") return refuse("refused", "Mail is sent by the machine itself. Ask whoever runs it.");
  const people = await recipients(ctx.db.read, ctx.today);
  const asked = { publicUrl, reminders: (await openReminders(ctx, people)).byPerson, reminded: false };
  return sendLetters(ctx, people, asked, { mailer, onFault });
}
