/** The mail that the server sends by itself, where it is told a mail server. */
import { sendDigests } from "~/commands/send-digests.server";
import type { Clock } from "~/db/clock.server";
import { newCtx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import type { Config } from "~/env.server";
import { openMailer } from "~/mail/mailer.server";
import { startDigests } from "./digest-clock";
import { logError, type Log } from "./request-log";

type Parts = { db: Db; clock: Clock; config: Pick<Config, "mail" | "publicUrl">; log: Log };

/** Returns what stops it; it waits for a run under way. */
export function startMail({ db, clock, config: { mail, publicUrl }, log }: Parts): () => Promise<void> {
  if (mail === null || publicUrl === null) return () => Promise.resolve();
  const mailer = openMailer(mail);
  const send = async () => {
    try {
      const sent = await sendDigests(newCtx(db, OPERATOR, clock()), {
        mailer, publicUrl, onFault: ({ person, why }) => log.warn({ person, why }, "a digest was not sent"),
      });
      if (sent.ok) log.info(sent.value, "digests");
      else log.warn({ why: sent.problem.message }, "no digest was sent");
      return sent.ok && sent.value.failed === 0;
    } catch (error) {
      logError(log, "digests", error);
      return false;
    }
  };
  return startDigests({ clock, at: mail.digestAt, send });
}
