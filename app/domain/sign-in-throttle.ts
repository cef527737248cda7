/** How long somebody has to wait before the next try with a password. It slows guessing down and locks nobody out for good. */
import type { Instant } from "~/domain/calendar-date";

/** A try, with digests for the account named, the place it came from, and the network address. */
export type Attempt = { account: string; place: string; address: string; at: Instant; outcome: "failed" | "signed in" };

/** Only what happened in these last minutes counts, so any wait ends by itself. */
export const WINDOW_MINUTES = 15;

const LIMITS = {
  /** For one account from one place; from the next failure on the wait doubles: 1, 2, 4, 8, 15 minutes. */
  pair: 5,
  /** For all accounts from one address: an office shares one, so this is far above what forgetful people need. */
  address: 60,
  /** For one account from all places that never signed in to it. */
  account: 100,
} as const;

type Asked = Pick<Attempt, "account" | "place" | "address"> & {
  /** This browser has signed in to this account before: it answers for its own failures only. */
  known: boolean;
  now: Instant;
};

function later(at: Instant, minutes: number): number {
  return Date.parse(at) + minutes * 60_000;
}

/** When a window that is full has room again: at the end of the oldest of the last `limit`. */
function roomAt(failures: readonly Attempt[], limit: number): number {
  const oldest = failures.slice(-limit)[0];
  return failures.length < limit || oldest === undefined ? 0 : later(oldest.at, WINDOW_MINUTES);
}

/** Seconds to wait, 0 for none. `attempts` are those of the window, oldest first; a refused try is not among them. */
export function secondsToWait(attempts: readonly Attempt[], asked: Asked): number {
  const now = Date.parse(asked.now);
  const within = attempts.filter((each) => later(each.at, WINDOW_MINUTES) > now);
  const here = within.filter((each) => each.account === asked.account && each.place === asked.place);
  const lastSuccess = here.findLastIndex((each) => each.outcome === "signed in");
  const failedHere = here.slice(lastSuccess + 1);
  const last = failedHere.at(-1);
  const pairUntil =
    last === undefined || failedHere.length < LIMITS.pair ? 0 : later(last.at, Math.min(2 ** (failedHere.length - LIMITS.pair), WINDOW_MINUTES));
  const failed = within.filter((each) => each.outcome === "failed");
  const addressUntil = asked.known ? 0 : roomAt(failed.filter((each) => each.address === asked.address), LIMITS.address);
  const accountUntil = asked.known ? 0 : roomAt(failed.filter((each) => each.account === asked.account && each.place === each.address), LIMITS.account);
  return Math.max(0, Math.ceil((Math.max(pairUntil, addressUntil, accountUntil) - now) / 1000));
}

/** 'in 4 minutes' */
export function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "in a minute" : `in ${String(minutes)} minutes`;
}
