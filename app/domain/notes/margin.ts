/** The owners in the margin of notes: short forms of posts, broken over lines where the column is narrow. */

const CODE = /^(?:T\/|A\/)?[A-Z][A-Z&]{1,6}$/;
const RANK = /^(?:T\/|A\/)?(?:Det |D\/)?(?:Ch(?:ief)?\.? ?|C\/)?(?:Supt|Superintendent|Insp|Inspector|Sgt|Cons)\.?$/i;
const HALF = /^(?:T\/|A\/)?(?:Det|Ch|Chief|D\/Ch|C\/)\.?$/i;
const JOINT = /\s*(?:,|&|\band\b|\/(?=[A-Z]{2,}\b))\s*/;

function isPost(text: string): boolean {
  return text.split(JOINT).every((each) => CODE.test(each) || RANK.test(each));
}

/** Whether a line may stand in the margin: a post, or the first half of one. */
export function isMarginLine(line: string): boolean {
  const text = line.trim();
  return text !== "" && text.length <= 30 && (isPost(text) || HALF.test(text));
}

/** The posts of the margin in order, halves joined: 'T/Ch', 'Supt' → 'T/Ch Supt'. Each element is the owners of one action. */
export function ownersInMargin(lines: readonly string[]): string[][] {
  const whole: string[] = [];
  let half = "";
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== "")) {
    const joined = half === "" ? line : `${half} ${line}`;
    if (HALF.test(joined)) half = joined;
    else {
      whole.push(joined);
      half = "";
    }
  }
  if (half !== "") whole.push(half);
  return whole.map((each) => each.split(JOINT).map((post) => post.replace(/\.$/, "").trim()).filter((post) => post !== ""));
}
