/** The history page: what happened, newest first, as far as its reader may know, and the file of it. */
import { countEvents, fieldsWithEvents, findEvents, namesWithEvents, type EventFilter } from "~/db/events.server";
import type { Ctx } from "~/db/ctx.server";
import { asOfOneMoment } from "~/db/record.server";
import type { Reader } from "~/db/rows.server";
import { PERSON_SIDES } from "~/domain/actor";
import { UNKNOWN_PERSON, type EventReader } from "~/domain/history";
import { momentsOf, readHistoryFilter, type FilterError, type HistorySearch } from "~/domain/history-filter";
import { fieldChoices } from "~/domain/history-words";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { viewerOf } from "~/domain/visibility";
import { historyLines, type HistoryLine } from "~/queries/history-lines.server";

export const EVENTS_A_PAGE = 100;

export type HistoryPage = {
  lines: HistoryLine[];
  total: number;
  page: number;
  pages: number;
  fields: { value: string; words: string }[];
  names: string[];
  errors: FilterError[];
  seesSignIns: boolean;
  /** Whether the references lead anywhere for this reader. */
  opensFindings: boolean;
  /** Whether there is a file with the drafts of the reader's own side. */
  hasDrafts: boolean;
};

/** Sign-ins are for the administrators of a side; those of observers for whoever keeps them. */
export async function eventReader(ctx: Ctx): Promise<EventReader> {
  const { actor, db } = ctx;
  const viewer = viewerOf(actor.side);
  if (!can(actor, "read sign-ins")) return { viewer, signInsOf: new Set() };
  const sides = actor.side === "operator" ? [...PERSON_SIDES] : actor.side === "opcc" ? ["opcc", "observer"] : [actor.side];
  const people = await db.read.person.findMany({ where: { side: { in: sides } }, select: { id: true } });
  return { viewer, signInsOf: new Set([UNKNOWN_PERSON, ...people.map((row) => row.id)]) };
}

/** Null where it names a finding that is not there. */
export async function eventFilter(reader: Reader, search: HistorySearch): Promise<{ filter: EventFilter | null; errors: FilterError[] }> {
  const { filter: { reference, subject, field, who, side, via, ...days }, errors } = readHistoryFilter(search);
  const finding = reference === null ? null : await reader.finding.findUnique({ where: { reference }, select: { id: true } });
  if (reference !== null && finding === null) return { filter: null, errors: [...errors, { field: "finding", message: `There is no finding ${reference}.` }] };
  return { filter: { findingId: finding?.id ?? null, subject, field, who, side, via, ...momentsOf(days) }, errors };
}

export async function historyPage(ctx: Ctx, search: HistorySearch, wanted: number): Promise<Done<HistoryPage>> {
  const allowed = may(ctx.actor, "read the history");
  if (!allowed.ok) return allowed;
  const who = await eventReader(ctx);
  return asOfOneMoment(ctx.db, async (reader): Promise<Done<HistoryPage>> => {
    const { filter, errors } = await eventFilter(reader, search);
    const total = filter === null ? 0 : await countEvents(reader, who, filter);
    const pages = Math.max(1, Math.ceil(total / EVENTS_A_PAGE));
    const page = Math.min(Math.max(1, wanted), pages);
    const events = filter === null ? [] : await findEvents(reader, who, filter, { skip: (page - 1) * EVENTS_A_PAGE, take: EVENTS_A_PAGE });
    return done({
      lines: await historyLines(reader, who.viewer, events),
      total, page, pages, errors,
      fields: fieldChoices(await fieldsWithEvents(reader, who, {})),
      names: await namesWithEvents(reader, who),
      seesSignIns: can(ctx.actor, "read sign-ins"),
      opensFindings: can(ctx.actor, "read the record"),
      hasDrafts: can(ctx.actor, "export a working copy"),
    });
  });
}
