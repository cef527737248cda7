/** `tracker digest`: sends today's mails now, or says how many there would be. */
import { parseArgs } from "node:util";
import { sendDigests, type DigestReport } from "~/commands/send-digests.server";
import { remindLeads, type Reminded } from "~/commands/cycles/remind-leads.server";
import { parseDate } from "~/domain/calendar-date";
import { unreachedWords } from "~/domain/cycle/reminder";
import type { Done } from "~/domain/problem";
import { readMailSettings } from "~/env.server";
import { openMailer } from "~/mail/mailer.server";
import type { TrackerCommand } from "./command";

function mails(count: number): string {
  return `${String(count)} ${count === 1 ? "mail" : "mails"}`;
}

function people(count: number): string {
  return `${String(count)} ${count === 1 ? "person" : "people"}`;
}

/** Only numbers: whose work it is, and of what kind, is not the operator's to read. */
function words(report: DigestReport, trial: boolean): string {
  const { sent, failed, unclear, already, nothing, declined, withoutAddress } = report;
  const lines = [
    `${mails(sent)} ${trial ? "would be sent" : "sent"}.`,
    ...(failed > 0 ? [`${mails(failed)} refused; the next run tries again.`] : []),
    ...(unclear > 0 ? [`${mails(unclear)} may or may not have arrived; not tried again today.`] : []),
    ...(already > 0 ? [`${people(already)} had theirs today.`] : []),
    ...(nothing > 0 ? [`Nothing waits for ${people(nothing)}.`] : []),
    ...(declined > 0 ? [`${people(declined)} asked for none.`] : []),
    ...(withoutAddress > 0 ? [`${people(withoutAddress)} for whom something waits have no e-mail address.`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

export const digest: TrackerCommand = {
  name: "digest",
  summary: "Sends everybody for whom something waits their mail of the day.",
  operatorOnly: true,
  help: `Usage: npm run -s tracker -- digest [--cycle DATE] [--dry-run] [--json]

Sends each person for whom something waits one mail, which says how much of what kind and where to read it. Nobody gets
two on one day, whoever sends them. The server does this by itself on working days at DIGEST_AT. It needs SMTP_URL,
MAIL_FROM and PUBLIC_URL in the environment.

  --cycle DATE  Only to the leads who have not submitted their updates for the SIB cycle whose board meets on that day; the
              mail names the findings. While that cycle is open the mail of the day does so too.
              It says for which findings nobody could be written to.
  --dry-run   Says how many mails there would be and sends none.
  --json      The numbers as JSON: sent, failed, unclear, already, nothing, declined, withoutAddress; with --cycle
              also leads and unreached, the findings for which nobody could be written to.
  --help      This text.

The exit code is 1 when a mail was refused or may not have arrived.`,

  run: async (args, io) => {
    const { values } = parseArgs({ args, options: { cycle: { type: "string" }, "dry-run": { type: "boolean", default: false }, json: { type: "boolean", default: false } } });
    const trial = values["dry-run"];
    const settings = readMailSettings(process.env);
    if (!settings.ok) {
      io.err(settings.problem.message);
      return 1;
    }
    if (settings.value === null && !trial) {
      io.err("No mail server is set. Give SMTP_URL, MAIL_FROM and PUBLIC_URL in the environment, or try with --dry-run.");
      return 1;
    }
    const board = values.cycle === undefined ? null : parseDate(values.cycle);
    if (board !== null && (!board.ok || board.value === null)) return io.usage(board.ok ? "Say for which cycle: --cycle and the day of its board." : board.problem.message);
    const boardOn = board?.value ?? null;
    const mailer = settings.value === null || trial ? null : openMailer(settings.value.mail);
    const [mail, publicUrl] = [settings.value?.mail ?? null, settings.value?.publicUrl ?? ""];
    const onFault = ({ person, why }: { person: string; why: string }) => { io.err(`The mail of ${person} was not sent (${why}).`); };
    const opened = await io.withDatabase((ctx): Promise<Done<DigestReport | Reminded>> =>
      boardOn === null ? sendDigests(ctx, { mailer, publicUrl, onFault }) : remindLeads(ctx, { boardOn, mail, publicUrl, trial, onFault }));
    const sent = opened.ok ? opened.value : opened;
    if (!sent.ok) {
      io.err(sent.problem.message);
      return 1;
    }
    io.out(values.json ? `${JSON.stringify(sent.value, null, 2)}\n` : words(sent.value, trial));
    const unreached = "unreached" in sent.value ? unreachedWords(sent.value.unreached) : null;
    if (unreached !== null && !values.json) io.out(`${unreached}\n`);
    return sent.value.failed + sent.value.unclear > 0 ? 1 : 0;
  },
};
