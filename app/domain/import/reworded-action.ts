/** Which recorded action a row of notes is about whose words were changed since: one of the item it stands under. */
import type { Action } from "~/domain/action/action";
import { likeness, sameText, STILL_THE_SAME } from "~/domain/import/same-text";

export type Reworded = { action: Pick<Action, "id" | "reference">; reason: string };

type Recorded = Pick<Action, "id" | "reference" | "text" | "itemId">;

/** `texts`: those of all actions the notes have under the item. Null where the row is a further action of it. */
export function rewordedAction(text: string, { itemId, texts, recorded, used }: { itemId: string; texts: readonly string[]; recorded: readonly Recorded[]; used: ReadonlySet<string> }): Reworded | null {
  const ofItem = recorded.filter((each) => each.itemId === itemId);
  const free = ofItem.filter((each) => !used.has(each.id) && !texts.some((other) => sameText(other, each.text)));
  const best = free.map((action) => ({ action, like: likeness(text, action.text) })).sort((a, b) => b.like - a.like)[0];
  if (best === undefined) return null;
  const { action, like } = best;
  if (like >= STILL_THE_SAME) return { action, reason: `${action.reference} was made of it and has other words now, which are kept.` };
  return ofItem.length < texts.length ? null : { action, reason: "As many actions of this item are recorded as the notes have, in other words, and those are kept. Add this one by hand if it is a further one." };
}
