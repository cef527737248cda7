/** Makes Word documents for tests by zipping their parts. */
import { makeZip } from "./make-zip";

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Breaks of a line stand for breaks in the paragraph. */
export function paragraph(text: string, properties = ""): string {
  const runs = text.split("\n").map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`).join("<w:br/>");
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}<w:r>${runs}</w:r></w:p>`;
}

/** A cell is its text, each line a paragraph, or its width in columns and the XML inside it. */
export type MadeWordCell = string | { span?: number; xml: string };

export function table(rows: readonly (readonly MadeWordCell[])[]): string {
  const cell = (made: MadeWordCell) => {
    const { span = 1, xml } = typeof made === "string" ? { xml: made.split("\n").map((line) => paragraph(line)).join("") } : made;
    return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${String(span)}"/>` : ""}</w:tcPr>${xml}</w:tc>`;
  };
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${WORD}><w:body>${body}<w:sectPr/></w:body></w:document>`;
}

export function makeDocx(body: string, { numbering, xml = documentXml(body) }: { numbering?: string; xml?: string } = {}): Buffer {
  return makeZip([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: xml },
    ...(numbering === undefined ? [] : [{ name: "word/numbering.xml", data: `<w:numbering ${WORD}>${numbering}</w:numbering>` }]),
  ]);
}
