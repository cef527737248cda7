/** What waits for those who keep the people of a side. */
import type { WorkGroup, WorkItem } from "~/domain/work/work-item";
import { londonDate, type Instant } from "~/domain/calendar-date";

/** Of the sides whose people the reader keeps; empty for everybody else. */
export type PeopleFacts = {
  /** Somebody an organisation vouches for, whom nobody has linked to a person yet. */
  waiting: readonly { id: string; who: string; firstAt: Instant }[];
  /** Active people who hold no post today. */
  withoutPost: readonly { id: string; name: string; lastPost: string | null; endedOn: string | null }[];
};

export const NO_PEOPLE_FACTS: PeopleFacts = { waiting: [], withoutPost: [] };

const BARE = { reference: null, about: "", words: null, whose: null, due: null } as const;

export function peopleWork({ waiting, withoutPost }: PeopleFacts): WorkGroup[] {
  const links = waiting.map(({ id, who, firstAt }): WorkItem => ({
    ...BARE, key: `sign-in/${id}`, title: who, what: "Signed in at their organisation, linked to nobody here", since: londonDate(firstAt), place: { page: "people" },
  }));
  const posts = withoutPost.map(({ id, name, lastPost, endedOn }): WorkItem => ({
    ...BARE, key: `post/${id}`, title: name, what: lastPost === null ? "No post was ever entered" : `Last post: ${lastPost}`, since: endedOn, place: { page: "person", id },
  }));
  return [
    { kind: "link-sign-in", inNameOf: [], mine: true, items: links },
    { kind: "no-post", inNameOf: [], mine: true, items: posts },
  ];
}
