/** What the form of an event begins with after it was refused. */
import { ACTION_EVENT_WORDS, type ActionEventKind } from "~/domain/action/action";
import type { EventValues } from "~/ui/action/event-form";

/** `left`: what was typed of something that cannot be recorded any more, to be read and not sent again as something else. */
export function eventValues(typed: EventValues | undefined, kinds: readonly ActionEventKind[], fresh: EventValues): { values: EventValues; left: string[] | null } {
  if (typed === undefined) return { values: fresh, left: null };
  if (kinds.length > 0 && (typed.kind === "" || kinds.some((kind) => kind === typed.kind))) return { values: typed, left: null };
  const { text, by, replacedBy } = typed;
  const said = [text, by, replacedBy].filter((each) => each.trim() !== "");
  const kind = Object.entries(ACTION_EVENT_WORDS).find(([each]) => each === typed.kind)?.[1];
  return { values: fresh, left: said.length === 0 ? null : [...(kind === undefined ? [] : [kind]), ...said] };
}
