/** Private note: what one side writes to itself on a finding; the other side never sees it, nor any paper. */
import { SIDES, type Actor, type ActorSide, type Side } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseText } from "~/domain/text";

export type PrivateNote = {
  id: string;
  text: string;
  author: string;
  post: string;
  createdAt: Instant;
  /** Who wrote it may remove it. */
  own: boolean;
};

/** The side whose notes the actor keeps; null for the operator and observers, who have none. */
export function notesSide(side: ActorSide): Side | null {
  return SIDES.find((each) => each === side) ?? null;
}

export function mayKeepNotes(actor: Actor): Done<Side> {
  const side = notesSide(actor.side);
  if (side === null) return refuse("refused", "Private notes belong to the people of a side. Sign in as one of them.");
  const allowed = may(actor, "keep private notes");
  return allowed.ok ? done(side) : allowed;
}

export function parseNote(typed: string): Done<string> {
  const text = parseText(typed, "The note");
  if (!text.ok) return { ok: false, problem: { ...text.problem, field: "text" } };
  return text.value === null ? refuse("invalid", "Write the note first.", { field: "text" }) : done(text.value);
}
