/** The properties of a Word file hold only what XML can hold. */
import { expect, test } from "vitest";
import { coreProperties } from "~/documents/docx-package.server";

test("no control character and no half of a character gets into the properties, and what has a meaning in XML is escaped", () => {
  const xml = coreProperties({ title: "Notes\u0000 \ud800of <May> & \"June\"", subject: "M-0001", creator: "Office", keywords: "", language: "en-GB", madeAt: "2031-06-20T09:30:00.000Z" });
  expect(xml).toContain("<dc:title>Notes \ufffdof &lt;May&gt; &amp; &quot;June&quot;</dc:title>");
  expect(xml).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2031-06-20T09:30:00Z</dcterms:created>');
});
