/** Word documents as cells: what stands in tables, lists and boxes, what is passed over, and what is refused. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { documentXml, makeDocx, paragraph, table } from "../support/make-docx";
import { refusalOf } from "../support/refusal-of";

function rowsOf(bytes: Buffer): [number, [number, string][]][] {
  const read = readWorkbook(bytes, "notes.docx");
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value.format).toBe("docx");
  return (read.value.sheets[0]?.rows ?? []).map(({ number, cells }) => [number, cells.map(({ column, text }) => [column, text])]);
}

test("a paragraph is a row of one cell, a row of a table a row", () => {
  expect(rowsOf(makeDocx(paragraph("Harbour  notes") + paragraph("") + table([["Name", "Capacity"], ["Ngozi\nOkafor", ""]]) + paragraph("The\nend")))).toEqual([
    [1, [[1, "Harbour notes"]]], [2, [[1, "Name"], [2, "Capacity"]]], [3, [[1, "Ngozi\nOkafor"]]], [4, [[1, "The\nend"]]],
  ]);
});

test("a cell over several columns moves the next, and is merged", () => {
  const read = readWorkbook(makeDocx(table([[{ span: 2, xml: paragraph("Wide") }, "Third"]])), "notes.docx");
  expect(read.ok && read.value.sheets[0]?.rows[0]?.cells.map(({ column, text }) => [column, text])).toEqual([[1, "Wide"], [3, "Third"]]);
  expect(read.ok && read.value.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }]);
});

test("a table in a cell is read into it", () => {
  expect(rowsOf(makeDocx(table([[{ xml: paragraph("Outer") + table([["one", "two"]]) + paragraph("after") }, "B"]])))).toEqual([[1, [[1, "Outer\none\ntwo\nafter"], [2, "B"]]]]);
});

const list = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${String(id)}"/></w:numPr>`;
const NUMBERING = `<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>`;

test("numbers that Word writes are read; one that is typed as well is not doubled", () => {
  const body = paragraph("first", list(1)) + paragraph("below", list(1, 1)) + paragraph("again", list(1)) + paragraph("5. typed", list(1)) + paragraph("point", list(2)) + paragraph("none", list(99));
  expect(rowsOf(makeDocx(body, { numbering: NUMBERING })).map(([, [cell]]) => cell?.[1])).toEqual(["3. first", "3.i) below", "4. again", "5. typed", "• point", "none"]);
});

test("a text box stands on lines of its own; its older form, deletions and fields are passed over", () => {
  const box = `<w:p><w:r><w:t>before</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph("in the box")}${paragraph("second")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph("older")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>`;
  const changed = `<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:ins><w:r><w:t xml:space="preserve"> added</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`;
  expect(rowsOf(makeDocx(box + changed)).map(([, cells]) => cells[0]?.[1])).toEqual(["before\nin the box\nsecond\nafter", "kept added"]);
});

test("what is no text is refused, or read as far as it goes", () => {
  expect(refusalOf(readWorkbook(makeDocx("", { xml: `<!DOCTYPE w:document [<!ENTITY a "b">]>${documentXml(paragraph("x"))}` }), "notes.docx"))).toMatch(/^refused: .*document type declaration, which Word documents never have/);
  expect(refusalOf(readWorkbook(makeDocx(paragraph("")), "notes.docx"))).toBe("invalid: The document is empty: it has no text.");
  expect(refusalOf(readWorkbook(makeDocx("", { xml: "<w:document><w:body>" }), "notes.docx"))).toMatch(/^invalid: .*save it again as a Word document/);
  const nested = (deep: number) => makeDocx("<w:tbl><w:tr><w:tc>".repeat(deep) + paragraph("deep") + "</w:tc></w:tr></w:tbl>".repeat(deep));
  expect(refusalOf(readWorkbook(nested(30_000), "notes.docx"))).toMatch(/^too-large: .*more than 200 times its size/);
  expect(refusalOf(readWorkbook(nested(2_000), "notes.docx"))).toMatch(/^invalid: /);
  expect(rowsOf(nested(10))).toEqual([[1, [[1, "deep"]]]]);
  expect(refusalOf(readWorkbook(makeDocx(table([[{ span: 9_000, xml: paragraph("a") }, "b"]])), "notes.docx"))).toMatch(/^too-large: /);
});

test("no word of a document is lost, whatever tables and lists it stands in", () => {
  const word = fc.stringMatching(/^[a-z]{4,9}$/);
  const block = fc.oneof(word.map((text) => ({ words: [text], xml: paragraph(text) })), fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) => ({ words: rows.flat(), xml: table(rows) })));
  fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
    const said = rowsOf(makeDocx(blocks.map(({ xml }) => xml).join(""))).flatMap(([, cells]) => cells.map(([, text]) => text));
    expect(said).toEqual(blocks.flatMap(({ words }) => words));
  }), { numRuns: 40 });
});

test("a paragraph of more characters than a cell holds is refused by its row", () => {
  const long = (count: number) => makeDocx(paragraph("Harbour notes") + `<w:p>${`<w:r><w:t>${"b".repeat(10_000)}</w:t></w:r>`.repeat(count)}</w:p>`);
  expect(refusalOf(readWorkbook(long(4), "notes.docx"))).toBe("too-large: Row 2 of the document has 40,000 characters in one paragraph, and at most 32,767 are read. Part it into several and use that copy.");
  expect(rowsOf(long(3))).toHaveLength(2);
});

test("a paragraph with a long run of tabs is read", () => {
  const tabs = makeDocx(`<w:p><w:r><w:t>a</w:t></w:r>${"<w:r><w:tab/></w:r>".repeat(30_000)}<w:r><w:br/><w:t>b</w:t></w:r></w:p>${paragraph("  \tend \n ")}`);
  expect(rowsOf(tabs)).toEqual([[1, [[1, "a\nb"]]], [2, [[1, "end"]]]]);
});
