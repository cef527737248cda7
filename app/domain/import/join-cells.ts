/** Puts the cells that several files change where they belong: taken once, or in conflict in each of them. */
import { cellChoice } from "~/domain/import/cell-choice";
import { cellName } from "~/domain/import/cell-name";
import { settleClaims, type Claim, type ClaimedFile, type ClaimState, type Outcome } from "~/domain/import/claims";
import { becameOf, follow, leads, leaderOf, type LedBy } from "~/domain/import/follow-leader";
import type { ImportOptions, ImportPlan, PlannedChange } from "~/domain/import/import-plan";
import type { Place } from "~/domain/import/reading";

export type JoinedFile = { importId?: string; options: ImportOptions; plan: ImportPlan };

export function claimedFiles(files: readonly JoinedFile[]): ClaimedFile[] {
  return files.map(({ importId, options, plan }) => ({ file: plan.file, ...(importId === undefined ? {} : { importId }), marked: plan.marked, preferOurs: options.prefer === "ours" }));
}

/** The cell that a cell is settled with; null where it stands alone. */
function leadingCell({ subject, id, field }: PlannedChange): string | null {
  const leader = subject === "finding" ? leaderOf(field) : null;
  return leader === null ? null : cellOf({ subject, id, field: leader });
}

function cellOf({ subject, id, field }: Pick<PlannedChange, "subject" | "id" | "field">): string {
  return `${subject} ${id} ${field}`;
}

/** A date that goes only because the words it belonged to are new stands among what is changed, though it is emptied: nobody wrote that. */
function isDateOfWords({ field, to }: PlannedChange): boolean {
  return field === "updateAsAt" && to === null;
}

/** By whose cell it is decided: its own, or that of the words it dates where those are left. */
function isWithdrawn(options: ImportOptions, { place, goesWith }: PlannedChange): boolean {
  return [place, ...(goesWith === undefined ? [] : [goesWith])].some((each) => cellChoice(options, each)?.take === "ours");
}

function claimsOf({ options, plan }: JoinedFile, file: number): Claim[] {
  const claims = (changes: readonly PlannedChange[], stateOf: (change: PlannedChange) => ClaimState) => changes.map((change) => ({ file, change, state: stateOf(change) }));
  return [
    ...claims(plan.changed.filter((change) => !isDateOfWords(change)), () => "proposed"),
    ...claims(plan.cleared, () => "proposed"),
    ...claims(plan.conflicts, () => "conflict"),
    ...claims(plan.left.filter((change) => change.added === undefined), (change) => (isWithdrawn(options, change) ? "withdrawn" : "ours")),
  ];
}

/** What a file repeats is taken from another. `own`: the place by which it is decided about, where that is not its own. */
export function repeat(plan: ImportPlan, place: Place, taken: { importId: string | undefined; place: Place }, own: Place = place): void {
  const { importId } = taken;
  plan.unchanged += 1;
  plan.repeated.push({ ...place, ...(importId === undefined ? {} : { of: { importId, cell: cellName(taken.place), own: cellName(own) } }) });
}

/** Puts what a claim has become into its plan; what is taken as it stood is there already. */
export function putOutcome(files: readonly JoinedFile[], { claim, change, becomes, of }: Outcome): void {
  const plan = files[claim.file]?.plan;
  if (plan === undefined) return;
  if (becomes === "conflict") plan.conflicts.push(change);
  else if (becomes === "left") plan.left.push(change);
  else if (becomes === "repeat" && of !== undefined) repeat(plan, claim.change.place, { importId: files[of.file]?.importId, place: of.change.place });
}

/** The changes that moved elsewhere, and those that another takes the place of. */
type Moved = Map<PlannedChange, PlannedChange | null>;

function without(changes: readonly PlannedChange[], moved: Moved): PlannedChange[] {
  return changes.flatMap((change) => {
    const now = moved.get(change);
    return now === undefined ? [change] : now === null ? [] : [now];
  });
}

/** What waited for words that another file settles stands for itself again: proposed, where it was changed in the file only. */
function letGo(files: readonly JoinedFile[], claim: Claim): Claim {
  const plan = files[claim.file]?.plan;
  const { waits, ...change } = claim.change;
  if (waits === undefined || plan === undefined) return claim;
  const { base, ...free } = change;
  const isFree = base === change.from;
  plan.conflicts = plan.conflicts.filter((each) => each !== claim.change);
  const now: PlannedChange = isFree ? free : change;
  (!isFree ? plan.conflicts : now.to === null ? plan.cleared : plan.changed).push(now);
  return { file: claim.file, change: now, state: isFree ? "proposed" : "conflict" };
}

function withDate({ dateNotGiven: _, ...change }: PlannedChange): PlannedChange {
  return change;
}

/** The date of an update is as the file says that gives one, and stays while files give two; else it goes with the words, where those are taken. */
function joinDates(files: readonly JoinedFile[]): void {
  const given = new Set<string>();
  const news = new Map<string, number>();
  for (const [index, { plan }] of files.entries()) {
    for (const change of plan.changed) if (change.field === "update") news.set(change.id, index);
    for (const change of [...plan.changed.filter((each) => !isDateOfWords(each)), ...plan.cleared, ...plan.conflicts]) if (change.field === "updateAsAt") given.add(change.id);
  }
  for (const [index, { plan }] of files.entries()) {
    plan.changed = plan.changed.flatMap((change) => {
      if (isDateOfWords(change)) return given.has(change.id) || news.get(change.id) !== index ? [] : [change];
      if (change.dateNotGiven !== true || !given.has(change.id)) return [change];
      return [withDate(change)];
    });
  }
}

/** The plans are changed in place. */
export function joinCells(files: readonly JoinedFile[]): void {
  const cells = new Map<string, Claim[]>();
  for (const [index, file] of files.entries()) {
    for (const claim of claimsOf(file, index)) {
      const claims = cells.get(cellOf(claim.change));
      if (claims === undefined) cells.set(cellOf(claim.change), [claim]);
      else claims.push(claim);
    }
  }
  const claimed = claimedFiles(files);
  const moved: Moved = new Map();
  const outcomes: Outcome[] = [];
  const settle = (settled: readonly Outcome[]) => {
    const decided = settled.filter(({ becomes }) => becomes !== "keep");
    for (const outcome of decided) moved.set(outcome.claim.change, outcome.becomes === "take" ? outcome.change : null);
    outcomes.push(...decided);
  };
  const led = new Map<string, LedBy>();
  const [followers, leaders] = [new Map<Claim[], string>(), [] as Claim[][]];
  for (const claims of cells.values()) {
    const leading = claims[0] === undefined ? null : leadingCell(claims[0].change);
    if (leading === null) leaders.push(claims);
    else followers.set(claims, leading);
  }
  for (const claims of leaders) {
    const settled = claims.length < 2 ? [] : settleClaims(claims, claimed);
    settle(settled);
    const [first] = claims;
    if (first !== undefined && leads(first.change.field)) led.set(cellOf(first.change), becameOf(claims, settled));
  }
  for (const [claims, leading] of followers) {
    const leader = led.get(leading);
    const now = leader?.open === true ? claims : claims.map((claim) => letGo(files, claim));
    const { outcomes: bound, rest } = leader === undefined ? { outcomes: [], rest: now } : follow(now, leader, claimed);
    settle([...bound, ...(rest.length < 2 ? [] : settleClaims(rest, claimed))]);
  }
  for (const { plan } of files) {
    for (const list of ["changed", "cleared", "conflicts", "left"] as const) plan[list] = without(plan[list], moved);
  }
  for (const outcome of outcomes) putOutcome(files, outcome);
  joinDates(files);
}
