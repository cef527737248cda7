/** Carries out one write of the note-taker's screen, once: the same write sent again gets the first answer. */
import { findAction } from "~/commands/actions/find-action.server";
import { checkDue } from "~/commands/actions/keep-action.server";
import { recordEventIn } from "~/commands/actions/record-action-event.server";
import { endItemIn } from "~/commands/meetings/end-agenda-item.server";
import { acceptLive, amendLive, answerLive, entryLive, findEntryAt } from "~/commands/meetings/live-entries.server";
import { findLivePlace, holdItem, type LivePlace } from "~/commands/meetings/live-item.server";
import { settleAgenda } from "~/commands/meetings/settle-agenda.server";
import { readMatters } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { answeredBefore, dropLiveText, keepAnswer, pruneAnswers, putLiveText, readLiveTexts, type LiveAnswer } from "~/db/live-notes.server";
import { insertAction } from "~/db/save-actions.server";
import { saveItemEnd } from "~/db/save-agenda.server";
import { write, type Tx } from "~/db/write.server";
import { parseAction } from "~/domain/action/action-form";
import { isIssued } from "~/domain/entry";
import { readEnd } from "~/domain/meeting/item-end";
import { typedAction } from "~/domain/meeting/live-checks";
import { boxEmptiedBy, fieldOf, isEmptyBox, LIVE_BOXES, openingSlotOf, readLiveWrite, slotOf, type LiveBox, type LiveFields, type LiveWrite } from "~/domain/meeting/live-write";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

function slotAt({ item }: LivePlace, personId: string, box: LiveBox, of: string): string {
  return item === null ? openingSlotOf(box, of, personId) : slotOf(box, of, item.id);
}

async function keepText(tx: Tx, ctx: Ctx, at: LivePlace, personId: string, sent: LiveFields): Promise<Done<true>> {
  const { box: [name] = [], of: [of = ""] = [], ...fields } = sent;
  const box = LIVE_BOXES.find((each) => each === name);
  if (box === undefined || of.length > 200) return refuse("invalid", "This did not arrive as it was sent. Load the page again and send it once more.");
  const slot = slotAt(at, personId, box, of);
  if (isEmptyBox(fields)) await dropLiveText(tx, at.meeting.id, slot);
  else await putLiveText(tx, at.meeting.id, { slot, itemId: at.item?.id ?? null, fields, personId, savedAt: ctx.now });
  return done(true);
}

/** Of this item; under the opening comment also of items that are gone. */
async function forgetText(tx: Tx, { meeting, item }: LivePlace, fields: LiveFields): Promise<Done<true>> {
  const slot = fieldOf(fields, "slot");
  const kept = (await readLiveTexts(tx, meeting.id)).find((each) => each.slot === slot);
  const isHere = kept?.itemId == null || kept.itemId === item?.id || (item === null && (await tx.agendaItem.count({ where: { id: kept.itemId, takenOff: false } })) === 0);
  if (!isHere) return refuse("missing", "These words were typed under another item. Discard them there.");
  await dropLiveText(tx, meeting.id, slot);
  return done(true);
}

async function addAction(tx: Tx, ctx: Ctx, at: LivePlace, { fields }: LiveWrite): Promise<Done<true>> {
  const { meeting, item } = at;
  const typed = typedAction({ text: fieldOf(fields, "text"), owners: (fields.owners ?? []).join("\n"), due: fieldOf(fields, "due"), dueMeeting: fieldOf(fields, "dueMeeting") });
  const read = parseAction(typed, meeting.date);
  if (!read.ok) return read;
  const due = await checkDue(tx, read.value);
  if (!due.ok) return due;
  const named = fieldOf(fields, "entry");
  const from = named === "" ? null : await findEntryAt(tx, ctx, at, named);
  if (from?.ok === false) return from;
  if (from?.ok === true && !isIssued(from.value.state)) return refuse("missing", "The question it comes from is not there any more. Record the action without it.");
  await insertAction(tx, ctx, read.value, { findingId: item?.findingId ?? null, entryId: from?.value.id ?? null, meetingId: meeting.id, itemId: item?.id ?? null });
  return done(true);
}

async function sayOfMatter(tx: Tx, ctx: Ctx, { meeting, item }: LivePlace, { fields }: LiveWrite): Promise<Done<true>> {
  const action = await findAction(tx, fieldOf(fields, "action"));
  if (!action.ok) return action;
  const { id, reference } = action.value;
  const { matters: { onAgenda } } = await readMatters(tx, meeting, ctx.today);
  if (item?.kind !== "outstanding" || !onAgenda.some((matter) => matter.action.id === id)) {
    return refuse("missing", `${reference} is not among the outstanding matters of this meeting. Record what was said of it on the page of the action.`);
  }
  const kind = fieldOf(fields, "what");
  const recorded = await recordEventIn(tx, ctx, action.value, {
    kind, text: fieldOf(fields, "text"), by: fieldOf(fields, "by"), mode: kind === "update" ? "spoken" : "", on: "", meeting: meeting.id, toMeeting: fieldOf(fields, "toMeeting"), replacedBy: "",
  });
  return recorded.ok ? done(true) : recorded;
}

async function endItem(tx: Tx, ctx: Ctx, { meeting, item }: LivePlace, { fields }: LiveWrite): Promise<Done<true>> {
  if (item === null) return refuse("refused", "The opening comment needs no outcome.");
  const read = readEnd({ outcome: fieldOf(fields, "outcome"), note: fieldOf(fields, "note"), link: fieldOf(fields, "link"), toMeeting: fieldOf(fields, "toMeeting") });
  if (!read.ok) return read;
  const settled = await settleAgenda(tx, ctx, meeting.id);
  if (!settled.ok) return settled;
  const ended = await endItemIn(tx, ctx, settled.value, item, read.value);
  return ended.ok ? done(true) : ended;
}

async function carryOut(tx: Tx, ctx: Ctx, at: LivePlace, personId: string, wanted: LiveWrite): Promise<Done<true>> {
  switch (wanted.kind) {
    case "take": case "take-over": return done(true);
    case "forget": return forgetText(tx, at, wanted.fields);
    case "text": return keepText(tx, ctx, at, personId, wanted.fields);
    case "answer": return answerLive(tx, ctx, at, wanted);
    case "amend": return amendLive(tx, ctx, at, wanted);
    case "accept": return acceptLive(tx, ctx, at, wanted);
    case "entry": return entryLive(tx, ctx, at, wanted);
    case "action": return addAction(tx, ctx, at, wanted);
    case "matter": return sayOfMatter(tx, ctx, at, wanted);
    case "end": return endItem(tx, ctx, at, wanted);
    default: return wanted.kind satisfies never;
  }
}

/** What arrives after the meeting was closed may be of an item that nobody knew had been reached. */
async function wasReached(tx: Tx, ctx: Ctx, { meeting, item }: LivePlace, kind: LiveWrite["kind"]): Promise<void> {
  if (meeting.state !== "closed" || item?.outcome !== "not-reached" || kind === "take") return;
  await saveItemEnd(tx, ctx, meeting, item, { outcome: "discussed", note: item.outcomeNote, link: null, toMeetingId: null }, () => "");
}

/** `sent` is as it arrived. Refused, it leaves nothing behind, and may be sent again. */
export async function noteLive(ctx: Ctx, { meetingId, sent }: { meetingId: string; sent: { id: string; kind: string; item: string; fields: LiveFields } }): Promise<Done<LiveAnswer>> {
  const allowed = may(ctx.actor, "take notes");
  if (!allowed.ok) return allowed;
  const { personId } = ctx.actor;
  if (personId === null) return refuse("refused", "Notes are taken by somebody who has signed in.");
  const read = readLiveWrite(sent);
  if (!read.ok) return read;
  const wanted = read.value;
  const leavesRecord = ["text", "forget", "take", "take-over"].includes(wanted.kind);
  return write(ctx.db, async (tx): Promise<Done<LiveAnswer>> => {
    const before = await answeredBefore(tx, wanted.id);
    if (before !== null) return before.personId === personId ? done(before.answer) : refuse("refused", "Somebody else has sent this already.");
    const place = await findLivePlace(tx, ctx, { meetingId, item: wanted.item, kind: wanted.kind });
    if (!place.ok) return place;
    const at = place.value;
    const held = at.item === null ? done(true) : await holdItem(tx, ctx, at.item, wanted.kind === "take-over" ? fieldOf(wanted.fields, "from") : null);
    if (!held.ok) return held;
    const carried = await carryOut(tx, ctx, at, personId, wanted);
    if (!carried.ok) return carried;
    await wasReached(tx, ctx, at, wanted.kind);
    const emptied = boxEmptiedBy(wanted);
    if (emptied !== null) await dropLiveText(tx, at.meeting.id, slotAt(at, personId, emptied.box, emptied.of));
    if (wanted.kind === "take") await pruneAnswers(tx, ctx);
    const answer = { at: ctx.now };
    await keepAnswer(tx, ctx, { id: wanted.id, personId, answer });
    return done(answer);
  }, { leavesRecord });
}
