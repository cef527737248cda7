import { describe, expect, test } from "vitest";
import { olderCopies, olderTogether, type CopyHistory, type CopySent } from "~/domain/import/own/older-copy";

const sent = (number: number, lead: string | null, exportedBy = "Tom Ashdown"): CopySent => ({ number, lead, exportedBy });
const taken = (exports: number[], fileName = "okafor-may.xlsx") => ({ fileName, by: "Tom Ashdown", on: "2022-05-22", exports });

describe("a copy that comes back after a later one of the same lead", () => {
  const history: CopyHistory = { sent: [sent(3, "ACC Okafor"), sent(4, "Supt Bell"), sent(5, "ACC Okafor")], taken: [taken([5])] };

  test("is said to be older, with the file, the date and who took it in", () => {
    expect(olderCopies([3], history)).toEqual([expect.stringMatching(/^This copy is older than one for ACC Okafor that was taken in already: okafor-may\.xlsx, on 22 May 2022, by Tom Ashdown\./)]);
  });

  test.each([[[5], "the same copy again"], [[4], "another lead’s"], [[], "no copy"], [[3, 5], "rows of both"], [[9], "unknown"]])("is not said of %j: %s", (exports) => {
    expect(olderCopies(exports, history)).toEqual([]);
  });
});

test("whole trackers are known by who exported them", () => {
  const history: CopyHistory = { sent: [sent(3, null), sent(4, null, "Priya Nair"), sent(5, null)], taken: [taken([5], "all.xlsx")] };
  expect(olderCopies([3], history)).toEqual([expect.stringMatching(/older than one exported by Tom Ashdown that was taken in already: all\.xlsx/)]);
  expect(olderCopies([4], history)).toEqual([]);
});

describe("of files taken in together", () => {
  const all = [sent(3, "ACC Okafor"), sent(4, "Supt Bell"), sent(5, "ACC Okafor"), sent(6, "ACC Okafor")];
  const file = (fileName: string, exports: number[]) => ({ fileName, exports });

  test("the older copies of a lead are said to be older than the latest among them", () => {
    const files = [file("may.xlsx", [5]), file("april.xlsx", [3]), file("bell.xlsx", [4]), file("june.xlsx", [6])];
    const older = (of: number) => olderTogether(files[of]?.exports ?? [], files, all);
    expect(older(0)).toEqual([expect.stringMatching(/^This copy is older than one for ACC Okafor among these files: june\.xlsx\./)]);
    expect(older(1)).toEqual([expect.stringMatching(/among these files: may\.xlsx, june\.xlsx\./)]);
    expect([older(2), older(3)]).toEqual([[], []]);
  });

  test("two of the same copy are not told apart", () => {
    expect(olderTogether([5], [file("may.xlsx", [5]), file("may again.xlsx", [5])], all)).toEqual([]);
  });
});
