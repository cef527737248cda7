/** Sends those who have not submitted their updates for a SIB cycle their mail of the day, which says for which findings. */
import { openReminders, sendLetters, type DigestReport } from "~/commands/send-digests.server";
import type { Ctx } from "~/db/ctx.server";
import { readCycles } from "~/db/cycles.server";
import { recipients } from "~/db/mail-sent.server";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { isReminded, type Reminders } from "~/domain/cycle/reminder";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { MailSettings } from "~/domain/mail-settings";
import { openMailer } from "~/mail/mailer.server";

/** `mail` is null where no mail server is set; `trial` sends none and says in `sent` how many there would be. */
export type RemindLeads = {
  boardOn: CalendarDate;
  mail: Pick<MailSettings, "smtpUrl" | "from"> | null;
  publicUrl: string | null;
  trial?: boolean;
  onFault: (fault: { person: string; why: string }) => void;
};

/** `leads` are those who are asked for an update; `unreached` the findings for which nobody could be written to. */
export type Reminded = DigestReport & { leads: number; unreached: Reminders["unreached"] };

export async function remindLeads(ctx: Ctx, { boardOn, mail, publicUrl, trial = false, onFault }: RemindLeads): Promise<Done<Reminded>> {
  const allowed = may(ctx.actor, "run SIB cycles");
  if (!allowed.ok) return allowed;
  const cycle = (await readCycles(ctx.db.read)).find((each) => each.boardOn === boardOn);
  if (cycle === undefined) return refuse("missing", "There is no SIB cycle for a board of that day. Open it from the list of cycles.");
  if (!isReminded(cycle.state)) return refuse("refused", `The cycle of ${formatDate(boardOn)} is not open, so no update can be submitted for it. Open it, then remind the leads.`);
  if (!trial && (mail === null || publicUrl === null)) return refuse("invalid", "No mail server is set on this machine, so nobody was reminded. Ask whoever runs it to set one, or write to the leads yourself.");
  const everybody = await recipients(ctx.db.read, ctx.today);
  const { byPerson: reminders, unreached } = await openReminders(ctx, everybody);
  const people = everybody.filter(({ id }) => reminders.has(id));
  const mailer = trial || mail === null ? null : openMailer(mail);
  const sent = await sendLetters(ctx, people, { publicUrl: publicUrl ?? "", reminders, reminded: true }, { mailer, onFault });
  return sent.ok ? done({ ...sent.value, leads: people.length, unreached }) : sent;
}
