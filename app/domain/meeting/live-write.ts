/** What the note-taker's screen sends: one write with an id of its own, so that one sent twice is carried out once. */
import { done, refuse, type Done } from "~/domain/problem";
import type { TypedResponse } from "~/domain/response-rules";

/** `text` keeps what is being typed in a box and is not recorded yet, `forget` throws it away; the others record something. */
export const LIVE_KINDS = ["take", "take-over", "text", "forget", "answer", "amend", "accept", "entry", "action", "matter", "end"] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

/** As a form sends them: each name with its values in order. */
export type LiveFields = Record<string, string[]>;

export type LiveWrite = {
  id: string;
  kind: LiveKind;
  /** The key of the item it is said under; OPENING before the first. */
  item: string;
  fields: LiveFields;
};

/** The opening comment belongs to the meeting and is no item of its agenda. */
export const OPENING = "opening";

/** The boxes that are typed in. What is kept of one is of the entry, response or action that `of` names, else of its item. */
export const LIVE_BOXES = ["answer", "amend", "new", "matter", "end"] as const;
export type LiveBox = (typeof LIVE_BOXES)[number];

/** Characters: several texts of the greatest length. */
const LONGEST_WRITE = 200_000;
const LONGEST_NAME = 400;

/** An id nobody else makes: as browsers make them, or as the server does for a form. */
const WRITE_ID = /^[\w-]{16,64}$/;

export function fieldOf(fields: LiveFields, name: string): string {
  return fields[name]?.[0] ?? "";
}

/** One that arrived, as far as its shape goes. */
export function readLiveWrite(sent: { id: string; kind: string; item: string; fields: LiveFields }): Done<LiveWrite> {
  const kind = LIVE_KINDS.find((each) => each === sent.kind);
  if (kind === undefined || !WRITE_ID.test(sent.id) || sent.item.length > LONGEST_NAME) return refuse("invalid", "This did not arrive as it was sent. Load the page again and send it once more.");
  const size = Object.entries(sent.fields).reduce((sum, [name, values]) => sum + name.length + values.join("").length, 0);
  if (size > LONGEST_WRITE) return refuse("too-large", "This is too long to be kept in one piece. Put part of it in another entry.");
  return done({ id: sent.id, kind, item: sent.item, fields: sent.fields });
}

/** Who says what in turn, as typed: the fields `by` and `text`, in pairs. */
export function partsOf(fields: LiveFields): TypedResponse["parts"] {
  const texts = fields.text ?? [];
  return texts.map((text, index) => ({ by: fields.by?.[index] ?? "", text }));
}

/** The name under which the text of a box is kept. */
export function slotOf(box: LiveBox, of: string, itemId: string): string {
  return `${box}/${of === "" ? itemId : of}`;
}

/** The opening comment is in nobody's hands, so each keeps their own words there. */
export function openingSlotOf(box: LiveBox, of: string, personId: string): string {
  return `${slotOf(box, of, OPENING)}/${personId}`;
}

/** `mine`: who types, under the opening comment; else null. */
export function isSlotOf(slot: string, { box, of, mine }: { box: LiveBox; of: string; mine: string | null }): boolean {
  if (mine !== null) return slot === openingSlotOf(box, of, mine);
  return of === "" ? slot.startsWith(`${box}/`) : slot === slotOf(box, of, "");
}

const EMPTIES: Partial<Record<LiveKind, { box: LiveBox; of: string }>> = {
  answer: { box: "answer", of: "entry" }, amend: { box: "amend", of: "response" }, accept: { box: "amend", of: "response" },
  entry: { box: "new", of: "" }, action: { box: "new", of: "" }, matter: { box: "matter", of: "action" }, end: { box: "end", of: "" },
};

/** The box whose words a write records: nothing is left in it afterwards. */
export function boxEmptiedBy({ kind, fields }: Pick<LiveWrite, "kind" | "fields">): { box: LiveBox; of: string } | null {
  const emptied = EMPTIES[kind];
  return emptied === undefined ? null : { box: emptied.box, of: emptied.of === "" ? "" : fieldOf(fields, emptied.of) };
}

/** What the one box for everything besides an answer adds. */
export const LIVE_ADDITIONS = ["follow-up", "question", "concern", "comment", "action"] as const;
export type LiveAddition = (typeof LIVE_ADDITIONS)[number];

/** As typed in that box: `add` says what it is, `entry` names the question in view. */
export function readAddition(fields: LiveFields): Pick<LiveWrite, "kind" | "fields"> {
  const { add: [add = ""] = [], entry: [entry = ""] = [], text = [], askedBy = [], owners = [], due = [] } = fields;
  if (add === "action") return { kind: "action", fields: { text, owners, due, entry: [entry] } };
  return { kind: "entry", fields: { what: [add === "follow-up" ? "question" : add], text, askedBy, followsUp: [add === "follow-up" ? entry : ""] } };
}

/** Nothing was typed in the box, or all of it was taken out again. */
export function isEmptyBox(fields: LiveFields): boolean {
  return ["text", "note"].every((name) => (fields[name] ?? []).every((value) => value.trim() === ""));
}

/** The words somebody typed, where they are to be shown again. */
export function wordsOf({ kind, fields }: Pick<LiveWrite, "kind" | "fields">): string {
  const said = partsOf(fields).map(({ by, text }) => (by === "" ? text : `${by}: ${text}`));
  const note = fieldOf(fields, "note");
  return [...said, ...(kind === "end" ? [note] : [])].filter((words) => words.trim() !== "").join("\n");
}
