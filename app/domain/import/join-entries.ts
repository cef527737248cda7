/** The same new question, response or action in several files is added once; two different responses to one question are in conflict. */
import { formatResponseParts } from "~/domain/export/response-cell";
import { agreeOn, type Given } from "~/domain/import/agree-on";
import { cellChoice } from "~/domain/import/cell-choice";
import { settleClaims, type Claim } from "~/domain/import/claims";
import type { ImportPlan, PlannedAction, PlannedChange, PlannedEntry, PlannedLink, PlannedResponse, Target } from "~/domain/import/import-plan";
import { claimedFiles, putOutcome, repeat, type JoinedFile } from "~/domain/import/join-cells";
import { sayOnce } from "~/domain/import/draft-reading";
import { flatText } from "~/domain/import/same-text";
import type { Place } from "~/domain/import/reading";
import type { WholeRecord } from "~/domain/record";

function nameOf(target: Target | null): string {
  return target === null ? "" : "id" in target ? `id ${target.id}` : `key ${target.key}`;
}

type Mine<T> = { thing: T; plan: ImportPlan; importId: string | undefined };

/** A thing that is added, with the same as other files give it. */
type Pair<T> = [Mine<T>, ...Mine<T>[]];

function given<T extends { place: Place }, V>(members: readonly Mine<T>[], valueOf: (thing: T) => V | null): Given<V>[] {
  return members.map(({ thing, plan }) => ({ value: valueOf(thing), place: thing.place, plan }));
}

function meetingOf({ thing, plan }: Mine<PlannedEntry>): string {
  const at = thing.meeting === null ? undefined : plan.meetings[thing.meeting];
  return at === undefined ? "" : `${at.date} ${at.title}`;
}

/** By what one can be the same as another: the same key is needed for it, but not enough. */
function entryKey({ thing: { entryPlace, text } }: Mine<PlannedEntry>): string {
  return `${entryPlace}\n${flatText(text)}`;
}

function sameEntry(one: Mine<PlannedEntry>, other: Mine<PlannedEntry>): boolean {
  const [a, b] = [one.thing, other.thing];
  if (a.entryPlace === "finding") return a.links.some((link) => b.links.some((each) => nameOf(each.finding) === nameOf(link.finding)));
  return meetingOf(one) === meetingOf(other);
}

function joinEntry({ thing: first }: Mine<PlannedEntry>, { thing: second }: Mine<PlannedEntry>): void {
  if (second.state === "answered") first.state = "answered";
  first.followsUp ??= second.followsUp;
  for (const link of second.links) if (!first.links.some((each) => nameOf(each.finding) === nameOf(link.finding))) first.links.push(link);
}

type Same<T> = { keyOf: (mine: Mine<T>) => string; same: (one: Mine<T>, other: Mine<T>) => boolean };

/** Things that several files add, found by their key. */
type Known<T> = { pairs: Pair<T>[]; byKey: Map<string, Pair<T>[]> };

function newKnown<T>(): Known<T> {
  return { pairs: [], byKey: new Map() };
}

/** Pairs what a file adds with what files before it add, each at most once. Calls `join` for each pair, and returns what is left, which is known then. */
function paired<T>({ pairs, byKey }: Known<T>, { plan, importId }: JoinedFile, things: readonly T[], { keyOf, same }: Same<T>, join: (one: Mine<T>, other: Mine<T>) => void): T[] {
  const used = new Set<Pair<T>>();
  const fresh: Pair<T>[] = [];
  for (const thing of things) {
    const other: Mine<T> = { thing, plan, importId };
    const pair = byKey.get(keyOf(other))?.find((each) => !used.has(each) && same(each[0], other));
    if (pair === undefined) {
      fresh.push([other]);
      continue;
    }
    used.add(pair);
    pair.push(other);
    join(pair[0], other);
  }
  for (const pair of fresh) {
    pairs.push(pair);
    const key = keyOf(pair[0]);
    const alike = byKey.get(key);
    if (alike === undefined) byKey.set(key, [pair]);
    else alike.push(pair);
  }
  return fresh.map(([mine]) => mine.thing);
}

/** Returns by what key each entry goes that another file adds as well. */
export function joinEntries(files: readonly JoinedFile[]): Map<string, string> {
  const aliases = new Map<string, string>();
  const known = newKnown<PlannedEntry>();
  const placed = new Map<string, number>();
  for (const file of files) {
    const { plan, importId } = file;
    plan.entries = paired(known, file, plan.entries, { keyOf: entryKey, same: sameEntry }, (one, other) => {
      joinEntry(one, other);
      aliases.set(other.thing.key, one.thing.key);
      repeat(plan, other.thing.place, { importId: one.importId, place: one.thing.place });
    });
    const beside = plan.entries.map((thing) => `${thing.entryPlace} ${meetingOf({ thing, plan, importId })}`);
    for (const [index, entry] of plan.entries.entries()) if (entry.entryPlace !== "finding") entry.position += placed.get(beside[index] ?? "") ?? 0;
    for (const name of beside) placed.set(name, (placed.get(name) ?? 0) + 1);
  }
  for (const members of known.pairs) {
    if (members.length < 2) continue;
    const [{ thing }] = members;
    thing.askedBy = agreeOn(given(members, (each) => each.askedBy), { what: "who asked it", keyOf: (value) => value });
    thing.dueOn = agreeOn(given(members, (each) => each.dueOn), { what: "when it is due", keyOf: (value) => value });
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

/** Responses of the same words may differ in what was said of them. `all`: the one that is taken first. */
function joinContent(files: readonly JoinedFile[], all: readonly Claimed[]): void {
  const [taken] = all;
  if (taken === undefined || all.length < 2) return;
  const members = all.flatMap(({ claim, response: thing }): Mine<PlannedResponse>[] => { const file = files[claim.file]; return file === undefined ? [] : [{ thing, plan: file.plan, importId: file.importId }]; });
  taken.response.statedConfidence = agreeOn(given(members, (each) => each.statedConfidence), { what: "how sure the force is", keyOf: String });
  taken.response.commitment = agreeOn(given(members, (each) => each.commitment), { what: "what was committed to", keyOf: (value) => JSON.stringify(value) });
}

function referenceOf(references: ReadonlyMap<string, string>, { findings, label }: PlannedResponse): string {
  const [first] = findings;
  return first !== undefined && "id" in first ? (references.get(first.id) ?? label) : label;
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
  const references = new Map(record.findings.map(({ id, reference }) => [id, reference]));
  for (const [file, joined] of files.entries()) {
    for (const [cell, response] of newResponses(joined)) {
      const { place, parts, label, entry } = response;
      const written = cellChoice(joined.options, place)?.take === "text";
      const change: PlannedChange = {
        subject: "response", id: "id" in entry ? entry.id : entry.key, reference: referenceOf(references, response), label, field: "response", from: null,
        to: formatResponseParts(parts).text, place, parts, base: null, ...(written ? { settled: "text" } : {}),
      };
      cells.set(cell, [...(cells.get(cell) ?? []), { claim: { file, change, state: "proposed" }, response }]);
    }
  }
  const claimed = claimedFiles(files);
  const gone = new Set<PlannedResponse>();
  const answering = new Map<string, PlannedResponse[]>();
  const nameIn = (file: number, { entry }: PlannedResponse) => `${String(file)} ${nameOf(entry)}`;
  for (const [file, { plan }] of files.entries()) for (const response of plan.responses) answering.set(nameIn(file, response), [...(answering.get(nameIn(file, response)) ?? []), response]);
  for (const claims of cells.values()) {
    if (claims.length < 2) continue;
    const byClaim = new Map(claims.map((each) => [each.claim, each]));
    const taken: Claimed[] = [];
    const repeated: Claimed[] = [];
    for (const outcome of settleClaims(claims.map((each) => each.claim), claimed)) {
      const plan = files[outcome.claim.file]?.plan;
      const said = byClaim.get(outcome.claim);
      if (plan === undefined || said === undefined) continue;
      if (outcome.becomes === "take") taken.push(said);
      if (outcome.becomes === "take") continue;
      if (outcome.becomes === "repeat") repeated.push(said);
      putOutcome(files, outcome);
      gone.add(said.response);
      const next = said.response.answers ? answering.get(nameIn(outcome.claim.file, said.response))?.find((each) => !gone.has(each)) : undefined;
      if (next !== undefined) next.answers = true;
    }
    if (taken.length > 0) joinContent(files, [...taken.slice(0, 1), ...repeated]);
  }
  if (gone.size > 0) for (const { plan } of files) plan.responses = plan.responses.filter((response) => !gone.has(response));
}

function actionKey({ thing: { finding, text } }: Mine<PlannedAction>): string {
  return `${nameOf(finding)}\n${flatText(text)}`;
}

function owned({ owners }: PlannedAction): string[] | null {
  return owners.length === 0 ? null : owners;
}

export function joinActionsAndLinks(files: readonly JoinedFile[]): void {
  const actions = newKnown<PlannedAction>();
  const known = new Map<string, { importId: string | undefined; place: Place }>();
  const isNew = (plan: ImportPlan, name: string, place: Place) => {
    const taken = known.get(name);
    if (taken !== undefined) repeat(plan, place, taken);
    return taken === undefined;
  };
  for (const file of files) {
    const { plan, importId } = file;
    plan.actions = paired(actions, file, plan.actions, { keyOf: actionKey, same: () => true }, (one, other) => {
      one.thing.entry ??= other.thing.entry;
      repeat(plan, other.thing.place, { importId: one.importId, place: one.thing.place });
    });
    plan.ties = plan.ties.filter((tie) => isNew(plan, `tie ${tie.entryId} ${nameOf(tie.link.finding)}`, tie.place));
    plan.findingLinks = plan.findingLinks.filter((link) => isNew(plan, `link ${link.kind} ${nameOf(link.from)} ${nameOf(link.to)}`, link.place));
    for (const tie of plan.ties) known.set(`tie ${tie.entryId} ${nameOf(tie.link.finding)}`, { importId, place: tie.place });
    for (const link of plan.findingLinks) known.set(`link ${link.kind} ${nameOf(link.from)} ${nameOf(link.to)}`, { importId, place: link.place });
  }
  for (const members of actions.pairs) {
    if (members.length < 2) continue;
    const [{ thing }] = members;
    thing.due = agreeOn(given(members, (each) => each.due), { what: "when it is due", keyOf: flatText });
    thing.owners = agreeOn(given(members, owned), { what: "whose it is", keyOf: (owners) => owners.join("\n") }) ?? [];
  }
}
