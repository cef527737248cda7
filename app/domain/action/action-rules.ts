/** What may happen to an action, and what has to be said with it. */
import { ACTION_STATE_WORDS, STATE_AFTER, type Action, type ActionEvent, type ActionEventKind, type ActionState } from "~/domain/action/action";
import { addDays, addMonths, type CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";

export type WantedEvent = Pick<ActionEvent, "kind" | "text" | "mode" | "by" | "toMeetingId"> & { replacedById: string | null };

/** What a person has to say with each; the words of the sentence that asks for it. */
const ASKED: Partial<Record<ActionEventKind, Partial<Record<"text" | "by" | "toMeetingId" | "replacedById", string>>>> = {
  update: { text: "Say what was reported." },
  completed: { text: "Say what shows that it is done." },
  "no-longer-required": { text: "Say why it is no longer required.", by: "Say who decided that." },
  deferred: { text: "Say why it is put off.", toMeetingId: "Say to which meeting it is put off." },
  replaced: { replacedById: "Name the action that takes its place." },
  reopened: { text: "Say why it is opened again." },
};

/** The state the action is in afterwards, or the sentence why that cannot happen to it. */
export function decideActionEvent(action: Pick<Action, "id" | "reference" | "state">, wanted: WantedEvent): Done<ActionState> {
  const { kind } = wanted;
  if (kind === "reopened" ? action.state === "open" : action.state !== "open") {
    return refuse("refused", kind === "reopened" ? `${action.reference} is open.` : `${action.reference} has ended: ${ACTION_STATE_WORDS[action.state].toLowerCase()}. Open it again first, with the reason.`);
  }
  for (const [field, sentence] of Object.entries(ASKED[kind] ?? {})) {
    const value = wanted[field as keyof typeof wanted];
    if (value === null || value === "") return refuse("invalid", sentence, { field });
  }
  if (wanted.replacedById === action.id) return refuse("invalid", "An action does not take its own place. Name another.", { field: "replacedById" });
  return done(STATE_AFTER[kind] ?? action.state);
}

/** True where naming `byId` as replacement of `id` would lead back to it. */
export function replacesInACircle(id: string, byId: string, replacedBy: (id: string) => string | null): boolean {
  const seen = new Set<string>();
  for (let at: string | null = byId; at !== null && !seen.has(at); at = replacedBy(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

type Tied = Pick<Action, "id" | "reference" | "state" | "replacedById">;

/** The action with which a chain of replacements comes to its end; null where it leads in a circle. */
function endOfChain<T extends Tied>(from: T, actions: readonly T[]): T | null {
  const seen = new Set<string>();
  for (let at = from; !seen.has(at.id);) {
    seen.add(at.id);
    const next = actions.find(({ id }) => id === at.replacedById);
    if (next === undefined) return at;
    at = next;
  }
  return null;
}

/** Why `other` cannot take the place of the action; what ends in an action that is over would be looked after by none. */
export function whyNoReplacement(action: Pick<Action, "id" | "reference">, other: Tied, actions: readonly Tied[]): string | null {
  if (other.id === action.id) return null;
  const replacedBy = (id: string) => actions.find((each) => each.id === id)?.replacedById ?? null;
  if (replacesInACircle(action.id, other.id, replacedBy)) return `${other.reference} was itself replaced by ${action.reference}. Name another.`;
  const last = endOfChain(other, actions);
  if (last === null || last.state === "open") return null;
  const how = ACTION_STATE_WORDS[last.state].toLowerCase();
  return last.id === other.id ? `${other.reference} has ended: ${how}. Name an open action, or say how ${action.reference} itself ended.` : `${other.reference} was replaced, and ${last.reference}, which took its place in the end, has ended: ${how}. Name an open action.`;
}

const IN_WORDS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 };
const REVISIT = /\brevisit(?:ed)?\b[^.]{0,40}?\bin\s+(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(month|week|year)s?(?:['’]\s*time)?\b/i;

/** "Revisit in 6 months to see …" said on a day → the day it comes back; null where the words ask for no such thing. */
export function revisitDay(text: string, saidOn: CalendarDate): CalendarDate | null {
  const [, count = "", unit = ""] = REVISIT.exec(text) ?? [];
  const number = IN_WORDS[count.toLowerCase()] ?? Number(count);
  if (count === "" || number === 0) return null;
  const months = unit.toLowerCase() === "year" ? number * 12 : unit.toLowerCase() === "month" ? number : 0;
  return months > 0 ? addMonths(saidOn, months) : addDays(saidOn, number * 7);
}
