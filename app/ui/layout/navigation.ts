/** The pages in the bar at the top, in their order, each for those who may do what it is for. */
import type { Actor } from "~/domain/actor";
import { can, type Verb } from "~/domain/permissions";
import { paths } from "~/paths";

/** `aside`: a page that is needed now and then, which stands under More. */
export type Place = { words: string; to: string; aside?: true };

/** `unless`: what makes it needless, because another page then holds the same and more. */
const PLACES: readonly (Place & { verb: Verb; unless?: Verb })[] = [
  { words: "My work", to: paths.home(), verb: "read the record" },
  { words: "Findings", to: paths.findings(), verb: "read the record" },
  { words: "Published findings", to: paths.published(), verb: "read what is published", unless: "read the record" },
  { words: "Published notes", to: paths.publishedNotes(), verb: "read what is published", unless: "read the record" },
  { words: "Answer", to: paths.answers(), verb: "submit a response" },
  { words: "Issue", to: paths.issue(), verb: "issue an entry" },
  { words: "Assure", to: paths.assure(), verb: "close an entry" },
  { words: "Meetings", to: paths.meetings(), verb: "read the record" },
  { words: "Actions", to: paths.actions(), verb: "read the record" },
  { words: "Question bank", to: paths.questionBank(), verb: "read the question bank", aside: true },
  { words: "Inspections", to: paths.inspections(), verb: "read the record", aside: true },
  { words: "SIB cycles", to: paths.cycles(), verb: "read the record" },
  { words: "Import", to: paths.imports(), verb: "import" },
  { words: "History", to: paths.history(), verb: "read the history", aside: true },
  { words: "People", to: paths.people(), verb: "see people", aside: true },
];

export function placesFor(actor: Actor): Place[] {
  return PLACES.filter(({ verb, unless }) => can(actor, verb) && (unless === undefined || !can(actor, unless))).map(({ words, to, aside }) => ({ words, to, ...(aside === true ? { aside } : {}) }));
}
