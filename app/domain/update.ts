/** Update: what the force says of a finding as at a date; what an edit of it does to the record. */
import type { CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";
import { RAG_NEEDS_REASON, RAG_WORDS, type Rag } from "~/domain/rag";

export type UpdateValues = { text: string | null; asAt: CalendarDate | null; rag: Rag | null; ragReason: string | null };

/** The latest submitted update, as far as an edit depends on it. */
export type LatestUpdate = UpdateValues & { id: string; version: number };

/** `replacesId` and `version`: a new version of the update it replaces, or null and 1 for a new update. */
export type NewUpdate = { values: UpdateValues; replacesId: string | null; version: number };

export const NO_UPDATE: UpdateValues = { text: null, asAt: null, rag: null, ragReason: null };

function sameValues(a: UpdateValues, b: UpdateValues): boolean {
  return a.text === b.text && a.asAt === b.asAt && a.rag === b.rag && a.ragReason === b.ragReason;
}

/**
 * The update that an edit makes: under the same as-at date a new version of the latest one, otherwise a new one that takes
 * over what was not changed. Null where nothing changes. A person who moves RAG to red or white gives a reason (source:
 * City of London Police, HMICFRS appendix, 2019, for red); what a file says is taken as it is, with `reasonRequired` false.
 */
export function nextUpdate(latest: LatestUpdate | null, change: Partial<UpdateValues>, reasonRequired = true): Done<NewUpdate | null> {
  const before: UpdateValues = latest ?? NO_UPDATE;
  const values: UpdateValues = {
    text: change.text === undefined ? before.text : change.text,
    asAt: change.asAt === undefined ? before.asAt : change.asAt,
    rag: change.rag === undefined ? before.rag : change.rag,
    ragReason: change.ragReason === undefined ? before.ragReason : change.ragReason,
  };
  if (sameValues(values, before)) return done(null);
  const touchesRag = values.rag !== before.rag || values.ragReason !== before.ragReason;
  if (reasonRequired && touchesRag && values.rag !== null && values.ragReason === null && RAG_NEEDS_REASON[values.rag]) {
    const sentence = `${RAG_WORDS[values.rag]} needs a reason. Write it beside the RAG, then save again.`;
    return refuse("invalid", sentence, { field: "ragReason" });
  }
  if (latest === null || values.asAt !== latest.asAt) return done({ values, replacesId: null, version: 1 });
  return done({ values, replacesId: latest.id, version: latest.version + 1 });
}
