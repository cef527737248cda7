/** Closing a meeting asks about written answers only where nobody took some, and chooses nothing by itself. */
import { expect, test } from "vitest";
import { CloseForm } from "~/ui/meeting/close-form";
import { rendered, wordsOf } from "../../support/rendered";

const form = (written: number, writtenError?: string) => rendered(<CloseForm waiting={0} unended={0} restError={undefined} written={written} writtenError={writtenError} />);

test("written answers that nobody took are taken or left, neither of them chosen", () => {
  expect(form(0)).not.toContain('name="written"');
  const html = form(12);
  expect(html.match(/<input[^>]*type="radio"[^>]*name="written"[^>]*>/g)).toHaveLength(2);
  expect(html).not.toContain("checked");
  expect(wordsOf(html)).toContain("Take the 12 written answers as they are");
  expect(wordsOf(html)).toContain("Close without them: the notes say that they were not taken");
  expect(wordsOf(form(1))).toMatch(/Take the written answer as it is.*Close without it: the notes say that it was not taken/);
  expect(form(1, "Say whether it is taken.")).toMatch(/aria-describedby="[^"]*written-error"[\s\S]*id="written-error"/);
});
