/** When somebody who signed in has to do so again. */
import type { Instant } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

export const SIGN_IN_MEANS = ["password", "single sign-on", "demonstration"] as const;
export type SignInMeans = (typeof SIGN_IN_MEANS)[number];

export type SessionLimits = {
  /** Without anything asked of the server. */
  idleMinutes: number;
  /** In all. */
  hours: number;
};

export const DEFAULT_SESSION_LIMITS: SessionLimits = { idleMinutes: 30, hours: 12 };

type Times = { createdAt: Instant; lastSeenAt: Instant; endedAt: Instant | null };

export function isOver({ createdAt, lastSeenAt, endedAt }: Times, now: Instant, { idleMinutes, hours }: SessionLimits): boolean {
  const at = Date.parse(now);
  return endedAt !== null || at - Date.parse(lastSeenAt) >= idleMinutes * 60_000 || at - Date.parse(createdAt) >= hours * 3_600_000;
}

function wholeNumber(text: string, from: number, to: number): number | null {
  const number = Number(text.trim());
  return /^\s*\d{1,5}\s*$/.test(text) && number >= from && number <= to ? number : null;
}

export function parseSessionLimits(typed: { idleMinutes: string; hours: string }): Done<SessionLimits> {
  const idleMinutes = wholeNumber(typed.idleMinutes, 5, 480);
  if (idleMinutes === null) return refuse("invalid", "Give the minutes without use as a whole number from 5 to 480.", { field: "idleMinutes" });
  const hours = wholeNumber(typed.hours, 1, 24);
  if (hours === null) return refuse("invalid", "Give the hours in all as a whole number from 1 to 24.", { field: "hours" });
  return done({ idleMinutes, hours });
}
