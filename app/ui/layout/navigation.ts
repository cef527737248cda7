/** The pages in the bar at the top, in their order, each for those who may do what it is for. */
import type { Actor } from "~/domain/actor";
import { can, type Verb } from "~/domain/permissions";
import { paths } from "~/paths";

/** `more`: under “More”, where the bar has no room for all. */
export type Place = { words: string; to: string; more?: true };

/** `unless`: what makes it needless, because another page then holds the same and more. */
const PLACES: readonly (Place & { verb: Verb; unless?: Verb })[] = [
  { words: "My work", to: paths.home(), verb: "read the record" },
  { words: "Findings", to: paths.findings(), verb: "read the record" },
  { words: "Published findings", to: paths.published(), verb: "read what is published", unless: "read the record" },
  { words: "Answer", to: paths.answers(), verb: "submit a response" },
  { words: "Issue", to: paths.issue(), verb: "issue an entry" },
  { words: "Assure", to: paths.assure(), verb: "close an entry" },
  { words: "Meetings", to: paths.meetings(), verb: "read the record" },
  { words: "Actions", to: paths.actions(), verb: "read the record" },
  { words: "SIB cycles", to: paths.cycles(), verb: "read the record" },
  { words: "Import", to: paths.imports(), verb: "import" },
  { words: "Inspections", to: paths.inspections(), verb: "read the record", more: true },
  { words: "Question bank", to: paths.questionBank(), verb: "read the question bank", more: true },
  { words: "History", to: paths.history(), verb: "read the history", more: true },
  { words: "People", to: paths.people(), verb: "see people", more: true },
];

export function placesFor(actor: Actor): Place[] {
  return PLACES.filter(({ verb, unless }) => can(actor, verb) && (unless === undefined || !can(actor, unless))).map(({ words, to, more }) => ({ words, to, ...(more === undefined ? {} : { more }) }));
}
