/** The page names every kind of file that it takes. */
import { expect, test } from "vitest";
import { ACCEPTED_FILES, fileKindsHint } from "~/ui/import/file-kinds";

test.each([true, false])("every ending is named, where papers may be taken in as agreed: %s", (mayAgree) => {
  const hint = fileKindsHint(mayAgree);
  for (const ending of ACCEPTED_FILES.split(",").filter((each) => each !== ".xlsm")) expect(hint).toContain(ending);
  expect(hint.includes("Agreed paper")).toBe(mayAgree);
});
