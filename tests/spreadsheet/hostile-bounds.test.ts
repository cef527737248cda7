/** Files made to exhaust whoever opens them: each is refused or taken. How soon, and with how much memory, is what `npm run fuzz` measures. */
import { expect, test } from "vitest";
import { tryFilling, tryImport } from "../../scripts/fuzz/try-file";
import { HOSTILE } from "../support/hostile-files";

test.each(HOSTILE)("%s: %s", (_, fate, make) => {
  const bytes = make(0.1);
  const outcome = { refused: fate === "refused", failure: null };
  expect(tryImport(bytes)).toEqual(outcome);
  expect(tryFilling(bytes)).toEqual(outcome);
});
