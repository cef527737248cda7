/** Who was at a meeting: one cell for a capacity with its short form, and a word where no name is known. */
import { expect, test } from "vitest";
import { AttendanceList } from "~/ui/meeting/attendance-list";
import { rendered } from "../../support/rendered";

test("a capacity and its short form are one thing in a narrow cell, and a name that is not known is said to be so", () => {
  const html = rendered(<AttendanceList attendance={[{ name: "", capacity: "Police and Crime Commissioner", code: "PCC", presence: "apologies", personId: null }]} />);
  expect(html).toContain('<td data-heading="Capacity"><div>Police and Crime Commissioner <span class="soft">(PCC)</span></div></td>');
  expect(html).toContain("Not named");
  expect(html).toMatch(/<td[^>]*class="[^"]*unbroken[^"]*"[^>]*>Apologies<\/td>/);
});
