/** Adds an item to an agenda, changes its words, moves it, or takes it off. */
import { isChangedSince, settleAgenda, type SettledAgenda } from "~/commands/meetings/settle-agenda.server";
import type { Ctx } from "~/db/ctx.server";
import { insertItems, recordOrder, saveItem, savePositions, takeOff } from "~/db/save-agenda.server";
import { write } from "~/db/write.server";
import { moved, movedTo, standsAlone, type AgendaItem } from "~/domain/meeting/agenda";
import { readItem, type TypedItem } from "~/domain/meeting/agenda-form";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** Where it is to stand: under nothing, or under an item that stands under nothing itself. */
function parentIn({ find }: SettledAgenda, key: string, self: AgendaItem | null, items: readonly AgendaItem[]): Done<string | null> {
  if (key === "") return done(null);
  if (self !== null && standsAlone(self.kind, self)) return refuse("refused", `“${self.heading}” stands on every agenda by itself, under no other item.`, { field: "parent" });
  const parent = find(key);
  if (!parent.ok) return parent;
  if (parent.value.parentId !== null || parent.value.id === self?.id) return refuse("invalid", "An item stands under a heading that stands under none itself. Choose another.", { field: "parent" });
  if (self !== null && items.some((each) => each.parentId === self.id)) return refuse("invalid", "It has items under it, so it stands under none itself.", { field: "parent" });
  return done(parent.value.id);
}

export async function addAgendaItem(ctx: Ctx, { meetingId, typed }: { meetingId: string; typed: TypedItem }): Promise<Done<{ id: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const read = readItem(typed);
  if (!read.ok) return read;
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    const settled = await settleAgenda(tx, ctx, meetingId);
    if (!settled.ok) return settled;
    const { meeting, items } = settled.value;
    const parentId = parentIn(settled.value, typed.parent, null, items);
    if (!parentId.ok) return parentId;
    const named = typed.finding.trim();
    const finding = named === "" ? null : await tx.finding.findUnique({ where: { reference: named.toUpperCase() }, select: { id: true } });
    if (named !== "" && finding === null) return refuse("invalid", `There is no finding ${named}. Give its reference, such as F-0102, or leave it empty.`, { field: "finding" });
    const id = ctx.newId();
    const kind = finding !== null ? "finding" : read.value.source !== null ? "other" : parentId.value === null ? "theme" : "other";
    // Before other business, which closes every agenda.
    const aob = items.find((each) => each.kind === "aob" && each.parentId === null);
    const before = parentId.value === null && aob !== undefined ? items.indexOf(aob) : items.length;
    await insertItems(tx, ctx, meeting, [{ id, kind, position: before, findingId: finding?.id ?? null, ...read.value, parentId: parentId.value }], false);
    await savePositions(tx, items, [...items.slice(0, before).map((each) => each.id), id, ...items.slice(before).map((each) => each.id)]);
    return done({ id });
  });
}

/** `seen` is the version of the item that the page was made from; null where it was not written down yet. */
export async function editAgendaItem(ctx: Ctx, { meetingId, item: key, seen, typed }: { meetingId: string; item: string; seen: number | null; typed: TypedItem }): Promise<Done<{ id: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const read = readItem(typed);
  if (!read.ok) return read;
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    const settled = await settleAgenda(tx, ctx, meetingId);
    if (!settled.ok) return settled;
    const item = settled.value.find(key);
    if (!item.ok) return item;
    if (isChangedSince(item.value, seen)) return refuse("stale", "Somebody has changed this item since you opened this page. What you typed is below: compare it with the item as it is now, then save again.");
    const parentId = parentIn(settled.value, typed.parent, item.value, settled.value.items);
    if (!parentId.ok) return parentId;
    await saveItem(tx, ctx, settled.value.meeting, item.value, { ...read.value, parentId: parentId.value });
    return done({ id: item.value.id });
  });
}

/** By one place among its neighbours, or to a place counted from 1. */
export type AgendaMove = { by: -1 | 1 } | { place: number };

export async function moveAgendaItem(ctx: Ctx, { meetingId, item: key, to }: { meetingId: string; item: string; to: AgendaMove }): Promise<Done<{ id: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    const settled = await settleAgenda(tx, ctx, meetingId);
    if (!settled.ok) return settled;
    const { meeting, items, shown, find } = settled.value;
    const item = find(key);
    if (!item.ok) return item;
    const siblings = shown.filter((each) => each.parentId === item.value.parentId);
    const before = siblings.map((each) => each.id);
    const order = "by" in to ? moved(before, item.value.id, to.by) : movedTo(before, item.value.id, to.place);
    const places = siblings.map((each) => items.indexOf(each));
    const ids = items.map((each) => each.id);
    for (const [index, place] of places.entries()) ids[place] = order[index] ?? "";
    await savePositions(tx, items, ids);
    const heading = (id: string) => items.find((each) => each.id === id)?.heading ?? "";
    await recordOrder(tx, ctx, meeting, { before: siblings.map((each) => each.heading), after: order.map(heading) });
    return done({ id: item.value.id });
  });
}

export async function takeOffAgenda(ctx: Ctx, { meetingId, item: key, seen }: { meetingId: string; item: string; seen: number | null }): Promise<Done<{ heading: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ heading: string }>> => {
    const settled = await settleAgenda(tx, ctx, meetingId);
    if (!settled.ok) return settled;
    const { meeting, items, find } = settled.value;
    const item = find(key);
    if (!item.ok) return item;
    const { heading, kind, entryIds, outcome, deferredFromId, id } = item.value;
    if (isChangedSince(item.value, seen)) return refuse("stale", `Somebody has changed “${heading}” since you opened this page. Read it as it is now, then take it off again.`);
    if (kind === "outstanding") return refuse("refused", "Outstanding matters stay on every agenda, so that no action is lost.");
    if (entryIds.length > 0 || outcome !== null || (await tx.action.count({ where: { itemId: id } })) > 0) return refuse("refused", `“${heading}” has been dealt with at the meeting, so it stays.`);
    if (deferredFromId !== null) return refuse("refused", `“${heading}” was deferred to this meeting. Defer it again, or end it here.`);
    if (items.some((each) => each.parentId === id)) return refuse("refused", `“${heading}” has items under it. Take them off, or move them, first.`);
    await takeOff(tx, ctx, meeting, item.value);
    return done({ heading });
  });
}
