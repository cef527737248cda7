/** The page as it will be once everything that waits in the browser has been sent: nobody at the table waits for a network. */
import { ACTION_EVENT_KINDS } from "~/domain/action/action";
import { readOwners } from "~/domain/action/action-form";
import { ENTRY_KINDS, ENTRY_KIND_WORDS } from "~/domain/entry";
import { ITEM_OUTCOMES } from "~/domain/meeting/agenda";
import type { LiveEntry, LiveItem, LivePage } from "~/domain/meeting/live-page";
import { boxEmptiedBy, fieldOf, isEmptyBox, isSlotOf, LIVE_BOXES, partsOf, type LiveWrite } from "~/domain/meeting/live-write";

function said({ fields }: LiveWrite) {
  return partsOf(fields).filter(({ text }) => text.trim() !== "").map(({ by, text }) => ({ by: by === "" ? null : by, text }));
}

function onEntry(item: LiveItem, id: string, change: (entry: LiveEntry) => LiveEntry): LiveItem {
  return { ...item, entries: item.entries.map((entry) => (entry.id === id ? change(entry) : entry)) };
}

function onResponse(item: LiveItem, id: string, change: (response: LiveEntry["responses"][number]) => LiveEntry["responses"][number]): LiveItem {
  return { ...item, entries: item.entries.map((entry) => ({ ...entry, responses: entry.responses.map((response) => (response.id === id ? change(response) : response)) })) };
}

function asked(item: LiveItem, { id, fields }: LiveWrite): LiveItem {
  const kind = ENTRY_KINDS.find((each) => each === fieldOf(fields, "what")) ?? "comment";
  if (item.entries.some((entry) => entry.id === id)) return item;
  const entry: LiveEntry = {
    id, kind, label: ENTRY_KIND_WORDS[kind], text: fieldOf(fields, "text"), askedBy: fieldOf(fields, "askedBy") === "" ? null : fieldOf(fields, "askedBy"),
    followsUp: fieldOf(fields, "followsUp") === "" ? null : fieldOf(fields, "followsUp"), open: true, responses: [], waiting: true,
  };
  const followed = kind === "comment" ? null : entry.followsUp;
  const closes = (each: LiveEntry) => (each.id === followed && each.responses.length > 0 ? { ...each, open: false } : each);
  return { ...item, entries: [...item.entries.map(closes), entry] };
}

function withOne(item: LiveItem, write: LiveWrite, me: LivePage["me"]): LiveItem {
  const { id, kind, fields } = write;
  switch (kind) {
    case "take": return item.holder === null && item.kind !== "opening" ? { ...item, holder: { ...me, since: "" } } : item;
    // What its last holder typed is known once the page was read anew.
    case "take-over": return item.holder?.personId === me.personId ? item : { ...item, takingOver: true };
    case "text": return item;
    case "forget": return { ...item, typed: item.typed.filter(({ slot }) => slot !== fieldOf(fields, "slot")) };
    case "answer": return onEntry(item, fieldOf(fields, "entry"), (entry) => (entry.responses.some((each) => each.id === id) ? entry : { ...entry, responses: [...entry.responses, { id, mode: "spoken", parts: said(write), accepted: false, before: null, waiting: true }] }));
    case "amend": return onResponse(item, fieldOf(fields, "response"), (response) => ({ ...response, id, mode: "spoken", parts: said(write), before: { mode: response.mode, parts: response.parts }, waiting: true }));
    case "accept": return onResponse(item, fieldOf(fields, "response"), (response) => ({ ...response, accepted: fieldOf(fields, "as") !== "not", waiting: true }));
    case "entry": return asked(item, write);
    case "action": return { ...item, actions: [...item.actions, { id, reference: null, text: fieldOf(fields, "text"), owners: readOwners((fields.owners ?? []).join("\n")), due: fieldOf(fields, "due") === "" ? null : fieldOf(fields, "due"), waiting: true }] };
    case "matter": {
      const what = ACTION_EVENT_KINDS.find((each) => each === fieldOf(fields, "what")) ?? "update";
      const heard = { kind: what, on: "", by: fieldOf(fields, "by") === "" ? null : fieldOf(fields, "by"), text: fieldOf(fields, "text") };
      return { ...item, matters: item.matters.map((matter) => (matter.reference === fieldOf(fields, "action") ? { ...matter, accountedFor: true, said: [...matter.said, heard], waiting: true } : matter)) };
    }
    case "end": {
      const outcome = ITEM_OUTCOMES.find((each) => each === fieldOf(fields, "outcome"));
      const text = (name: string) => (fieldOf(fields, name) === "" ? null : fieldOf(fields, name));
      return { ...item, end: outcome === undefined ? null : { outcome, note: text("note"), link: text("link"), toMeeting: text("toMeeting"), waiting: true } };
    }
    default: return kind satisfies never;
  }
}

/** The box a write leaves with nothing in it. */
function emptied(write: LiveWrite): ReturnType<typeof boxEmptiedBy> {
  if (write.kind !== "text") return boxEmptiedBy(write);
  const box = LIVE_BOXES.find((each) => each === fieldOf(write.fields, "box"));
  return box === undefined || !isEmptyBox(write.fields) ? null : { box, of: fieldOf(write.fields, "of") };
}

/** Words typed before, here or by somebody else, are recorded with the write that takes them up. */
function withoutTyped(item: LiveItem, write: LiveWrite, me: LivePage["me"]): LiveItem {
  const box = emptied(write);
  if (box === null || item.typed.length === 0) return item;
  const mine = item.kind === "opening" ? me.personId : null;
  return { ...item, typed: item.typed.filter(({ slot }) => !isSlotOf(slot, { ...box, mine })) };
}

/** `waiting` in the order in which it is sent. */
export function withWaiting(page: LivePage, waiting: readonly LiveWrite[]): LivePage {
  const items = waiting.reduce((all, write) => all.map((item) => (item.key === write.item ? withoutTyped(withOne(item, write, page.me), write, page.me) : item)), page.items);
  return { ...page, items };
}
