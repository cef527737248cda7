/** Which recorded action a row of notes is about whose words were changed since: one of what it stands under at that meeting. */
import type { Action } from "~/domain/action/action";
import { likeness, sameText, STILL_THE_SAME } from "~/domain/import/same-text";

export type Reworded = { action: Pick<Action, "id" | "reference">; reason: string };

type Recorded = Pick<Action, "id" | "reference" | "text">;

/** `here`: the actions recorded under the same item, or of the same finding or none at that meeting; `texts`: those of all actions the notes have there. Null where the row is a further one. */
export function rewordedAction(text: string, { here, texts, used, where }: { here: readonly Recorded[]; texts: readonly string[]; used: ReadonlySet<string>; where: string }): Reworded | null {
  const free = here.filter((each) => !used.has(each.id) && !texts.some((other) => sameText(other, each.text)));
  const best = free.map((action) => ({ action, like: likeness(text, action.text) })).sort((a, b) => b.like - a.like)[0];
  if (best === undefined) return null;
  const { action, like } = best;
  if (like >= STILL_THE_SAME) return { action, reason: `${action.reference} was made of it and has other words now, which are kept.` };
  return here.length < texts.length ? null : { action, reason: `As many actions of this ${where} are recorded as the notes have, in other words, and those are kept. Add this one by hand if it is a further one.` };
}
