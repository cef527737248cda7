/** What a link below an entry says: what it leads to, and nothing that reads as a state. */
import { expect, test } from "vitest";
import { EntryThread } from "~/ui/entry/entry-thread";
import { entry } from "../../support/notes-record";
import { rendered, wordsOf } from "../../support/rendered";

const linkOf = (more: Parameters<typeof entry>[1], side: "opcc" | "force" = "opcc") => {
  const html = rendered(<EntryThread findingId="" entries={[entry("e", { place: "aob", ...more })]} earlierResponses={{}} meetings={{}} side={side} today="2031-06-20" />);
  return wordsOf(/<a [^>]*class="thread__open".*?<\/a>/.exec(html)?.[0] ?? "");
};

test.each([
  [{ kind: "question", state: "closed" }, "Open this question"],
  [{ kind: "comment", state: "issued" }, "Open this comment"],
  [{ kind: "concern", state: "issued" }, "Open this concern"],
] as const)("%o", (more, words) => {
  expect(linkOf(more)).toContain(words);
});

test("where something is to be done it says that", () => {
  expect(linkOf({ state: "issued" }, "force")).toMatch(/^Answer/);
});
