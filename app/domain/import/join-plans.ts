/** Joins the plans of files taken in together: what they disagree on is in conflict in each, and what they say alike is taken once. */
import type { ImportPlan } from "~/domain/import/import-plan";
import { joinCells, type JoinedFile } from "~/domain/import/join-cells";
import { joinActionsAndLinks, joinEntries, joinNumbers, joinResponses } from "~/domain/import/join-entries";
import { joinFindings, joinInspections, joinMeetings } from "~/domain/import/join-findings";
import { rekeyPlan } from "~/domain/import/rekey-plan";
import type { WholeRecord } from "~/domain/record";

/** An order that does not depend on the one in which the files were named: what is added first decides its number. */
function inOrder(files: readonly JoinedFile[]): JoinedFile[] {
  const named = files.map((file) => ({ file, name: `${file.plan.file}\n${JSON.stringify(file.plan)}` }));
  return named.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0)).map(({ file }) => file);
}

function renamed(files: readonly JoinedFile[], aliases: ReadonlyMap<string, string>): JoinedFile[] {
  return aliases.size === 0 ? [...files] : files.map((file) => ({ ...file, plan: rekeyPlan(file.plan, (key) => aliases.get(key) ?? key) }));
}

/**
 * In the order of the files. Each plan was made against the same record, which is what was there before any of them. Of a file
 * that waits for an answer the plan stays as it is, and the others are joined without it.
 */
export function joinPlans(files: readonly JoinedFile[], record: WholeRecord): ImportPlan[] {
  const ready = inOrder(files.filter(({ plan }) => plan.refusal === undefined));
  if (ready.length < 2) return files.map((file) => file.plan);
  const places = new Map(ready.map((file, index) => [file, index]));
  let joined: JoinedFile[] = ready.map((file, index) => ({ ...file, plan: rekeyPlan(file.plan, (key) => `${String(index + 1)}:${key}`) }));
  joinMeetings(joined);
  joined = renamed(joined, joinFindings(joined));
  joinInspections(joined);
  joined = renamed(joined, joinEntries(joined));
  joinNumbers(joined, record);
  joinResponses(joined, record);
  joinActionsAndLinks(joined);
  joinCells(joined);
  return files.map((file) => {
    const place = places.get(file);
    return (place === undefined ? undefined : joined[place]?.plan) ?? file.plan;
  });
}
