/** The pages in the bar at the top, in their order. */
import { paths } from "~/paths";

export const navigation = [
  { words: "Findings", to: paths.findings() },
  { words: "Question bank", to: paths.questionBank() },
  { words: "Inspections", to: paths.inspections() },
  { words: "Import", to: paths.imports() },
] as const;
