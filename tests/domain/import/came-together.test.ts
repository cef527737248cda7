/** Which files came in together, as the list of imports says it. */
import { expect, test } from "vitest";
import { cameTogether } from "~/domain/import/came-together";

const file = (id: string, batchId: string | null) => ({ id, batchId, fileName: `${id}.xlsx` });

test("files of one batch name one another, many of them by their number; one that came alone names none", () => {
  const many = ["a", "b", "c", "d", "e"].map((id) => file(id, "many"));
  const words = cameTogether([file("alone", null), file("bell", "two"), file("osei", "two"), file("left", "gone"), ...many]);
  expect(words.get("bell")).toBe("osei.xlsx");
  expect(words.get("osei")).toBe("bell.xlsx");
  expect(words.get("a")).toBe("b.xlsx, c.xlsx and 2 more files");
  expect(["alone", "left"].map((id) => words.has(id))).toEqual([false, false]);
});
