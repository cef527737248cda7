/** Update: what the force says of a finding as at a date; what an edit of it does to the record. */
import type { CalendarDate } from "~/domain/calendar-date";
import { done, refuse, type Done } from "~/domain/problem";
import { RAG_NEEDS_REASON, RAG_REASON_MISSING, type Rag } from "~/domain/rag";

export type UpdateValues = { text: string | null; asAt: CalendarDate | null; rag: Rag | null; ragReason: string | null };

/** The latest submitted update, as far as an edit depends on it. */
export type LatestUpdate = UpdateValues & { id: string; version: number };

/** `replacesId` and `version`: a new version of the update it replaces, or null and 1 for a new update. */
export type NewUpdate = { values: UpdateValues; replacesId: string | null; version: number };

/** What says of an update when, or why, it says something else: it is settled with that, as it would be wrong beside any other. */
export const SETTLED_WITH = { updateAsAt: "update", ragReason: "rag" } as const;

export const NO_UPDATE: UpdateValues = { text: null, asAt: null, rag: null, ragReason: null };

function sameValues(a: UpdateValues, b: UpdateValues): boolean {
  return a.text === b.text && a.asAt === b.asAt && a.rag === b.rag && a.ragReason === b.ragReason;
}

/** Who moves RAG to anything but amber says why (source for red: City of London Police, HMICFRS appendix, 2019; the rest is this product's rule). */
export function checkRagReason(before: Pick<UpdateValues, "rag" | "ragReason">, after: Pick<UpdateValues, "rag" | "ragReason">): Done<true> {
  const touched = after.rag !== before.rag || after.ragReason !== before.ragReason;
  if (!touched || after.rag === null || after.ragReason !== null || !RAG_NEEDS_REASON[after.rag]) return done(true);
  return refuse("invalid", RAG_REASON_MISSING[after.rag], { field: "ragReason" });
}

/**
 * The update that an edit makes: under the same as-at date a new version of the latest one, otherwise a new one that takes
 * over what was not changed. Null where nothing changes. What a file says of RAG is taken as it is, with `reasonRequired` false.
 * `dateNotGiven`: the words came without a date, so they are no new version of others that have none either.
 */
export function nextUpdate(latest: LatestUpdate | null, change: Partial<UpdateValues>, { reasonRequired = true, dateNotGiven = false } = {}): Done<NewUpdate | null> {
  const before: UpdateValues = latest ?? NO_UPDATE;
  const values: UpdateValues = {
    text: change.text === undefined ? before.text : change.text,
    asAt: change.asAt === undefined ? before.asAt : change.asAt,
    rag: change.rag === undefined ? before.rag : change.rag,
    ragReason: change.ragReason === undefined ? before.ragReason : change.ragReason,
  };
  if (sameValues(values, before)) return done(null);
  const reasoned = reasonRequired ? checkRagReason(before, values) : done(true);
  if (!reasoned.ok) return reasoned;
  if (latest === null || values.asAt !== latest.asAt || dateNotGiven) return done({ values, replacesId: null, version: 1 });
  return done({ values, replacesId: latest.id, version: latest.version + 1 });
}
