/** History: one event per changed field, in the order in which they happened. */
import type { ActorSide, Side, Via } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import type { Viewer } from "~/domain/visibility";

export const HISTORY_SUBJECTS = ["finding", "update", "entry", "response", "action", "meeting", "agenda item", "inspection", "bank question", "person", "setting", "private note", "cycle"] as const;
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

/** Of a person: for the administrators of their side alone. */
export const SIGN_IN_FIELDS = ["signIn", "signInRefused", "signOut", "refused", "password", "oneTimeLink", "sessions", "email", "singleSignOn", "dailyMail"] as const;

/** Those listed on the page of a person; the rest are changes of their account, and refusals of a page. */
export const SHOWN_SIGN_IN_FIELDS = ["signIn", "signInRefused", "signOut", "password", "oneTimeLink", "sessions"] as const satisfies readonly (typeof SIGN_IN_FIELDS)[number][];

/** Of a finding: what an observer may know until notes are published. */
export const OBSERVED_FIELDS = ["created", "finding", "number", "inspection", "limbs", "correctionReason", "hmicfrsStatus", "hmicfrsStatusSource"] as const;

export type EventReader = {
  viewer: Viewer;
  /** The people whose sign-ins this reader may see. */
  signInsOf: ReadonlySet<string>;
};

/** Where somebody tried to come in who is nobody here. */
export const UNKNOWN_PERSON = "unknown";

export function isSignIn({ subject, field }: { subject: string; field: string }): boolean {
  return subject === "person" && SIGN_IN_FIELDS.some((each) => each === field);
}

/** Neither side may know of the other's drafts, not even that something happened to one. */
export function seesEvent({ viewer, signInsOf }: EventReader, event: Pick<Change, "draftOf" | "subject" | "subjectId" | "field">): boolean {
  if (event.draftOf !== null && event.draftOf !== viewer) return false;
  if (isSignIn(event)) return signInsOf.has(event.subjectId);
  return viewer !== "observer" || (event.subject === "finding" && OBSERVED_FIELDS.some((each) => each === event.field));
}
