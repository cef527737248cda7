/** Writes the items of an agenda. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";
import { ITEM_OUTCOME_WORDS, type AgendaItem, type ItemKind, type ItemOutcome } from "~/domain/meeting/agenda";
import { agendaDraftOf, type Meeting } from "~/domain/meeting/meeting";

type Of = Pick<Meeting, "id" | "state" | "agendaIssuedAt">;

/** Until the agenda is issued, what is changed of it is known to the office alone. */
function about(meeting: Of, item: Pick<NewItem, "id" | "findingId">) {
  return { subject: "agenda item", subjectId: item.id, findingId: item.findingId ?? null, draftOf: agendaDraftOf(meeting) } as const;
}

export type NewItem = {
  /** From ctx.newId(), so that sub-items can name it. */
  id: string;
  parentId: string | null;
  position: number;
  kind: ItemKind;
  heading: string;
  text?: string | null;
  findingId?: string | null;
  actionId?: string | null;
  source?: AgendaItem["source"];
  closedSession?: boolean;
  outcome?: ItemOutcome | null;
  outcomeNote?: string | null;
  deferredFromId?: string | null;
  origin?: string | null;
  takenOff?: boolean;
};

export type ItemWords = Pick<AgendaItem, "heading" | "text" | "source" | "closedSession" | "parentId">;

/** All that is said of an item, as the history has it. */
function itemWords({ heading, text, source, closedSession, parentId }: ItemWords, headings: ReadonlyMap<string, string>): string {
  const above = parentId === null ? undefined : headings.get(parentId);
  const from = source === null ? "" : [source.kind, source.title, source.link].filter((part) => part !== null && part !== "").join(", ");
  return [heading, text, from, closedSession ? "closed session" : null, above === undefined ? null : `under ${above}`].filter((part) => part !== null && part !== "").join("\n");
}

async function headingsOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await tx.agendaItem.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, heading: true } });
  return new Map(rows.map(({ id, heading }) => [id, heading]));
}

/** `quiet`: what stood there by itself is written down as it stood, which is no event. */
export async function insertItems(tx: Tx, ctx: Ctx, meeting: Of, items: readonly NewItem[], quiet: boolean): Promise<void> {
  if (items.length === 0) return;
  await tx.agendaItem.createMany({
    data: items.map(({ id, parentId, position, kind, heading, source, ...more }) => ({
      id, meetingId: meeting.id, parentId, position, kind, heading, text: more.text ?? null, findingId: more.findingId ?? null, actionId: more.actionId ?? null,
      sourceKind: source?.kind ?? null, sourceTitle: source?.title ?? null, sourceLink: source?.link ?? null, closedSession: more.closedSession ?? false,
      outcome: more.outcome ?? null, outcomeNote: more.outcomeNote ?? null, deferredFromId: more.deferredFromId ?? null, origin: more.origin ?? null, takenOff: more.takenOff ?? false,
    })),
  });
  if (quiet) return;
  const headings = await headingsOf(tx, items.map(({ parentId }) => parentId));
  const words = (item: NewItem) => itemWords({ ...item, text: item.text ?? null, source: item.source ?? null, closedSession: item.closedSession ?? false }, headings);
  await recordEvents(tx, ctx, items.map((item) => ({ ...about(meeting, item), field: "heading", before: null, after: words(item) })));
}

export async function saveItem(tx: Tx, ctx: Ctx, meeting: Of, item: AgendaItem, words: ItemWords): Promise<void> {
  const { heading, text, source, closedSession, parentId } = words;
  await tx.agendaItem.update({
    where: { id: item.id },
    data: { heading, text, closedSession, parentId, sourceKind: source?.kind ?? null, sourceTitle: source?.title ?? null, sourceLink: source?.link ?? null, version: { increment: 1 } },
  });
  const headings = await headingsOf(tx, [item.parentId, parentId]);
  await recordEvents(tx, ctx, [{ ...about(meeting, item), field: "heading", before: itemWords(item, headings), after: itemWords(words, headings) }]);
}

/** In the order of `ids`, from the first place on. */
export async function savePositions(tx: Tx, items: readonly Pick<AgendaItem, "id" | "position">[], ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    if (items.find((each) => each.id === id)?.position !== position) await tx.agendaItem.update({ where: { id }, data: { position } });
  }
}

export async function recordOrder(tx: Tx, ctx: Ctx, meeting: Of, headings: { before: readonly string[]; after: readonly string[] }): Promise<void> {
  await recordEvents(tx, ctx, [{ subject: "meeting", subjectId: meeting.id, findingId: null, draftOf: agendaDraftOf(meeting), field: "agendaOrder", before: headings.before.join("\n"), after: headings.after.join("\n") }]);
}

export type ItemEnd = { outcome: ItemOutcome | null; note: string | null; link: string | null; toMeetingId: string | null };

function endText(heading: string, { outcome, note, link }: ItemEnd, to: string | null): string | null {
  if (outcome === null) return null;
  return `${heading}: ${[ITEM_OUTCOME_WORDS[outcome].toLowerCase(), to === null ? null : `to ${to}`, note, link].filter((part) => part !== null).join(", ")}`;
}

/** `names` are the words for the meetings it was and is deferred to. */
export async function saveItemEnd(tx: Tx, ctx: Ctx, meeting: Of, item: AgendaItem, end: ItemEnd, names: (id: string) => string): Promise<void> {
  const before: ItemEnd = { outcome: item.outcome, note: item.outcomeNote, link: item.outcomeLink, toMeetingId: item.deferredToMeetingId };
  await tx.agendaItem.update({
    where: { id: item.id }, data: { outcome: end.outcome, outcomeNote: end.note, outcomeLink: end.link, deferredToMeetingId: end.toMeetingId, version: { increment: 1 } },
  });
  const words = (of: ItemEnd) => endText(item.heading, of, of.toMeetingId === null ? null : names(of.toMeetingId));
  await recordEvents(tx, ctx, [{ ...about(meeting, item), field: "outcome", before: words(before), after: words(end) }]);
}

/** One that stood there by itself stays, unseen, so that it does not come back; what somebody put there goes. */
export async function takeOff(tx: Tx, ctx: Ctx, meeting: Of, item: AgendaItem): Promise<void> {
  const headings = await headingsOf(tx, [item.parentId]);
  if (item.origin === null) await tx.agendaItem.delete({ where: { id: item.id } });
  else await tx.agendaItem.update({ where: { id: item.id }, data: { takenOff: true } });
  await recordEvents(tx, ctx, [{ ...about(meeting, item), field: "heading", before: itemWords(item, headings), after: null }]);
}
