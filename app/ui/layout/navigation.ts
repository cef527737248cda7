/** The pages in the bar at the top, in their order. */
import type { Side } from "~/domain/actor";
import { paths } from "~/paths";

/** `only`: the side it is there for, where it is not for both. */
type Place = { words: string; to: string; only?: Side };

export const navigation: readonly Place[] = [
  { words: "Findings", to: paths.findings() },
  { words: "Question bank", to: paths.questionBank(), only: "opcc" },
  { words: "Inspections", to: paths.inspections() },
  { words: "Import", to: paths.imports() },
  { words: "People", to: paths.people() },
];
