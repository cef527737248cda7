import { expect, test } from "vitest";
import { orRefusal } from "~/spreadsheet/refusal.server";
import { scanXml } from "~/spreadsheet/xml.server";
import { decodeXmlPart } from "~/spreadsheet/xml-part.server";
import { decodeEscapes } from "~/spreadsheet/xml-text.server";
import { refusalOf } from "../support/refusal-of";

function walk(source: string): string[] {
  const xml = scanXml(source, "part");
  const steps: string[] = [];
  while (xml.next()) {
    steps.push(`${xml.kind === "close" ? "/" : ""}${xml.name}${xml.empty ? "/" : ""}@${xml.depth}`);
    expect(source.slice(xml.start, xml.end)).toMatch(/^<[^]*>$/);
  }
  return steps;
}

function textOf(inner: string): string {
  const xml = scanXml(`<t>${inner}</t>`, "part");
  xml.next();
  return xml.text();
}

test("tags come in order with their depth, without prefixes, comments and instructions", () => {
  expect(walk('<?xml version="1.0"?><!-- <no/> --><x:a><b c="1>2"/><![CDATA[<no>]]><x:d ></x:d\n></x:a>')).toEqual(["a@1", "b/@1", "d@2", "/d@1", "/a@0"]);
});

test("attributes are found by their name, in either kind of quotes", () => {
  const xml = scanXml(`<c r='A1' rel:id = "rId&amp;1" id="7" x="a'b"/>`, "part");
  xml.next();
  expect([xml.attribute("r"), xml.attribute("id"), xml.prefixedAttribute("id"), xml.attribute("x"), xml.attribute("i"), xml.attribute("rel:id")]).toEqual([
    "A1", "7", "rId&1", "a'b", null, "rId&1",
  ]);
});

test.each([
  ["plain", "plain"],
  ["a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;", `a & b <c> "d" 'e'`],
  ["&#65;&#x1F600;", "A\u{1F600}"],
  ["one\r\ntwo\rthree", "one\ntwo\nthree"],
  ["a<![CDATA[ <b> & ]]>c", "a <b> & c"],
  ["a<!-- not me -->b<?nor me?>c", "abc"],
  ["a<i>not <b/> me</i>b", "ab"],
  ["  spaces  ", "  spaces  "],
])("the text of %s", (inner, text) => {
  expect(textOf(inner)).toBe(text);
});

test.each([
  ["_x000D_", "\r"],
  ["a_x0041_b", "aAb"],
  ["_x005F_x000D_", "_x000D_"],
  ["_x00D_", "_x00D_"],
  ["_xyz", "_xyz"],
])("%s stands for what it names", (written, text) => {
  expect(decodeEscapes(written)).toBe(text);
});

test.each([
  ["<a>"],
  ["<a></b>"],
  ["<a><b></a></b>"],
  ["</a>"],
  ["<a/><b/>"],
  ["<a b=c/>"],
  ["<a b/>"],
  ['<a b="1'],
  ["<a"],
  ["<>"],
  [""],
  ["no tags"],
  ["<a><!-- open</a>"],
  ["<a><!ELEMENT b></a>"],
  ["<a".repeat(3)],
  [`${"<a>".repeat(200_000)}${"</a>".repeat(200_000)}`],
  [`<a ${Array.from({ length: 200_000 }, (_, index) => `b${index}=""`).join(" ")}/>`],
  [`<a>${Array.from({ length: 6_000 }, (_, index) => `<b${index}/>`).join("")}</a>`],
])("what is not well-formed or absurd is refused: %.40s", (source) => {
  expect(refusalOf(orRefusal(() => walk(source)))).toMatch(/^invalid: The file is damaged: .* not well-formed/);
});

test.each(["&nbsp;", "&", "&#x110000;", "&#xzz;", "a & b;"])("the unknown entity %s is refused", (inner) => {
  expect(refusalOf(orRefusal(() => textOf(inner)))).toMatch(/^invalid: The file is damaged/);
});

test("a document type is refused wherever it stands", () => {
  for (const source of ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', "<a><!DOCTYPE b></a>"]) {
    expect(refusalOf(orRefusal(() => walk(source)))).toMatch(/^refused: .*document type/);
  }
});

test("a text of a million characters is refused, a shorter one read", () => {
  expect(textOf("a".repeat(999_999))).toHaveLength(999_999);
  expect(refusalOf(orRefusal(() => textOf("a".repeat(1_000_001))))).toMatch(/^too-large: A cell has more text/);
});

test("attributes in single quotes do not send every tag looking for double ones through the whole part", () => {
  const xml = scanXml(`<a>${"<b c='1'/>".repeat(400_000)}</a>`, "part");
  const started = performance.now();
  let tags = 0;
  while (xml.next()) tags++;
  expect(tags).toBe(400_002);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test.each([
  ["UTF-8", Buffer.from("<a>é</a>")],
  ["a byte order mark", Buffer.from("\ufeff<a>é</a>")],
  ["a declaration", Buffer.from("<?xml version='1.0' encoding='utf-8'?><a>é</a>")],
])("%s is decoded", (_, bytes) => {
  expect(decodeXmlPart(bytes, "part")).toMatch(/<a>é<\/a>$/);
});

test.each([
  ["UTF-16 with a mark", Buffer.from("\ufeff<a/>", "utf16le"), "UTF-16"],
  ["UTF-16 without a mark", Buffer.from("<a/>", "utf16le"), "UTF-16"],
  ["Windows-1252", Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a/>'), "windows-1252"],
  ["bytes that are not UTF-8", Buffer.from("<a>\xe9</a>", "latin1"), "not valid UTF-8"],
])("%s is refused", (_, bytes, said) => {
  expect(refusalOf(orRefusal(() => decodeXmlPart(bytes, "part")))).toContain(said);
});
