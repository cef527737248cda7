/** The same new question, response or action in several files is added once; two different responses to one question are in conflict. */
import { formatResponseParts } from "~/domain/export/response-cell";
import { cellChoice } from "~/domain/import/cell-choice";
import { settleClaims, type Claim } from "~/domain/import/claims";
import type { ImportPlan, PlannedAction, PlannedChange, PlannedEntry, PlannedLink, PlannedResponse, Target } from "~/domain/import/import-plan";
import { claimedFiles, putOutcome, repeat, type JoinedFile } from "~/domain/import/join-cells";
import { sayOnce } from "~/domain/import/draft-reading";
import { sameText } from "~/domain/import/same-text";
import type { Place } from "~/domain/import/reading";
import type { WholeRecord } from "~/domain/record";

function nameOf(target: Target | null): string {
  return target === null ? "" : "id" in target ? `id ${target.id}` : `key ${target.key}`;
}

/** What two files give for one new thing: what only one gives, or both alike, is taken; else neither is, and both say so. */
function agreeOn<T>(one: T | null, other: T | null, alike: (one: T, other: T) => boolean): { value: T | null; differs: boolean } {
  if (one === null || other === null) return { value: one ?? other, differs: false };
  return alike(one, other) ? { value: one, differs: false } : { value: null, differs: true };
}

type Mine<T> = { thing: T; plan: ImportPlan; importId: string | undefined };

/** `what` is in words: "who asked it". */
function holdBoth<T extends { place: Place }>(one: Omit<Mine<T>, "importId">, other: Omit<Mine<T>, "importId">, what: string): void {
  for (const [mine, theirs] of [[one, other], [other, one]] as const) {
    mine.plan.heldBack.push({ ...mine.thing.place, reason: `${theirs.plan.file} gives ${what} otherwise, so neither is taken. Write it on the page of what is added.` });
  }
}

function meetingOf({ thing, plan }: Mine<PlannedEntry>): string {
  const at = thing.meeting === null ? undefined : plan.meetings[thing.meeting];
  return at === undefined ? "" : `${at.date} ${at.title}`;
}

function sameEntry(one: Mine<PlannedEntry>, other: Mine<PlannedEntry>): boolean {
  const [a, b] = [one.thing, other.thing];
  if (a.entryPlace !== b.entryPlace || !sameText(a.text, b.text)) return false;
  if (a.entryPlace === "finding") return a.links.some((link) => b.links.some((each) => nameOf(each.finding) === nameOf(link.finding)));
  return meetingOf(one) === meetingOf(other);
}

function joinEntry(one: Mine<PlannedEntry>, other: Mine<PlannedEntry>): void {
  const [first, second] = [one.thing, other.thing];
  const askedBy = agreeOn(first.askedBy, second.askedBy, (a, b) => a === b);
  const dueOn = agreeOn(first.dueOn, second.dueOn, (a, b) => a === b);
  if (askedBy.differs) holdBoth(one, other, "who asked it");
  if (dueOn.differs) holdBoth(one, other, "when it is due");
  first.askedBy = askedBy.value;
  first.dueOn = dueOn.value;
  if (second.state === "answered") first.state = "answered";
  first.followsUp ??= second.followsUp;
  for (const link of second.links) if (!first.links.some((each) => nameOf(each.finding) === nameOf(link.finding))) first.links.push(link);
}

/** Pairs what a file adds with what files before it add, each at most once. Calls `join` for each pair, and returns what is left. */
function paired<T>(before: readonly Mine<T>[], { plan, importId }: JoinedFile, things: readonly T[], same: (one: Mine<T>, other: Mine<T>) => boolean, join: (one: Mine<T>, other: Mine<T>) => void): T[] {
  const used = new Set<Mine<T>>();
  return things.filter((thing) => {
    const other: Mine<T> = { thing, plan, importId };
    const one = before.find((each) => !used.has(each) && same(each, other));
    if (one === undefined) return true;
    used.add(one);
    join(one, other);
    return false;
  });
}

/** Returns by what key each entry goes that another file adds as well. */
export function joinEntries(files: readonly JoinedFile[]): Map<string, string> {
  const aliases = new Map<string, string>();
  const before: Mine<PlannedEntry>[] = [];
  for (const file of files) {
    const { plan, importId } = file;
    plan.entries = paired(before, file, plan.entries, sameEntry, (one, other) => {
      joinEntry(one, other);
      aliases.set(other.thing.key, one.thing.key);
      repeat(plan, other.thing.place, { importId: one.importId, place: one.thing.place });
    });
    for (const entry of plan.entries) if (entry.entryPlace !== "finding") entry.position += before.filter((each) => each.thing.entryPlace === entry.entryPlace && meetingOf(each) === meetingOf({ thing: entry, plan, importId })).length;
    before.push(...plan.entries.map((thing) => ({ thing, plan, importId })));
  }
  return aliases;
}

type Numbers = { taken: Set<number>; positions: Set<number> };

/** Numbers and positions that several files give out beside one finding. */
export function joinNumbers(files: readonly JoinedFile[], record: WholeRecord): void {
  const entriesOf = new Map(record.findings.map((finding) => [`id ${finding.id}`, finding]));
  const given = new Map<string, Numbers>();
  const numbersAt = (finding: string): Numbers => {
    const known = given.get(finding);
    if (known !== undefined) return known;
    const recorded = entriesOf.get(finding);
    const links = recorded?.entries.flatMap((entry) => entry.links.filter((link) => link.findingId === recorded.id)) ?? [];
    const fresh = { taken: new Set(links.flatMap((link) => link.number ?? [])), positions: new Set<number>() };
    given.set(finding, fresh);
    return fresh;
  };
  const renumber = (plan: ImportPlan, link: PlannedLink, { sheet, row }: Place) => {
    const at = numbersAt(nameOf(link.finding));
    if (link.number !== null && at.taken.has(link.number)) {
      const next = Math.max(...at.taken) + 1;
      sayOnce(plan.notices, `${sheet}, row ${String(row)}: another file gives a question of ${link.label} the number ${String(link.number)} as well. This one is given the number ${String(next)}.`);
      link.number = next;
    }
    if (link.number !== null) at.taken.add(link.number);
    if (at.positions.has(link.position)) link.position = Math.max(...at.positions) + 1;
    at.positions.add(link.position);
  };
  for (const { plan } of files) {
    for (const entry of plan.entries) for (const link of entry.links) renumber(plan, link, entry.place);
    for (const tie of plan.ties) renumber(plan, tie.link, tie.place);
  }
}

type Claimed = { claim: Claim; response: PlannedResponse };

/** Two responses of the same words may differ in what was said of them. */
function joinContent(files: readonly JoinedFile[], one: Claimed, other: Claimed): void {
  const [first, second] = [one.response, other.response];
  const plans = [files[one.claim.file]?.plan, files[other.claim.file]?.plan] as const;
  const confidence = agreeOn(first.statedConfidence, second.statedConfidence, (a, b) => a === b);
  const commitment = agreeOn(first.commitment, second.commitment, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  const hold = (what: string) => { if (plans[0] !== undefined && plans[1] !== undefined) holdBoth({ thing: first, plan: plans[0] }, { thing: second, plan: plans[1] }, what); };
  if (confidence.differs) hold("how sure the force is");
  if (commitment.differs) hold("what was committed to");
  first.statedConfidence = confidence.value;
  first.commitment = commitment.value;
}

function referenceOf(record: WholeRecord, { findings, label }: PlannedResponse): string {
  const [first] = findings;
  return first !== undefined && "id" in first ? (record.findings.find((finding) => finding.id === first.id)?.reference ?? label) : label;
}

/** By the question, and which of the file's new responses to it. */
function newResponses({ plan }: JoinedFile): [cell: string, response: PlannedResponse][] {
  const counts = new Map<string, number>();
  return plan.responses.map((response) => {
    const entry = nameOf(response.entry);
    const nth = counts.get(entry) ?? 0;
    counts.set(entry, nth + 1);
    return [`${entry} ${String(nth)}`, response];
  });
}

export function joinResponses(files: readonly JoinedFile[], record: WholeRecord): void {
  const cells = new Map<string, Claimed[]>();
  for (const [file, joined] of files.entries()) {
    for (const [cell, response] of newResponses(joined)) {
      const { place, parts, label, entry } = response;
      const written = cellChoice(joined.options, place)?.take === "text";
      const change: PlannedChange = {
        subject: "response", id: "id" in entry ? entry.id : entry.key, reference: referenceOf(record, response), label, field: "response", from: null,
        to: formatResponseParts(parts).text, place, parts, base: null, ...(written ? { settled: "text" } : {}),
      };
      cells.set(cell, [...(cells.get(cell) ?? []), { claim: { file, change, state: "proposed" }, response }]);
    }
  }
  const claimed = claimedFiles(files);
  for (const claims of cells.values()) {
    if (claims.length < 2) continue;
    const outcomes = settleClaims(claims.map((each) => each.claim), claimed);
    for (const outcome of outcomes) {
      const plan = files[outcome.claim.file]?.plan;
      const response = claims.find((each) => each.claim === outcome.claim)?.response;
      if (plan === undefined || response === undefined || outcome.becomes === "take") continue;
      putOutcome(files, outcome);
      plan.responses = plan.responses.filter((each) => each !== response);
      const next = response.answers ? plan.responses.find((each) => nameOf(each.entry) === nameOf(response.entry)) : undefined;
      if (next !== undefined) next.answers = true;
    }
    const taken = claims.filter((each) => outcomes.some((outcome) => outcome.claim === each.claim && outcome.becomes === "take"));
    const [first] = taken;
    for (const other of claims) if (first !== undefined && other !== first && outcomes.some((outcome) => outcome.claim === other.claim && outcome.becomes === "repeat")) joinContent(files, first, other);
  }
}

function sameAction(one: Mine<PlannedAction>, other: Mine<PlannedAction>): boolean {
  return nameOf(one.thing.finding) === nameOf(other.thing.finding) && sameText(one.thing.text, other.thing.text);
}

function joinAction(one: Mine<PlannedAction>, other: Mine<PlannedAction>): void {
  const [first, second] = [one.thing, other.thing];
  const due = agreeOn(first.due, second.due, sameText);
  const some = (owners: string[]) => (owners.length === 0 ? null : owners);
  const owners = agreeOn(some(first.owners), some(second.owners), (a, b) => a.join("\n") === b.join("\n"));
  if (due.differs) holdBoth(one, other, "when it is due");
  if (owners.differs) holdBoth(one, other, "whose it is");
  first.due = due.value;
  first.owners = owners.value ?? [];
  first.entry ??= second.entry;
}

export function joinActionsAndLinks(files: readonly JoinedFile[]): void {
  const actions: Mine<PlannedAction>[] = [];
  const known = new Map<string, { importId: string | undefined; place: Place }>();
  const isNew = (plan: ImportPlan, name: string, place: Place) => {
    const taken = known.get(name);
    if (taken !== undefined) repeat(plan, place, taken);
    return taken === undefined;
  };
  for (const file of files) {
    const { plan, importId } = file;
    plan.actions = paired(actions, file, plan.actions, sameAction, (one, other) => {
      joinAction(one, other);
      repeat(plan, other.thing.place, { importId: one.importId, place: one.thing.place });
    });
    actions.push(...plan.actions.map((thing) => ({ thing, plan, importId })));
    plan.ties = plan.ties.filter((tie) => isNew(plan, `tie ${tie.entryId} ${nameOf(tie.link.finding)}`, tie.place));
    plan.findingLinks = plan.findingLinks.filter((link) => isNew(plan, `link ${link.kind} ${nameOf(link.from)} ${nameOf(link.to)}`, link.place));
    for (const tie of plan.ties) known.set(`tie ${tie.entryId} ${nameOf(tie.link.finding)}`, { importId, place: tie.place });
    for (const link of plan.findingLinks) known.set(`link ${link.kind} ${nameOf(link.from)} ${nameOf(link.to)}`, { importId, place: link.place });
  }
}
