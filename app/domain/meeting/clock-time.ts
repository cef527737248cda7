/** A time of day as people type it. */
import { done, refuse, type Done } from "~/domain/problem";

/** Characters: far more than any time of day has, and few enough to look at each. */
const MOST = 20;

/** '2pm', '14.00', '1400', '14:00' → '14:00'; null where nothing was typed. Local wall time. */
export function parseClockTime(typed: string, field: string): Done<string | null> {
  const text = typed.trim().toLowerCase();
  if (text === "") return done(null);
  if (text.length > MOST) return refuse("invalid", `A time of day has up to ${String(MOST)} characters. Write it such as 14:00 or 2pm.`, { field });
  if (text === "noon") return done("12:00");
  const [, hours = "", minutes = "00", half = ""] = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:hrs?|h)?\s*([ap])?\.?m?\.?$/.exec(text) ?? [];
  const hour = half === "" ? Number(hours) : (Number(hours) % 12) + (half === "p" ? 12 : 0);
  const bare = half === "" && !/\d[:.]?\d{2}/.test(text);
  if (hours === "" || bare || hour > 23 || Number(minutes) > 59 || (half !== "" && (Number(hours) > 12 || Number(hours) === 0))) return refuse("invalid", `“${typed.trim()}” is not a time. Write it such as 14:00 or 2pm.`, { field });
  return done(`${String(hour).padStart(2, "0")}:${minutes}`);
}
