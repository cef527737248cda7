/** Writes a paper as one HTML file that needs nothing else: for a website, a mail or a printer. */
import { isLongRow, lineGroups, type Paper, type PaperBlock, type PaperCell, type PaperLine, type PaperRow, type PaperTable } from "~/domain/paper/paper";

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem; background: #fff; color: #1b2a38; font: 1rem/1.5 Arial, Helvetica, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0.6rem 0 0.8rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 0.6rem; font-size: 1.3rem; }
h3 { margin: 1.4rem 0 0.5rem; font-size: 1.08rem; }
h4 { margin: 1rem 0 0.35rem; font-size: 1rem; }
.marking { margin: 0; text-align: center; font-weight: 700; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0; }
dt { font-weight: 700; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 0.45rem 0.6rem; border: 1px solid #8a97a3; text-align: left; vertical-align: top; font-weight: 400; }
thead th { background: #e4eaf0; font-weight: 700; }
.across { background: #f3f6f8; }
p, li { margin: 0 0 0.35rem; }
ol, ul { margin: 0; padding-left: 1.5rem; }
.quiet { color: #4a5866; font-size: 0.9em; }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; }
  dd { margin-bottom: 0.4rem; }
  table.wide, .wide tbody, .wide tr, .wide th, .wide td { display: block; }
  .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .wide tr { border: 1px solid #8a97a3; margin-bottom: 0.7rem; }
  .wide th, .wide td { border: 0; }
  .wide th:empty, .wide td:empty { display: none; }
  .wide td::before { content: attr(data-heading); display: block; font-weight: 700; font-size: 0.9em; }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3, h4 { break-after: avoid; }
  thead { display: table-header-group; }
  table { width: calc(100% - 1px); }
  tr { break-inside: avoid; }
  tr.long { break-inside: auto; }
}
`;

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function words({ text, by, strong, quiet, link }: PaperLine): string {
  const said = link != null && /^https?:\/\//.test(link) ? `<a href="${escaped(link)}">${escaped(text)}</a>` : escaped(text);
  const whole = `${by == null ? "" : `<b>${escaped(by)}:</b> `}${strong === true ? `<b>${said}</b>` : said}`;
  return quiet === true ? `<span class="quiet">${whole}</span>` : whole;
}

function linesHtml(lines: readonly PaperLine[]): string {
  return lineGroups(lines).map(({ list, start, items }) => {
    if (list === null) return items.flat().map((line) => `<p>${words(line)}</p>`).join("");
    const inside = items.map(([first, ...rest]) => `<li>${first === undefined ? "" : words(first)}${linesHtml(rest.map((line) => ({ ...line, goesOn: false })))}</li>`).join("");
    return list === "bullets" ? `<ul>${inside}</ul>` : `<ol${start === 1 ? "" : ` start="${String(start)}"`}>${inside}</ol>`;
  }).join("");
}

function cellHtml({ lines, rows }: PaperCell, { name, heading }: { name: boolean; heading: string }): string {
  const span = rows === undefined || rows === 1 ? "" : ` rowspan="${String(rows)}"`;
  if (name) return `<th scope="row"${span}>${linesHtml(lines)}</th>`;
  return `<td data-heading="${escaped(heading)}"${span}>${linesHtml(lines)}</td>`;
}

function rowHtml(row: PaperRow, { columns, namedRows }: PaperTable): string {
  const { cells, across } = row;
  if (across === true) return `<tr><th class="across" scope="colgroup" colspan="${String(columns.length)}">${cells.map(({ lines }) => linesHtml(lines)).join("")}</th></tr>`;
  const first = columns.length - cells.length;
  return `<tr${isLongRow(row) ? ` class="long"` : ""}>${cells.map((cell, index) => cellHtml(cell, { name: namedRows && first + index === 0, heading: columns[first + index]?.heading ?? "" })).join("")}</tr>`;
}

function tableHtml(table: PaperTable): string {
  const widths = table.columns.map(({ width }) => `<col style="width:${String(width)}%">`).join("");
  const heads = table.columns.map(({ heading }) => `<th scope="col">${escaped(heading)}</th>`).join("");
  return `<table class="wide"><caption>${escaped(table.caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${table.rows.map((row) => rowHtml(row, table)).join("\n")}</tbody></table>`;
}

function blockHtml(block: PaperBlock): string {
  switch (block.is) {
    case "heading": return `<h${String(block.level)}>${escaped(block.text)}</h${String(block.level)}>`;
    case "facts": return `<dl>${block.facts.map(({ label, text }) => `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>`).join("")}</dl>`;
    case "line": return linesHtml([block.line]);
    case "table": return tableHtml(block);
    default: return block satisfies never;
  }
}

/** The marking and the number at the edges of every page that is printed, where the browser knows how. */
function onEveryPage(marking: string): string {
  const text = [...marking].map((each) => (/[A-Za-z0-9 -]/.test(each) ? each : `\\${each.codePointAt(0)?.toString(16) ?? "20"} `)).join("");
  const letters = "font: 700 9pt Arial, Helvetica, sans-serif;";
  return `@page { @top-center { content: "${text}"; ${letters} } @bottom-center { content: "${text}"; ${letters} } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Arial, Helvetica, sans-serif; } }\n`;
}

export function writePaperHtml(paper: Paper): string {
  const marking = escaped(paper.marking);
  return [
    "<!doctype html>", `<html lang="en-GB">`, "<head>", `<meta charset="utf-8">`, `<meta name="viewport" content="width=device-width, initial-scale=1">`, `<title>${escaped(paper.title)}</title>`, `<style>${STYLE}${onEveryPage(paper.marking)}</style>`, "</head>",
    "<body>", `<header><p class="marking">${marking}</p></header>`, "<main>", ...paper.blocks.map(blockHtml), "</main>", `<footer><p class="marking">${marking}</p></footer>`, "</body>", "</html>", "",
  ].join("\n");
}
