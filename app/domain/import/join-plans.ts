/** Joins the plans of files taken in together: what they disagree on is in conflict in each, and what they say alike is taken once. */
import { blankPlan, type ImportPlan } from "~/domain/import/import-plan";
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

/** What notes say of an action can only be told once the action is recorded: of several, those of the earliest meeting go first, alone. */
function inTheirTurn(files: readonly JoinedFile[]): JoinedFile[] {
  const dayOf = ({ plan }: JoinedFile) => plan.meetings.find(({ paper }) => paper !== undefined)?.date;
  const notes = files.filter((file) => file.plan.refusal === undefined && dayOf(file) !== undefined).sort((a, b) => (dayOf(a) ?? "").localeCompare(dayOf(b) ?? ""));
  const [first, ...later] = notes;
  return files.map((file) => {
    if (first === undefined || !later.includes(file)) return file;
    const message = `Notes are taken in one meeting after the other, the earliest first: only then can it be told which earlier actions they report on. Take in ${first.plan.file} first, then this file by itself.`;
    return { ...file, plan: { ...blankPlan(file.plan.file, file.plan.voice), refusal: { message, field: "file" } } };
  });
}

/**
 * In the order of the files. Each plan was made against the same record, which is what was there before any of them. Of a file
 * that waits for an answer the plan stays as it is, and the others are joined without it.
 */
export function joinPlans(brought: readonly JoinedFile[], record: WholeRecord): ImportPlan[] {
  const files = inTheirTurn(brought);
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
