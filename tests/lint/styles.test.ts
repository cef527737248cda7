/** A block of the style sheets has one file: two things with one class name would change each other’s look. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

const STYLES = path.resolve(import.meta.dirname, "../../app/styles");

test("every block is begun in one file", async () => {
  const files = new Map<string, Set<string>>();
  for (const name of (await readdir(STYLES)).filter((each) => each.endsWith(".scss"))) {
    const text = await readFile(path.join(STYLES, name), "utf8");
    for (const [, block = ""] of text.matchAll(/^(\.[a-z][a-z0-9-]*) \{\r?$/gm)) files.set(block, (files.get(block) ?? new Set()).add(name));
  }
  expect(files.size).toBeGreaterThan(100);
  expect([...files].filter(([, where]) => where.size > 1).map(([block, where]) => `${block} in ${[...where].join(" and ")}`)).toEqual([]);
});
