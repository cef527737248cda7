/** What is known of things in preparation besides the record: since when, in whose hands. Read for the side that prepares them. */
import { closingsOf } from "~/db/assurance-decisions.server";
import { storedChoice, storedInstant, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { PERSON_SIDES, type Actor } from "~/domain/actor";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { CORRECTION_STATES } from "~/domain/entry-correction";
import { can, KEEPING } from "~/domain/permissions";
import { lastPost } from "~/domain/post";
import type { PeopleFacts } from "~/domain/my-work/people-work";
import type { WorkFacts } from "~/domain/my-work/work-item";

async function draftedEntries(reader: Reader): Promise<WorkFacts["entries"]> {
  const rows = await reader.entry.findMany({
    where: { state: { in: ["draft", "approved"] } }, select: { id: true, createdAt: true, approvedAt: true, heldByPersonId: true },
  });
  return new Map(rows.map(({ id, createdAt, approvedAt, heldByPersonId }) => [id, {
    draftedAt: storedInstant(createdAt, "Entry", id, "createdAt"), approvedAt: storedInstantOrNull(approvedAt, "Entry", id, "approvedAt"), heldBy: heldByPersonId,
  }]));
}

async function openCorrections(reader: Reader): Promise<WorkFacts["corrections"]> {
  const rows = await reader.entryCorrection.findMany({
    where: { state: { not: "issued" } }, select: { id: true, entryId: true, state: true, createdAt: true, approvedAt: true, heldByPersonId: true },
  });
  return rows.map(({ id, entryId, state, createdAt, approvedAt, heldByPersonId }) => ({
    id, entryId, state: storedChoice(CORRECTION_STATES, state, "EntryCorrection", id, "state"), heldBy: heldByPersonId,
    draftedAt: storedInstant(createdAt, "EntryCorrection", id, "createdAt"), approvedAt: storedInstantOrNull(approvedAt, "EntryCorrection", id, "approvedAt"),
  }));
}

/** Of the office's preparations: nobody else may be told of them. */
export async function officeFacts(reader: Reader): Promise<WorkFacts> {
  return { entries: await draftedEntries(reader), corrections: await openCorrections(reader), closings: await closingsOf(reader) };
}

/** About the people whom the actor keeps. */
export async function peopleFacts(reader: Reader, actor: Actor, today: CalendarDate): Promise<PeopleFacts> {
  const sides = PERSON_SIDES.filter((side) => can(actor, KEEPING[side]));
  if (sides.length === 0) return { waiting: [], withoutPost: [] };
  const waiting = await reader.waitingIdentity.findMany({ where: { side: { in: sides } }, orderBy: { firstAt: "asc" }, take: 100 });
  // An observer may come without a post; whoever sits at the table speaks in one.
  const people = await reader.person.findMany({
    where: {
      deactivatedAt: null, side: { in: sides.filter((side) => side !== "observer") },
      posts: { none: { AND: [{ OR: [{ fromOn: null }, { fromOn: { lte: today } }] }, { OR: [{ toOn: null }, { toOn: { gte: today } }] }] } },
    },
    include: { posts: true }, orderBy: { name: "asc" },
  });
  return {
    waiting: waiting.map(({ id, name, email, firstAt }): { id: string; who: string; firstAt: Instant } => ({
      id, who: name ?? email ?? "Somebody without a name", firstAt: storedInstant(firstAt, "WaitingIdentity", id, "firstAt"),
    })),
    withoutPost: people.map(({ id, name, posts }) => {
      const post = lastPost(posts);
      return { id, name, lastPost: post?.title ?? null, endedOn: post?.toOn ?? null };
    }),
  };
}
