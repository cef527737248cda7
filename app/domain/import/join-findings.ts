/** The same new finding in several files is added once, with what any of them says of it; two findings of one number are held back in both. */
import { agreeOn, type Given } from "~/domain/import/agree-on";
import { meetingOfPaper } from "~/domain/import/paper/known-meetings";
import { cellChoice } from "~/domain/import/cell-choice";
import { settleClaims, type Claim } from "~/domain/import/claims";
import { becameOf, follow, leaderOf, type LedBy } from "~/domain/import/follow-leader";
import type { ImportPlan, PlannedChange, PlannedFinding, PlannedInspection, Target } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import { claimedFiles, type JoinedFile, putOutcome, repeat } from "~/domain/import/join-cells";
import type { Place } from "~/domain/import/reading";
import { flatText } from "~/domain/import/same-text";
import { takeOut } from "~/domain/import/take-out";

type Member = { file: number; finding: PlannedFinding };
type Group = { order: number; number: string | null; members: [Member, ...Member[]]; clashes: boolean };

function reportKey({ kind, inspection }: PlannedFinding): string {
  return `${kind}\n${titleKey(inspection ?? "")}`;
}

function numberKey(report: string, number: string | null): string | null {
  return number === null ? null : `${report}\n${number.toLowerCase()}`;
}

/** Groups by a key, those that were made first in front. */
function put(map: Map<string, Group[]>, key: string, group: Group): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [group]);
  else list.splice(list.findLastIndex((each) => each.order < group.order) + 1, 0, group);
}

function groupsOf(files: readonly JoinedFile[]): Group[] {
  const groups: Group[] = [];
  const byText = new Map<string, Group[]>();
  const byNumber = new Map<string, Group[]>();
  for (const [file, { plan }] of files.entries()) {
    // Rows of one file were told apart when it was read.
    const fresh: [report: string, group: Group][] = [];
    for (const finding of plan.findings) {
      const report = reportKey(finding);
      const number = numberKey(report, finding.number);
      const same = byText.get(`${report}\n${flatText(finding.text)}`)?.find((each) => each.number === null || number === null || numberKey(report, each.number) === number);
      const clash = number === null ? undefined : byNumber.get(number)?.find((each) => each !== same);
      if (clash !== undefined) clash.clashes = true;
      if (same === undefined) {
        const group: Group = { order: groups.length, number: finding.number, members: [{ file, finding }], clashes: clash !== undefined };
        groups.push(group);
        fresh.push([report, group]);
      } else {
        if (same.number === null && number !== null) put(byNumber, number, same);
        same.number ??= finding.number;
        same.members.push({ file, finding });
        same.clashes ||= clash !== undefined;
      }
    }
    for (const [report, group] of fresh) {
      put(byText, `${report}\n${flatText(group.members[0].finding.text)}`, group);
      const number = numberKey(report, group.number);
      if (number !== null) put(byNumber, number, group);
    }
  }
  return groups;
}

function labelOf({ number }: PlannedFinding): string {
  return number ?? "New finding";
}

const AGAIN = "Correct one of them and import both again.";

/** Of what is no cell of its own once the finding is recorded. `nameOf` tells causes of concern apart, by the keys they go by in the end. */
function agreeOnRest(files: readonly JoinedFile[], members: Group["members"], nameOf: (target: Target) => string): void {
  const given = <T>(key: string, valueOf: (finding: PlannedFinding) => T | null) => members.flatMap(({ file, finding }): Given<T>[] => {
    const plan = files[file]?.plan;
    return plan === undefined ? [] : [{ value: valueOf(finding), place: finding.places[key] ?? finding.places.finding ?? finding.place, plan, whole: finding.places[key] !== undefined }];
  });
  const owner = members[0].finding;
  owner.parent = agreeOn(given("causeOfConcern", ({ parent }) => parent), { what: "its cause of concern", keyOf: nameOf, then: AGAIN });
  owner.theirReference = agreeOn(given("theirReference", ({ theirReference }) => theirReference), { what: "their reference", keyOf: (value) => value, then: AGAIN });
  owner.limbs = agreeOn(given("limbs", ({ limbs }) => (limbs.length === 0 ? null : limbs)), { what: "its limbs", keyOf: (limbs) => limbs.map(flatText).join("\n"), then: AGAIN }) ?? [];
}

/** Gives what another file leaves out; cells they both give are claims to one cell. */
function joinGroup(files: readonly JoinedFile[], [first, ...others]: Group["members"]): void {
  const owner = first.finding;
  for (const { file, finding } of others) {
    owner.number ??= finding.number;
    const plan = files[file]?.plan;
    if (plan === undefined) continue;
    for (const key of ["finding", "number", "kind", "inspection"]) {
      const place = finding.places[key] ?? (key === "finding" ? finding.place : undefined);
      if (place === undefined) continue;
      repeat(plan, place, { importId: files[first.file]?.importId, place: owner.place }, finding.place);
    }
  }
  const fields = new Set([first, ...others].flatMap(({ finding }) => Object.keys(finding.values) as (keyof PlannedFinding["values"])[]));
  const led = new Map<string, LedBy>();
  for (const field of [...fields].sort((one, other) => Number(leaderOf(one) !== null) - Number(leaderOf(other) !== null))) {
    const claims = [first, ...others].flatMap(({ file, finding }): Claim[] => {
      const to = finding.values[field];
      if (to === undefined) return [];
      const place = finding.places[field] ?? finding.place;
      const written = cellChoice(files[file]?.options ?? {}, place)?.take === "text";
      const change: PlannedChange = { subject: "finding", id: owner.key, reference: labelOf(owner), label: labelOf(owner), field, from: null, to, place, ...(written ? { settled: "text" } : {}) };
      return [{ file, change, state: "proposed" }];
    });
    const claimed = claimedFiles(files);
    const leader = led.get(leaderOf(field) ?? "");
    const { outcomes, rest } = leader === undefined ? { outcomes: [], rest: claims } : follow(claims, leader, claimed);
    const settled = settleClaims(rest, claimed);
    led.set(field, becameOf(claims, settled));
    for (const outcome of [...outcomes, ...settled]) {
      const plan = files[outcome.claim.file]?.plan;
      const isOwners = outcome.claim.file === first.file;
      if (isOwners && outcome.becomes !== "take") owner.values = { ...owner.values, [field]: undefined };
      if (!isOwners && outcome.becomes === "take") plan?.changed.push(outcome.change);
      else putOutcome(files, outcome);
    }
  }
}

function holdClashing(files: readonly JoinedFile[], clashing: readonly Group[]): void {
  const members = clashing.flatMap((group) => group.members);
  const byNumber = new Map<string | null, Member[]>();
  for (const member of members) {
    const number = numberKey(reportKey(member.finding), member.finding.number);
    byNumber.set(number, [...(byNumber.get(number) ?? []), member]);
  }
  for (const [file, { plan }] of files.entries()) {
    const mine = members.filter((member) => member.file === file);
    if (mine.length === 0) continue;
    const keys = new Set(mine.map(({ finding }) => finding.key));
    takeOut(plan, ({ key }) => key !== undefined && keys.has(key));
    for (const { finding } of mine) {
      const number = numberKey(reportKey(finding), finding.number);
      const others = number === null ? [] : (byNumber.get(number) ?? []).filter((other) => other.file !== file);
      const where = new Set(others.flatMap((other) => files[other.file]?.plan.file ?? []));
      plan.heldBack.push({ ...finding.place, reason: `${finding.number ?? ""} has quite another text in ${[...where].join(" and ")}, which is taken in with this file. Correct the number in one of them and import both again.` });
    }
  }
}

/** Returns by what key each finding goes that another file adds as well. The plans are changed in place. */
export function joinFindings(files: readonly JoinedFile[]): Map<string, string> {
  const groups = groupsOf(files);
  holdClashing(files, groups.filter((group) => group.clashes));
  const aliases = new Map<string, string>();
  const joined: Group["members"][] = [];
  for (const { members, clashes } of groups) {
    if (clashes || members.length < 2) continue;
    for (const { finding } of members.slice(1)) aliases.set(finding.key, members[0].finding.key);
    joinGroup(files, members);
    joined.push(members);
  }
  for (const members of joined) agreeOnRest(files, members, (target) => ("id" in target ? `id ${target.id}` : `key ${aliases.get(target.key) ?? target.key}`));
  if (aliases.size > 0) for (const { plan } of files) plan.findings = plan.findings.filter(({ key }) => !aliases.has(key));
  const added = new Map<string, number>();
  for (const { plan } of files) {
    const before = new Map(added);
    for (const finding of plan.findings) {
      const report = titleKey(finding.inspection ?? "");
      finding.position += before.get(report) ?? 0;
      added.set(report, (added.get(report) ?? 0) + 1);
    }
  }
  return aliases;
}

/** An inspection that several files name is added once; where they differ on when it was published, no date is taken. */
export function joinInspections(files: readonly JoinedFile[]): void {
  const known = new Map<string, { plan: ImportPlan; inspection: PlannedInspection; publishedOn: string | null }>();
  for (const { plan } of files) {
    plan.inspections = plan.inspections.filter((inspection) => {
      const key = titleKey(inspection.title);
      const { publishedOn } = inspection;
      const first = known.get(key);
      if (first === undefined || (first.publishedOn === null && publishedOn !== null)) {
        if (first !== undefined) inspection.isNew = false;
        known.set(key, { plan, inspection, publishedOn });
        return true;
      }
      if (publishedOn === null || publishedOn === first.publishedOn) return false;
      first.inspection.publishedOn = null;
      for (const [mine, place, theirs] of [[first.plan, first.inspection.place, plan], [plan, inspection.place, first.plan]] as const) {
        mine.heldBack.push({ ...(place ?? NOWHERE), reason: `${theirs.file} gives another date on which ${inspection.title} was published, so neither is taken. Correct one of them and import both again.` });
      }
      return false;
    });
  }
}

const NOWHERE: Place = { sheet: "", row: 0, column: null };

/** A meeting that several files name is added once. Its place in the list stays, because other things name it by that. */
export function joinMeetings(files: readonly JoinedFile[]): void {
  const named = new Map(files.flatMap(({ plan }) => plan.meetings.filter(({ paper, isNew }) => paper === undefined && isNew).map(({ title, date, time }) => [`${date} ${title}`, { id: title, title, date, time }] as const)));
  const known = new Set<string>();
  for (const { plan } of files) {
    for (const meeting of plan.meetings) {
      // Notes are headed otherwise than the table of the same meeting.
      if (meeting.paper !== undefined && meeting.isNew) meeting.title = meetingOfPaper(meeting, [...named.values()])?.title ?? meeting.title;
      const key = `${meeting.date} ${meeting.title}`;
      if (known.has(key)) meeting.isNew = false;
      if (meeting.isNew) known.add(key);
    }
  }
}
