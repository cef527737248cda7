/** A short mark of plans as they were shown, to tell whether others are stored by now. */
import type { ImportPlan } from "~/domain/import/import-plan";

/** Two sums over the characters (FNV-1a, forwards with two seeds), in base 36: for telling apart, not for security. */
export function planMark(plans: readonly ImportPlan[]): string {
  const text = JSON.stringify(plans);
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995);
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}-${text.length.toString(36)}`;
}
