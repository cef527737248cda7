/** The events of one finding, newest first, without those about drafts that the reader may not see. */
import { storedChoiceOrNull, storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Prisma } from "~/db/generated/prisma/client";
import { SIDES, type Side } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";

export type FindingEvent = {
  sequence: number;
  at: Instant;
  actorName: string;
  actorPost: string;
  draftOf: Side | null;
  subject: string;
  subjectId: string;
  field: string;
  before: string | null;
  after: string | null;
  via: string;
  importFile: string | null;
  importPlace: string | null;
};

type Which = {
  findingId: string;
  /** The side whose drafts may be read; null for nobody's. */
  draftsOf: Side | null;
  field: string | null;
  limit: number;
};

function visible({ findingId, draftsOf }: Which): Prisma.HistoryEventWhereInput {
  return { findingId, OR: [{ draftOf: null }, ...(draftsOf === null ? [] : [{ draftOf: draftsOf }])] };
}

/** `total` counts what `field` leaves; `fields` are all that have events. */
export async function eventsOfFinding(reader: Reader, which: Which): Promise<{ events: FindingEvent[]; total: number; fields: { subject: string; field: string }[] }> {
  const where = { ...visible(which), ...(which.field === null ? {} : { field: which.field }) };
  const rows = await reader.historyEvent.findMany({ where, orderBy: { sequence: "desc" }, take: which.limit });
  const importIds = rows.map((row) => row.importId).filter((id) => id !== null);
  const imports = await reader.import.findMany({ where: { id: { in: importIds } }, select: { id: true, fileName: true } });
  const fileNames = new Map(imports.map((each) => [each.id, each.fileName]));
  const fields = await reader.historyEvent.groupBy({ by: ["subject", "field"], where: visible(which) });
  return {
    events: rows.map((row) => ({
      sequence: row.sequence,
      at: storedInstant(row.at, "HistoryEvent", String(row.sequence), "at"),
      actorName: row.actorName,
      actorPost: row.actorPost,
      draftOf: storedChoiceOrNull(SIDES, row.draftOf, "HistoryEvent", String(row.sequence), "draftOf"),
      subject: row.subject,
      subjectId: row.subjectId,
      field: row.field,
      before: row.before,
      after: row.after,
      via: row.via,
      importFile: row.importId === null ? null : (fileNames.get(row.importId) ?? null),
      importPlace: row.importPlace,
    })),
    total: await reader.historyEvent.count({ where }),
    fields: fields.map(({ subject, field }) => ({ subject, field })),
  };
}
