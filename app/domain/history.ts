/** History: one event per changed field, in the order in which they happened. */
import type { ActorSide, Side, Via } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import type { Viewer } from "~/domain/visibility";

export const HISTORY_SUBJECTS = ["finding", "update", "entry", "response", "action", "meeting", "inspection", "bank question", "person", "setting", "private note"] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

export const HISTORY_VIAS = ["screen", "command line", "import"] as const satisfies readonly (Via | "import")[];
export type HistoryVia = (typeof HISTORY_VIAS)[number];

/**
 * A change of one field. `field` is a column's key where it is one of the column list (rag, update, updateAsAt … have the
 * finding as their subject), else the name of the field: created, limbs, repeats, supersedes, assuranceStatement,
 * addressedElsewhere, addressedElsewhereLink, theirReference, correctionReason; of an entry kind, askedBy, text, state,
 * number, dueOn, closure, closureNote, revisitOn; of a response mode, text, state, statedConfidence, commitment.
 */
export type Change = {
  subject: HistorySubject;
  subjectId: string;
  /** What is about an entry over several findings stands beside each of them. */
  findingId: string | null;
  field: string;
  before: string | null;
  after: string | null;
  /** The side whose draft this is about; null for the official record. */
  draftOf: Side | null;
  /** Sheet and cell it was read from, when an import made it. */
  importPlace?: string | null;
};

export type HistoryEvent = Required<Change> & {
  sequence: number;
  at: Instant;
  actorName: string;
  actorPost: string;
  side: ActorSide;
  via: HistoryVia;
  importId: string | null;
};

/** Neither side may know of the other's drafts, not even that something happened to one. */
export function eventsFor<T extends { draftOf: Side | null }>(viewer: Viewer, events: readonly T[]): T[] {
  return events.filter((event) => event.draftOf === null || event.draftOf === viewer);
}
