/** Tries to sign in with a password, kept for as long as they slow down the next one. */
import { storedChoice, storedInstant } from "~/db/parse-row.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import { WINDOW_MINUTES, type Attempt } from "~/domain/sign-in-throttle";

const OUTCOMES = ["failed", "signed in"] as const;

/** Those of the last minutes, oldest first; older ones are forgotten. */
export async function recentAttempts(tx: Tx, which: { account: string; address: string; now: Instant }): Promise<Attempt[]> {
  const { account, address, now } = which;
  const since = new Date(Date.parse(now) - WINDOW_MINUTES * 60_000).toISOString();
  await tx.signInAttempt.deleteMany({ where: { at: { lt: since } } });
  const rows = await tx.signInAttempt.findMany({ where: { OR: [{ account }, { address }] }, orderBy: [{ at: "asc" }] });
  return rows.map((row) => ({
    account: row.account,
    place: row.place,
    address: row.address,
    at: storedInstant(row.at, "SignInAttempt", row.id, "at"),
    outcome: storedChoice(OUTCOMES, row.outcome, "SignInAttempt", row.id, "outcome"),
  }));
}
