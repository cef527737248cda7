/** What is kept in memory of what was made last: so many, and nothing that failed. */
import { expect, it } from "vitest";
import { lastFew, madeOnce } from "~/db/last-few.server";

it("keeps so many, those that were asked for last", () => {
  const few = lastFew<number>(2);
  for (const [index, key] of ["one", "two"].entries()) few.put(key, index);
  expect(few.get("one")).toBe(0);
  few.put("three", 2);
  expect([few.get("one"), few.get("two"), few.get("three")]).toEqual([0, undefined, 2]);
  few.drop("one");
  expect(few.get("one")).toBeUndefined();
});

it("is made once for all who ask meanwhile, and again where that failed", async () => {
  const few = lastFew<Promise<string>>(2);
  let made = 0;
  const make = () => { made += 1; return made === 1 ? Promise.reject(new Error("It failed.")) : Promise.resolve(`made ${String(made)}`); };
  await expect(Promise.all([madeOnce(few, "key", make), madeOnce(few, "key", make)])).rejects.toThrow("It failed.");
  expect(await Promise.all([madeOnce(few, "key", make), madeOnce(few, "key", make)])).toEqual(["made 2", "made 2"]);
});
