/** Leaves out of what was done since what other imports did and their undoing took back: a cell that is as it was again was not changed. */
import type { LaterEvent } from "~/domain/import/undo/undo-plan";

/** `work`: the import, or its batch, where that was undone. `undoing`: written by the undo and not by the import itself. `other`: the reference at the other end of a link. */
export type FollowingEvent = LaterEvent & { work: string | null; undoing: boolean; other: string | null };

function keyOf({ work, subject, subjectId, findingId, field, draftOf, other }: FollowingEvent): string {
  return JSON.stringify([work, subject, subjectId, findingId, field, draftOf, other]);
}

/** What an undo left standing counts as done since, and so does what it took back of an import that came before. */
export function reallyLater(following: readonly FollowingEvent[]): LaterEvent[] {
  const [made, unmade] = [new Set<string>(), new Set<string>()];
  for (const event of following) {
    if (event.work === null) continue;
    const key = keyOf(event);
    if (!event.undoing) made.add(key);
    else if (made.has(key)) unmade.add(key);
  }
  return following
    .filter((event) => event.work === null || !unmade.has(keyOf(event)))
    .map(({ sequence, at, actorName, subject, subjectId, findingId, field, draftOf }) => ({ sequence, at, actorName, subject, subjectId, findingId, field, draftOf }));
}
