/** The events of one finding, newest first, without those about drafts that the reader may not see. */
import { storedChoice, storedChoiceOrNull, storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Prisma } from "~/db/generated/prisma/client";
import { SIDES, type Side } from "~/domain/actor";
import { HISTORY_SUBJECTS, HISTORY_VIAS, type HistoryEvent } from "~/domain/history";

export type FindingEvent = Omit<HistoryEvent, "side" | "findingId" | "importId"> & { importFile: string | null };

type Which = {
  findingId: string;
  /** The side whose drafts may be read; null for nobody's. */
  draftsOf: Side | null;
  /** Narrows to one field. */
  only: { subject: string; field: string } | null;
  limit: number;
};

function visible({ findingId, draftsOf }: Which): Prisma.HistoryEventWhereInput {
  return { findingId, OR: [{ draftOf: null }, ...(draftsOf === null ? [] : [{ draftOf: draftsOf }])] };
}

type EventsOfFinding = {
  events: FindingEvent[];
  /** Of those that `only` leaves. */
  total: number;
  /** All that have events. */
  fields: Pick<FindingEvent, "subject" | "field">[];
};

export async function eventsOfFinding(reader: Reader, which: Which): Promise<EventsOfFinding> {
  const where = { ...visible(which), ...which.only };
  const rows = await reader.historyEvent.findMany({ where, orderBy: { sequence: "desc" }, take: which.limit });
  const importIds = rows.map((row) => row.importId).filter((id) => id !== null);
  const imports = await reader.import.findMany({ where: { id: { in: importIds } }, select: { id: true, fileName: true } });
  const fileNames = new Map(imports.map((each) => [each.id, each.fileName]));
  const fields = await reader.historyEvent.groupBy({ by: ["subject", "field"], where: visible(which) });
  const subjectOf = (row: { subject: string }, id: string) => storedChoice(HISTORY_SUBJECTS, row.subject, "HistoryEvent", id, "subject");
  return {
    events: rows.map((row) => {
      const id = String(row.sequence);
      const { sequence, actorName, actorPost, subjectId, field, before, after, importId, importPlace } = row;
      return {
        sequence, actorName, actorPost, subjectId, field, before, after, importPlace,
        at: storedInstant(row.at, "HistoryEvent", id, "at"),
        subject: subjectOf(row, id),
        draftOf: storedChoiceOrNull(SIDES, row.draftOf, "HistoryEvent", id, "draftOf"),
        via: storedChoice(HISTORY_VIAS, row.via, "HistoryEvent", id, "via"),
        importFile: importId === null ? null : (fileNames.get(importId) ?? null),
      };
    }),
    total: await reader.historyEvent.count({ where }),
    fields: fields.map((row) => ({ subject: subjectOf(row, row.field), field: row.field })),
  };
}
