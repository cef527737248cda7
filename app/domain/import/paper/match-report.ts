/** Finds the action of the record that an item under outstanding matters reports on. */
import type { Action } from "~/domain/action/action";
import { CLEARLY_BETTER, likenessIndex } from "~/domain/import/likeness";

/** Words and figures alone: papers print quotation marks and dashes in many forms. */
function plain(text: string): string {
  return (text.normalize("NFKC").toLowerCase().replace(/(?<=\p{L})['’](?=\p{L})/gu, "").match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** An action in a few words may stand in any sentence. */
const FEWEST_WORDS = 3;

/** The heading contains the words of the action, of several the longest; or looks like it, clearly more than like any other. */
export function matchReport<A extends Pick<Action, "text">>(heading: string, actions: readonly A[]): A | null {
  const said = ` ${plain(heading)} `;
  const contained = actions.filter(({ text }) => plain(text).split(" ").length >= FEWEST_WORDS && said.includes(` ${plain(text)} `)).sort((a, b) => b.text.length - a.text.length);
  const [first] = contained;
  if (first !== undefined) return first;
  const [best, second] = likenessIndex(actions, ({ text }) => text)(heading);
  return best === undefined || (second !== undefined && best.likeness - second.likeness < CLEARLY_BETTER) ? null : best.item;
}
