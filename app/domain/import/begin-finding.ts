/** Makes a finding of a row the one that the rows below belong to, with its inspection and its cause of concern. */
import { isCauseOfConcern } from "~/domain/finding";
import { parseText } from "~/domain/text";
import { blankFinding } from "~/domain/import/draft-reading";
import { readFindingLabel } from "~/domain/import/finding-label";
import type { Place, ReadingFinding } from "~/domain/import/reading";
import { flatText } from "~/domain/import/same-text";
import { addInspection, type Work } from "~/domain/import/tracker-work";

export function beginFinding(work: Work, finding: ReadingFinding): void {
  const { above, reading, options } = work;
  if (finding.inspection !== null) {
    const title = finding.inspection === above.inspection ? finding.inspection : addInspection(work, { title: finding.inspection, publishedOn: null }, finding.place.row);
    if (title !== above.inspection && above.parent !== null && above.parent.inspection !== title) above.parent = null;
    finding.inspection = title;
  } else {
    finding.inspection = above.inspection ?? options.inspection;
  }
  if (finding.kind !== null && isCauseOfConcern(finding.kind)) {
    finding.number = null;
    above.parent = finding;
  } else if (finding.kind === "afi") {
    above.parent = null;
  } else if (above.parent !== null) {
    finding.kind ??= "recommendation";
    if (finding.kind === "recommendation") finding.parent = { key: above.parent.key };
  }
  above.finding = finding;
  above.mode = "findings";
  reading.findings.push(finding);
}

const SHORTEST = 20;

/**
 * Ties a recommendation to the cause of concern that its own column names in full. The cause becomes a finding of its own
 * when no row is it. False where the column names none, such as "Yes".
 */
export function nameParent(work: Work, finding: ReadingFinding, said: { text: string; place: Place }): boolean {
  const { reading } = work;
  if (finding.kind !== null && isCauseOfConcern(finding.kind)) return flatText(said.text) === flatText(finding.text ?? "");
  const label = readFindingLabel(said.text);
  const named = label !== null && isCauseOfConcern(label.kind) && label.text !== "" ? label : null;
  const text = parseText(named?.text ?? said.text, "The cause of concern");
  if (!text.ok || text.value === null || text.value.length < SHORTEST) return false;
  const wanted = flatText(text.value);
  let cause = reading.findings.find((each) => each.kind !== null && isCauseOfConcern(each.kind) && each.inspection === finding.inspection && flatText(each.text ?? "") === wanted);
  if (cause === undefined) {
    cause = { ...blankFinding(`${finding.key}C`, said.place), kind: named?.kind ?? "cause-of-concern", text: text.value, inspection: finding.inspection };
    reading.findings.splice(Math.max(0, reading.findings.indexOf(finding)), 0, cause);
  }
  finding.parent = { key: cause.key };
  return true;
}
