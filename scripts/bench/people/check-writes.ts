/** Whether what was acknowledged is there: in the history one after another, and at its end in the record. */
import type { Db } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import { verifyHistory } from "~/db/verify-history.server";
import { columnValue } from "~/domain/columns";
import { withDrafts } from "~/domain/field-draft";
import { joinParts } from "~/domain/response";
import type { Log, Write } from "./member-at-work";
import type { Place } from "./places";

const PAGE_STATUSES = new Set([200, 302, 409]);

/** The value that stands there now, a draft included; of a response all its parts. */
async function valueNow(db: Db): Promise<(place: Place) => string | null> {
  const { findings } = await loadRecord(db);
  const entries = findings.flatMap((finding) => finding.entries);
  const responses = new Map(entries.flatMap((entry) => entry.responses).map((response) => [response.id, response]));
  return ({ target, history }) => {
    if (target.kind === "entry") return entries.find((entry) => entry.id === target.entryId)?.text ?? null;
    if (target.kind === "part") {
      const response = responses.get(target.responseId);
      return response === undefined ? null : joinParts(response.parts);
    }
    const finding = findings.find((each) => each.id === history.subjectId);
    return finding === undefined ? null : columnValue(withDrafts(finding), target.column);
  };
}

function byPlace(writes: readonly Write[]): Map<string, Write[]> {
  const places = new Map<string, Write[]>();
  for (const write of writes) places.set(write.place.key, [...(places.get(write.place.key) ?? []), write]);
  return places;
}

/** Each event must begin where the one before ended: else somebody's words were written over unseen. */
async function faultsAt(db: Db, place: Place, acknowledged: readonly Write[], refused: readonly Write[], now: string | null): Promise<string[]> {
  const events = await db.read.historyEvent.findMany({ where: place.history, orderBy: { sequence: "asc" }, select: { sequence: true, before: true, after: true } });
  const faults: string[] = [];
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (before !== undefined && before.after !== event.before) faults.push(`${place.key}: event ${event.sequence} does not begin with what event ${before.sequence} wrote.`);
  }
  const holds = (value: string) => events.filter((event) => event.after === value || (place.target.kind === "part" && event.after?.split("\n").includes(value) === true));
  for (const { value } of acknowledged) if (holds(value).length === 0) faults.push(`${place.key}: “${value}” was acknowledged and is not in the history.`);
  for (const { value } of refused) if (holds(value).length > 0) faults.push(`${place.key}: “${value}” was refused and is in the history.`);
  const last = events.at(-1);
  if (last !== undefined && last.after !== now) faults.push(`${place.key}: it says “${now ?? ""}” and its last event “${last.after ?? ""}”.`);
  return faults;
}

/** What was sent by a form stands in the record as a question, or as a part of a response. */
async function missingTexts(db: Db, sent: readonly string[]): Promise<string[]> {
  const { findings } = await loadRecord(db);
  const entries = findings.flatMap((finding) => finding.entries);
  const texts = new Set(entries.flatMap((entry) => [entry.text, ...entry.responses.flatMap((response) => response.parts.map((part) => part.text))]));
  return sent.filter((text) => !texts.has(text)).map((text) => `“${text}” was acknowledged and is not there.`);
}

/** Every fault in words; empty where nothing was lost, nothing failed, and the history is whole. */
export async function faultsOf(db: Db, log: Log): Promise<string[]> {
  const now = await valueNow(db);
  const acknowledged = byPlace(log.acknowledged);
  const refused = byPlace(log.refused);
  const places = new Map([...log.acknowledged, ...log.refused].map(({ place }) => [place.key, place]));
  const lost: string[] = [];
  for (const [key, place] of places) lost.push(...(await faultsAt(db, place, acknowledged.get(key) ?? [], refused.get(key) ?? [], now(place))));
  const failed = log.steps.filter((step) => !PAGE_STATUSES.has(step.status)).map((step) => `${step.what} was answered with ${step.status}.`);
  const { faults, fileFaults } = await verifyHistory(db.read);
  return [...failed, ...lost, ...(await missingTexts(db, log.sent)), ...faults.map((fault) => `Event ${fault.sequence}: ${fault.what}.`), ...fileFaults];
}
