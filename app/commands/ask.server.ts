/** Writes a new entry, a draft of the office, on one finding or several. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { insertEntries, type NewEntryLink } from "~/db/insert-entries.server";
import { nextLinkPosition } from "~/db/save-entry.server";
import { write, type Tx } from "~/db/write.server";
import { parseDate } from "~/domain/calendar-date";
import type { EntryKind } from "~/domain/entry";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine, parseText } from "~/domain/text";

export type Ask = {
  /** The findings it is put on; one at least. */
  references: readonly string[];
  kind: EntryKind;
  /** As typed. */
  text: string;
  /** The post that asks, as typed; any post. */
  askedBy: string;
  /** As typed; '' for no due date. */
  dueOn: string;
  meetingId: string | null;
  /** The submitted response it takes up. */
  followsUpResponseId: string | null;
};

async function findingLinks(tx: Tx, references: readonly string[]): Promise<Done<NewEntryLink[]>> {
  const links: NewEntryLink[] = [];
  for (const reference of references) {
    const finding = await findFinding(tx, reference);
    if (!finding.ok) return finding;
    const findingId = finding.value.id;
    if (links.some((link) => link.findingId === findingId)) continue;
    links.push({ findingId, number: null, position: await nextLinkPosition(tx, findingId) });
  }
  return links.length === 0 ? refuse("invalid", "Choose the finding it is about.", { field: "references" }) : done(links);
}

async function followedEntry(tx: Tx, responseId: string | null): Promise<Done<string | null>> {
  if (responseId === null) return done(null);
  const response = await tx.response.findUnique({ where: { id: responseId }, select: { entryId: true, state: true } });
  return response?.state === "submitted"
    ? done(response.entryId)
    : refuse("missing", "The response it follows is not there. Choose another, or none.", { field: "followsUpResponseId" });
}

export async function meetingExists(tx: Tx, meetingId: string | null): Promise<Done<true>> {
  if (meetingId === null || (await tx.meeting.count({ where: { id: meetingId } })) > 0) return done(true);
  return refuse("missing", "That meeting is not there. Choose another, or none.", { field: "meetingId" });
}

type Asked = { text: string; askedBy: string | null; dueOn: string | null };

/** What was typed, in the terms of the domain. */
export function readAsked(input: Pick<Ask, "text" | "askedBy" | "dueOn">): Done<Asked> {
  const text = parseText(input.text, "The text");
  if (!text.ok) return { ok: false, problem: { ...text.problem, field: "text" } };
  const words = text.value;
  if (words === null) return refuse("invalid", "Write the question, comment or concern first.", { field: "text" });
  const askedBy = parseLine(input.askedBy, "Who asks");
  if (!askedBy.ok) return { ok: false, problem: { ...askedBy.problem, field: "askedBy" } };
  const dueOn = parseDate(input.dueOn);
  if (!dueOn.ok) return { ok: false, problem: { ...dueOn.problem, field: "dueOn" } };
  return done({ text: words, askedBy: askedBy.value, dueOn: dueOn.value });
}

type Where = Pick<Ask, "references" | "kind" | "meetingId" | "followsUpResponseId">;

/** Inside a transaction. */
export async function askIn(tx: Tx, ctx: Ctx, asked: Asked, { references, kind, meetingId, followsUpResponseId }: Where): Promise<Done<{ entryId: string }>> {
  const links = await findingLinks(tx, references);
  if (!links.ok) return links;
  const followsUp = await followedEntry(tx, followsUpResponseId);
  if (!followsUp.ok) return followsUp;
  const meeting = await meetingExists(tx, meetingId);
  if (!meeting.ok) return meeting;
  const entryId = ctx.newId();
  await insertEntries(tx, ctx, [{
    id: entryId, ...asked, kind, place: "finding", state: "draft", meetingId, position: 0,
    followsUpEntryId: followsUp.value, followsUpResponseId, links: links.value,
  }]);
  return done({ entryId });
}

export async function ask(ctx: Ctx, input: Ask): Promise<Done<{ entryId: string }>> {
  const allowed = may(ctx.actor, "ask");
  if (!allowed.ok) return allowed;
  const asked = readAsked(input);
  return asked.ok ? write(ctx.db, (tx) => askIn(tx, ctx, asked.value, input)) : asked;
}
