/** Finds the action of the record that an item under outstanding matters reports on. */
import type { Action } from "~/domain/action/action";
import { CLEARLY_BETTER, likenessIndex } from "~/domain/import/likeness";

/** Words and figures alone: papers print quotation marks and dashes in many forms. */
function plain(text: string): string {
  return (text.normalize("NFKC").toLowerCase().replace(/(?<=\p{L})['’](?=\p{L})/gu, "").match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** An action in a few words may stand in any sentence. */
const FEWEST_WORDS = 3;

type Matcher<A> = (heading: string, without: ReadonlySet<string>) => A | null;

/**
 * The heading contains the words of the action, of several the longest; or looks like it, clearly more than like any other.
 * Every text is taken apart once: a paper may have thousands of headings.
 */
export function reportMatcher<A extends Pick<Action, "id" | "text">>(actions: readonly A[]): Matcher<A> {
  const byBeginning = new Map<string, { action: A; words: string }[]>();
  for (const action of actions) {
    const words = plain(action.text);
    const first = words.split(" ").slice(0, FEWEST_WORDS);
    if (first.length < FEWEST_WORDS) continue;
    const beginning = first.join(" ");
    const alike = byBeginning.get(beginning);
    if (alike === undefined) byBeginning.set(beginning, [{ action, words }]);
    else alike.push({ action, words });
  }
  const lookUp = likenessIndex(actions, ({ text }) => text);
  return (heading, without) => {
    const said = plain(heading);
    const words = said.split(" ");
    const begun = new Set(words.map((_, index) => words.slice(index, index + FEWEST_WORDS).join(" ")));
    const contained = [...begun].flatMap((beginning) => byBeginning.get(beginning) ?? []).filter((each) => !without.has(each.action.id) && ` ${said} `.includes(` ${each.words} `));
    const [first] = contained.sort((a, b) => b.words.length - a.words.length);
    if (first !== undefined) return first.action;
    const [best, second] = lookUp(heading).filter(({ item }) => !without.has(item.id));
    return best === undefined || (second !== undefined && best.likeness - second.likeness < CLEARLY_BETTER) ? null : best.item;
  };
}
