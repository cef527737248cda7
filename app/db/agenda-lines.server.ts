/** The agenda of a meeting as it stands: what the record puts there by itself, with what is stored of it. */
import { readActions } from "~/db/actions.server";
import { readCycles, readSnapshotRecord, readSnapshots, type SnapshotLine } from "~/db/cycles.server";
import { lastFew } from "~/db/last-few.server";
import { readAgenda, readMeetings, readSeries, takenOffOrigins } from "~/db/meetings.server";
import { storedChoice } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Action } from "~/domain/action/action";
import type { CalendarDate } from "~/domain/calendar-date";
import { movementBetween } from "~/domain/cycle/movement";
import { automaticItems, composeAgenda, type AgendaFacts, type AgendaLine, type AskedFinding } from "~/domain/meeting/compose-agenda";
import { FINDING_KINDS } from "~/domain/finding";
import { findingHeadings } from "~/domain/meeting/finding-headings";
import { agendaDraftOf, FIRST_SERIES, type Meeting } from "~/domain/meeting/meeting";
import { mattersOf, type Matters } from "~/domain/meeting/matters";
import { begunBy } from "~/domain/meeting/outstanding";

/** Every finding that something was put on: a question over several stands under each. */
async function askedFindings(reader: Reader, meetingId: string): Promise<AskedFinding[]> {
  const rows = await reader.entryFinding.findMany({
    // Within one transaction an entry may be there before its finding.
    where: { finding: { sequence: { gt: 0 } }, entry: { meetingId, place: "finding", state: { in: ["issued", "answered", "closed"] } } },
    select: { finding: { select: { id: true, sequence: true, number: true, kind: true, reference: true, questionArea: true, inspection: { select: { title: true } } } } },
    orderBy: { finding: { sequence: "asc" } },
  });
  const findings = [...new Map(rows.map(({ finding }) => [finding.id, { ...finding, kind: storedChoice(FINDING_KINDS, finding.kind, "Finding", finding.id, "kind"), inspectionTitle: finding.inspection?.title ?? null }])).values()];
  const headings = findingHeadings(findings);
  return findings.map(({ id, questionArea }) => ({ findingId: id, heading: headings.get(id) ?? "", area: questionArea }));
}

type Arising = Pick<AgendaFacts, "worse" | "notRefreshed">;

const NOTHING_ARISING: Arising = { worse: [], notRefreshed: [] };

/** By the two snapshots: they never change, and everybody who reads along at the table asks for them every few seconds. */
const arising = lastFew<Arising>(10);

async function arisingBetween(reader: Reader, { from, to, on }: { from: string; to: string; on: CalendarDate }): Promise<Arising> {
  const [before, after] = [await readSnapshotRecord(reader, from), await readSnapshotRecord(reader, to)];
  if (before === null || after === null) return NOTHING_ARISING;
  const { findings } = movementBetween({ before, after, targetDates: new Map(), afterOn: on });
  const headings = findingHeadings(after.findings.map((finding) => ({ ...finding, inspectionTitle: finding.inspection?.title ?? null })));
  const worse = findings.filter(({ move }) => move === "worse").flatMap(({ reference }) => {
    const finding = after.findings.find((each) => each.reference === reference);
    return finding === undefined ? [] : [{ findingId: finding.id, heading: headings.get(finding.id) ?? reference }];
  });
  return { worse, notRefreshed: findings.filter((each) => each.refreshed === false).map(({ reference }) => reference) };
}

/** From the last two boards that met before the meeting. */
async function arisingBefore(reader: Reader, date: CalendarDate): Promise<Arising> {
  const boards = new Map((await readCycles(reader)).map((cycle) => [cycle.id, cycle.boardOn]));
  const last = new Map<string, SnapshotLine>();
  for (const each of await readSnapshots(reader)) if ((boards.get(each.cycleId) ?? date) <= date) last.set(each.cycleId, each);
  const [from, to] = [...last.values()].sort((a, b) => (boards.get(a.cycleId) ?? "").localeCompare(boards.get(b.cycleId) ?? "")).slice(-2);
  if (from === undefined || to === undefined) return NOTHING_ARISING;
  const on = boards.get(to.cycleId) ?? date;
  const key = JSON.stringify([from.id, from.takenAt, to.id, to.takenAt, on]);
  const known = arising.get(key) ?? (await arisingBetween(reader, { from: from.id, to: to.id, on }));
  arising.put(key, known);
  return known;
}

/** A meeting that is closed, or was taken in from its notes, has the agenda it had. */
function buildsItself({ state, imported }: Meeting): boolean {
  return state !== "closed" && !imported;
}

export async function agendaLines(reader: Reader, meeting: Meeting, reads: { drafts: boolean }): Promise<AgendaLine[]> {
  const own = agendaDraftOf(meeting) !== null && !reads.drafts;
  const rows = own ? [] : await readAgenda(reader, meeting.id);
  const takenOff = own ? [] : await takenOffOrigins(reader, meeting.id);
  if (!buildsItself(meeting)) return composeAgenda({ rows, takenOff, automatic: [] });
  const standing = (await readSeries(reader)).find(({ id }) => id === meeting.series.id)?.standing ?? [];
  const facts: AgendaFacts = { standing, asked: await askedFindings(reader, meeting.id), ...(await arisingBefore(reader, meeting.date)) };
  return composeAgenda({ rows, takenOff, automatic: automaticItems(facts) });
}

/** The actions on the agenda of a meeting that is not closed, with all meetings and actions they were chosen from, as they stand on that day. */
export async function readMatters(reader: Reader, meeting: Meeting, today: CalendarDate): Promise<{ matters: Matters; meetings: Meeting[]; actions: Action[] }> {
  const [meetings, actions] = [await readMeetings(reader), await readActions(reader)];
  return { matters: mattersOf({ meeting, meetings: begunBy(meetings, today), actions, firstSeriesId: FIRST_SERIES.id }), meetings, actions };
}
