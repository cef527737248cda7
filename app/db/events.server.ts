/** The events of the history that one reader may see, newest first. */
import type { Prisma } from "~/db/generated/prisma/client";
import { storedChoice, storedChoiceOrNull, storedInstant, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { PERSON_SIDES, SIDES, type ActorSide } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { HISTORY_SUBJECTS, HISTORY_VIAS, OBSERVED_FIELDS, seesEvent, SIGN_IN_FIELDS, type EventReader, type HistoryEvent, type HistorySubject, type HistoryVia } from "~/domain/history";

export type EventRow = HistoryEvent & { redactedAt: Instant | null; redactedWhy: string | null; digest: string; chain: string };

export type EventFilter = {
  findingId?: string | null;
  subject?: string | null;
  field?: string | null;
  /** The name of who did it. */
  who?: string | null;
  side?: ActorSide | null;
  via?: HistoryVia | null;
  importId?: string | null;
  /** About one of these findings. */
  findingIds?: readonly string[] | null;
  /** From this moment on, and before that one. */
  from?: Instant | null;
  before?: Instant | null;
  /** True for the official record alone. */
  officialOnly?: boolean;
};

type Where = Prisma.HistoryEventWhereInput;

const ACTOR_SIDES = [...PERSON_SIDES, "operator"] as const;

/** The same rule as `seesEvent`, for the database. */
function visibleTo({ viewer, signInsOf }: EventReader, officialOnly: boolean): Where[] {
  const ownDrafts = officialOnly ? undefined : SIDES.find((side) => side === viewer);
  return [
    { OR: [{ draftOf: null }, ...(ownDrafts === undefined ? [] : [{ draftOf: ownDrafts }])] },
    { OR: [{ subject: { not: "person" } }, { field: { notIn: [...SIGN_IN_FIELDS] } }, { subjectId: { in: [...signInsOf] } }] },
    ...(viewer === "observer" ? [{ subject: "finding", field: { in: [...OBSERVED_FIELDS] } }] : []),
  ];
}

function whereOf(who: EventReader, filter: EventFilter): Where {
  const { findingId, subject, field, via, side, from, before } = filter;
  return {
    AND: visibleTo(who, filter.officialOnly === true),
    ...(findingId == null ? {} : { findingId }),
    ...(subject == null ? {} : { subject }),
    ...(field == null ? {} : { field }),
    ...(filter.who == null ? {} : { actorName: filter.who }),
    ...(side == null ? {} : { side }),
    ...(via == null ? {} : { via }),
    ...(filter.importId == null ? {} : { importId: filter.importId }),
    ...(filter.findingIds == null ? {} : { findingId: { in: [...filter.findingIds] } }),
    ...(from == null && before == null ? {} : { at: { ...(from == null ? {} : { gte: from }), ...(before == null ? {} : { lt: before }) } }),
  };
}

type Row = Prisma.HistoryEventGetPayload<object>;

function eventOf(row: Row): EventRow {
  const id = String(row.sequence);
  const { sequence, actorName, actorPost, subjectId, findingId, field, before, after, importId, importPlace, redactedWhy } = row;
  return {
    sequence, actorName, actorPost, subjectId, findingId, field, before, after, importId, importPlace, redactedWhy,
    at: storedInstant(row.at, "HistoryEvent", id, "at"),
    side: storedChoice(ACTOR_SIDES, row.side, "HistoryEvent", id, "side"),
    subject: storedChoice(HISTORY_SUBJECTS, row.subject, "HistoryEvent", id, "subject"),
    draftOf: storedChoiceOrNull(SIDES, row.draftOf, "HistoryEvent", id, "draftOf"),
    via: storedChoice(HISTORY_VIAS, row.via, "HistoryEvent", id, "via"),
    redactedAt: storedInstantOrNull(row.redactedAt, "HistoryEvent", id, "redactedAt"),
    digest: row.digest ?? "",
    chain: row.chain ?? "",
  };
}

type Part = { skip?: number; take: number; /** Older than this one. */ below?: number };

export async function findEvents(reader: Reader, who: EventReader, filter: EventFilter, { skip = 0, take, below }: Part): Promise<EventRow[]> {
  const where: Where = { ...whereOf(who, filter), ...(below === undefined ? {} : { sequence: { lt: below } }) };
  const rows = await reader.historyEvent.findMany({ where, orderBy: { sequence: "desc" }, skip, take });
  return rows.map(eventOf).filter((event) => seesEvent(who, event));
}

export async function countEvents(reader: Reader, who: EventReader, filter: EventFilter): Promise<number> {
  return reader.historyEvent.count({ where: whereOf(who, filter) });
}

/** The fields that have events. */
export async function fieldsWithEvents(reader: Reader, who: EventReader, filter: EventFilter): Promise<{ subject: HistorySubject; field: string }[]> {
  const rows = await reader.historyEvent.groupBy({ by: ["subject", "field"], where: whereOf(who, filter) });
  return rows.map(({ subject, field }) => ({ subject: storedChoice(HISTORY_SUBJECTS, subject, "HistoryEvent", field, "subject"), field }));
}

/** The names of all who did something. */
export async function namesWithEvents(reader: Reader, who: EventReader): Promise<string[]> {
  const rows = await reader.historyEvent.groupBy({ by: ["actorName"], where: whereOf(who, {}) });
  return rows.map((row) => row.actorName).sort((a, b) => a.localeCompare(b, "en"));
}
