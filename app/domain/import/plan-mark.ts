/** A short mark of plans as they were shown, to tell whether others are stored by now. */
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";

type Shown = { plan: ImportPlan; options: ImportOptions };

/** Somebody answered otherwise, which has nothing to do with the record. */
export const ANSWERED_MEANWHILE = "This preview was made anew since you opened it, because other choices were made on it meanwhile: by somebody else, or by you in another window. Yours were not kept, and nothing was written; the record is not concerned. Look at the preview as it is now, and choose again.";

/** Whether files were answered for alike. */
export function areAnsweredAlike<T extends { id: string; options: ImportOptions }>(before: readonly T[], now: readonly T[]): boolean {
  const said = (files: readonly T[]) => JSON.stringify(files.map(({ id, options }) => [id, options]));
  return said(before) === said(now);
}

/** A mark of a preview: of its plans and of the answers they were made with. */
export function previewMark(files: readonly Shown[]): string {
  return `${planMark(files.map((file) => file.plan))}.${markOf(JSON.stringify(files.map((file) => file.options)))}`;
}

/** Whether a preview of that mark was made with other answers than these files have. */
export function wasAnsweredOtherwise(seen: string, files: readonly Shown[]): boolean {
  return seen.split(".")[1] !== previewMark(files).split(".")[1];
}

export function planMark(plans: readonly ImportPlan[]): string {
  return markOf(JSON.stringify(plans));
}

/** Two sums over the characters (FNV-1a, forwards with two seeds), in base 36: for telling apart, not for security. */
function markOf(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995);
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}-${text.length.toString(36)}`;
}
