/** What waits for somebody, from the record as their side may see it; kept with the record until that changes. */
import { unseenPapers } from "~/db/agreed-papers.server";
import { logLines } from "~/db/action-log.server";
import { keptRecord } from "~/db/kept-record.server";
import type { Db } from "~/db/open-database.server";
import { meetingFacts } from "~/db/meeting-facts.server";
import { notesFacts } from "~/db/notes-facts.server";
import { officeFacts, peopleFacts } from "~/db/work-facts.server";
import type { LogLine } from "~/domain/action/action-log";
import type { Actor } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import { workFor, type Work } from "~/domain/my-work";
import { NO_MEETING_FACTS, type MeetingFacts } from "~/domain/my-work/action-work";
import { can } from "~/domain/permissions";
import type { WholeRecord } from "~/domain/record";
import { viewerOf } from "~/domain/visibility";
import { NO_FACTS, type WorkFacts } from "~/domain/my-work/work-item";

// The record is the same object until something changes, so what is worked out from it is kept with it.
const facts = new WeakMap<WholeRecord, Promise<WorkFacts>>();
const logs = new WeakMap<WholeRecord, { today: CalendarDate; lines: LogLine[] }>();
const works = new WeakMap<WholeRecord, Map<string, Work>>();

const NOTHING: WholeRecord = { findings: [], inspections: [], meetings: [], meetingEntries: [], otherActions: [] };

async function factsFor(db: Db, record: WholeRecord): Promise<WorkFacts> {
  const known = facts.get(record) ?? officeFacts(db.read);
  facts.set(record, known);
  try {
    return await known;
  } catch (error) {
    facts.delete(record);
    throw error;
  }
}

async function workOnRecord(db: Db, actor: Actor, today: CalendarDate, read: typeof keptRecord): Promise<Work> {
  if (!can(actor, "read the record")) return { groups: [] };
  const record = await read(db, viewerOf(actor.side));
  const kept = works.get(record) ?? new Map<string, Work>();
  works.set(record, kept);
  const key = JSON.stringify([actor.personId, actor.roles, actor.actsFor, today]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const work = workFor({ actor, record, facts: actor.side === "opcc" ? await factsFor(db, record) : NO_FACTS, today });
  kept.set(key, work);
  return work;
}

async function meetingsFor(db: Db, actor: Actor, today: CalendarDate, read: typeof keptRecord): Promise<MeetingFacts> {
  if (actor.personId === null || !can(actor, "read the record")) return NO_MEETING_FACTS;
  const record = await read(db, viewerOf(actor.side));
  const known = logs.get(record)?.today === today ? logs.get(record) : undefined;
  const log = known ?? { today, lines: await logLines(db.read, today) };
  logs.set(record, log);
  return meetingFacts(db.read, actor, log);
}

/** Shared between requests: nobody may change what it returns. `read`: the record it is worked out from. */
export async function workOf(db: Db, actor: Actor, today: CalendarDate, read = keptRecord): Promise<Work> {
  const onRecord = await workOnRecord(db, actor, today, read);
  const people = workFor({ actor, record: NOTHING, facts: NO_FACTS, people: await peopleFacts(db.read, actor, today), papers: await unseenPapers(db.read, actor), meetings: await meetingsFor(db, actor, today, read), notes: await notesFacts(db.read, actor), today });
  const groups = [...onRecord.groups, ...people.groups];
  return { groups: [...groups.filter((group) => group.mine), ...groups.filter((group) => !group.mine)] };
}
