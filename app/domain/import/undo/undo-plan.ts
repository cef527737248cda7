/** Decides what of an import goes back and what stays, from what it changed and what was done since. */
import type { HistoryEvent } from "~/domain/history";
import { fieldGroups, isLinkField, type FieldGroup } from "~/domain/import/undo/field-groups";

export type UndoEvent = Pick<HistoryEvent, "sequence" | "at" | "actorName" | "subject" | "subjectId" | "findingId" | "field" | "before" | "after" | "draftOf"> & {
  /** Of the file that it was read from. */
  importId: string;
  /** Its words were taken away by law. */
  redacted: boolean;
};

/** What was done afterwards, of which only who, when and about what is asked. */
export type LaterEvent = Pick<UndoEvent, "sequence" | "at" | "actorName" | "subject" | "subjectId" | "findingId" | "field" | "draftOf">;

export const ADDED_KINDS = ["finding", "entry", "response", "action", "agenda item", "meeting", "inspection"] as const;
export type AddedKind = (typeof ADDED_KINDS)[number];
export type Thing = { kind: AddedKind; id: string };

export function thingKey({ kind, id }: Thing): string {
  return `${kind} ${id}`;
}

/** `by` needs `what`: a thing that the import added cannot go while another needs it. `by` is null for what only one side sees. */
export type Need = { what: Thing; by: Thing | null };

/** A response, with what is decided on the strength of it: the closure of its entry, and the assurance of the findings. */
export type Answer = { id: string; entryId: string; findingIds: readonly string[]; submitted: boolean };

export type UndoFacts = {
  /** Of the import, or of all files of its batch, in their order. */
  ours: readonly UndoEvent[];
  later: readonly LaterEvent[];
  /** What the import added and is still there. */
  added: readonly Thing[];
  needs: readonly Need[];
  /** All responses to the entries that the import answered. */
  answers: readonly Answer[];
  /** What notes say that were circulated or published since, by its key, with the id of their meeting. */
  held: ReadonlyMap<string, string>;
};

/** Who and when is null where it is not for everybody to know. */
export type Since = { by: string; at: string } | null;
export type KeptThing = { thing: Thing; since: Since };
/** Why it stays, where it was not itself changed since: another response answers the entry whose state it is, or notes hold it. */
export type KeptField = FieldGroup & { since: Since; redacted: boolean; because: "answered" | "held" | null };
/** An entry that was there and was tied to one more finding. */
export type Tie = { entryId: string; findingId: string };
export type KeptTie = Tie & { since: Since; held: boolean };

export type UndoPlan = {
  remove: Thing[];
  keptThings: KeptThing[];
  /** Fields of what was there before. */
  restore: FieldGroup[];
  keptFields: KeptField[];
  untie: Tie[];
  keptTies: KeptTie[];
};

/** `sees`: whether the one who undoes may know of the event. */
function sinceOf(event: LaterEvent | undefined, sees: (event: LaterEvent) => boolean): Since {
  return event === undefined || !sees(event) ? null : { by: event.actorName, at: event.at };
}

function thingOf({ subject, subjectId, findingId }: LaterEvent): string | null {
  if (subject === "private note") return findingId === null ? null : `finding ${findingId}`;
  if (subject === "update") return `finding ${subjectId}`;
  return ADDED_KINDS.some((kind) => kind === subject) ? `${subject} ${subjectId}` : null;
}

const JUDGES: Partial<Record<LaterEvent["subject"], readonly string[]>> = { entry: ["state", "closure"], finding: ["assurance", "assuranceDecision"] };

/** The last closing or decision since that rests on a response of the import. */
function judgedSince({ later, answers }: UndoFacts): Map<string, LaterEvent> {
  const last = new Map<string, LaterEvent>();
  for (const event of later) {
    if (event.draftOf === null && JUDGES[event.subject]?.includes(event.field) === true) last.set(`${event.subject} ${event.subjectId}`, event);
  }
  return new Map(answers.flatMap(({ id, entryId, findingIds }) => {
    const on = [`entry ${entryId}`, ...findingIds.map((findingId) => `finding ${findingId}`)].flatMap((key) => last.get(key) ?? []);
    return on.sort((one, other) => other.sequence - one.sequence).slice(0, 1).map((event) => [`response ${id}`, event] as const);
  }));
}

/** Since when notes hold it: what was done last about their meeting; undefined where none do. */
function heldSince({ held, later }: UndoFacts, sees: (event: LaterEvent) => boolean): (key: string) => { since: Since } | undefined {
  const last = new Map(later.flatMap((event) => (event.subject === "meeting" && event.field.startsWith("notes") ? [[event.subjectId, event] as const] : [])));
  return (key) => {
    const meetingId = held.get(key);
    return meetingId === undefined ? undefined : { since: sinceOf(last.get(meetingId), sees) };
  };
}

/** What was touched stays, and so does what it needs. */
function stayingThings(facts: UndoFacts, sees: (event: LaterEvent) => boolean): Map<string, Since> {
  const { later, added, needs, held } = facts;
  const keys = new Set(added.map(thingKey));
  const staying = new Map<string, Since>();
  for (const event of later) {
    const key = thingOf(event);
    if (key !== null && keys.has(key)) staying.set(key, sinceOf(event, sees) ?? staying.get(key) ?? null);
  }
  for (const [key, event] of judgedSince(facts)) if (keys.has(key)) staying.set(key, sinceOf(event, sees));
  const inNotes = heldSince(facts, sees);
  for (const key of held.keys()) if (keys.has(key) && staying.get(key) == null) staying.set(key, inNotes(key)?.since ?? null);
  const lastOn = new Map(later.flatMap((event) => { const key = thingOf(event); return key === null ? [] : [[key, event] as const]; }));
  const open = needs.map(({ what, by }) => ({ what: thingKey(what), by: by === null ? null : thingKey(by) })).filter(({ what }) => keys.has(what));
  const needing = new Map<string, string[]>();
  for (const { what, by } of open) {
    if (by !== null && keys.has(by)) needing.set(by, [...(needing.get(by) ?? []), what]);
    else if (staying.get(what) == null) staying.set(what, by === null ? null : sinceOf(lastOn.get(by), sees));
  }
  const queue = [...staying.keys()];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const what of needing.get(key) ?? []) {
      if (staying.has(what)) continue;
      staying.set(what, staying.get(key) ?? null);
      queue.push(what);
    }
  }
  return staying;
}

const OF_A_TIE = ["kind", "askedBy", "text", "state", "number"];

/** An entry that was there is tied to a finding by events as if it were new beside it. */
function tiesOf(ours: readonly UndoEvent[], isAdded: (event: UndoEvent) => boolean): Map<string, Tie> {
  const ties = new Map<string, Tie>();
  for (const event of ours) {
    const { subject, subjectId, findingId, field, before, draftOf } = event;
    if (subject === "entry" && field === "kind" && before === null && draftOf === null && findingId !== null && !isAdded(event)) ties.set(`${subjectId} ${findingId}`, { entryId: subjectId, findingId });
  }
  return ties;
}

function isBeginning({ subject, field, before, draftOf }: UndoEvent): boolean {
  return subject === "response" || (subject === "entry" && field === "kind" && before === null && draftOf !== null);
}

const OF_A_MOVE = ["rag", "ragReason", "ragSignOff"];
const OF_A_CORRECTION = ["correctionText", "correctionAskedBy", "correctionDueOn", "correctionReason", "correctionState", "approval"];

/** How an action ended is one thing. */
const OF_AN_END = ["state", "replacedBy", "completed", "replaced", "no-longer-required", "reopened"];

/** A draft is also touched by what makes it the record, and what is decided together by what happens to any part of it. */
function touching({ subject, field, draftOf }: FieldGroup): { fields: readonly string[]; draftOf: readonly (string | null)[] } {
  if (subject === "action" && OF_AN_END.includes(field)) return { fields: OF_AN_END, draftOf: [draftOf] };
  if (draftOf === null) return { fields: [field], draftOf: [null] };
  const fields = [OF_A_MOVE, OF_A_CORRECTION].find((each) => each.includes(field)) ?? [field];
  return { fields, draftOf: [draftOf, null] };
}

/** A response to the entry that stays, and so its state of answered; undefined where none does. */
function answerOf({ later, answers }: UndoFacts, staying: ReadonlyMap<string, Since>, removed: ReadonlySet<string>): (group: FieldGroup, sees: (event: LaterEvent) => boolean) => { since: Since } | undefined {
  const standing = new Map(answers.filter(({ id, submitted }) => submitted && !removed.has(`response ${id}`)).map((answer) => [answer.entryId, answer.id]));
  return ({ subject, subjectId, field, draftOf }, sees) => {
    const id = subject === "entry" && field === "state" && draftOf === null ? standing.get(subjectId) : undefined;
    if (id === undefined) return undefined;
    return { since: staying.get(`response ${id}`) ?? sinceOf(later.findLast((event) => event.subject === "response" && event.subjectId === id), sees) };
  };
}

/** The last thing done since to the same field; of drafts and of the record apart. */
function lastOf(later: readonly LaterEvent[]): (group: FieldGroup) => LaterEvent | undefined {
  const last = new Map<string, LaterEvent>();
  for (const event of later) last.set(JSON.stringify([event.subject, event.subjectId, event.field, event.draftOf]), event);
  return (group) => {
    if (isLinkField(group.field)) return undefined;
    const by = touching(group);
    const found = by.fields.flatMap((field) => by.draftOf.flatMap((draftOf) => last.get(JSON.stringify([group.subject, group.subjectId, field, draftOf])) ?? []));
    return found.sort((a, b) => b.sequence - a.sequence)[0];
  };
}

export function planUndo(facts: UndoFacts, sees: (event: LaterEvent) => boolean): UndoPlan {
  const { ours, later, added } = facts;
  const addedKeys = new Set(added.map(thingKey));
  const staying = stayingThings(facts, sees);
  const isAdded = ({ subject, subjectId }: UndoEvent) => addedKeys.has(`${subject} ${subjectId}`);
  const ties = tiesOf(ours, isAdded);
  const isOfTie = ({ subject, subjectId, findingId, field, before }: UndoEvent) => subject === "entry" && before === null && OF_A_TIE.includes(field) && ties.has(`${subjectId} ${findingId ?? ""}`);
  const plan: UndoPlan = { remove: [], keptThings: [], restore: [], keptFields: [], untie: [], keptTies: [] };
  for (const thing of added) {
    const key = thingKey(thing);
    if (staying.has(key)) plan.keptThings.push({ thing, since: staying.get(key) ?? null });
    else plan.remove.push(thing);
  }
  const held = heldSince(facts, sees);
  for (const tie of ties.values()) {
    const touched = later.findLast((event) => event.subject === "entry" && event.subjectId === tie.entryId && event.findingId === tie.findingId);
    const inNotes = held(`entry ${tie.entryId}`);
    if (touched !== undefined) plan.keptTies.push({ ...tie, since: sinceOf(touched, sees), held: false });
    else if (inNotes !== undefined) plan.keptTies.push({ ...tie, ...inNotes, held: true });
    else plan.untie.push(tie);
  }
  const lastLater = lastOf(later);
  const stillAnswered = answerOf(facts, staying, new Set(plan.remove.map(thingKey)));
  // A draft that was discarded since is there no more.
  const begun = new Set(ours.filter((event) => isBeginning(event) && !isAdded(event)).map((event) => event.subjectId));
  for (const group of fieldGroups(ours.filter((event) => !isAdded(event) && !isOfTie(event) && !begun.has(event.subjectId)))) {
    const touched = lastLater(group);
    const answer = stillAnswered(group, sees);
    const inNotes = held(`${group.subject} ${group.subjectId}`);
    if (touched !== undefined || group.redacted) plan.keptFields.push({ ...group, since: sinceOf(touched, sees), because: null });
    else if (answer !== undefined) plan.keptFields.push({ ...group, ...answer, because: "answered" });
    else if (inNotes !== undefined) plan.keptFields.push({ ...group, ...inNotes, because: "held" });
    else if (group.before !== group.after) plan.restore.push(group);
  }
  return plan;
}
