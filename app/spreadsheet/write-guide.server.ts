/** Writes the guide, the last sheet of an export. */
import type ExcelJS from "exceljs";
import type { ExportWorkbook } from "~/domain/export/export-sheet";
import { GUIDE_NAME } from "~/domain/export/layout";
import { RAGS } from "~/domain/rag";
import { markingLine, pageOf } from "~/spreadsheet/write-sheet.server";
import { cellStyle, headerStyle, markingStyle, ragStyle, sectionStyle, titleStyle } from "~/spreadsheet/write-styles.server";
import { rowHeight } from "~/spreadsheet/write-text.server";

const WIDTHS = [30, 84, 30];

export function writeGuide(book: ExcelJS.stream.xlsx.WorkbookWriter, workbook: ExportWorkbook): void {
  const worksheet = book.addWorksheet(GUIDE_NAME, {
    ...pageOf({ title: `Guide to: ${workbook.title}`, marking: workbook.marking, drafts: workbook.drafts, landscape: false, headerRow: null }),
    views: [{ state: "normal", showGridLines: false }],
  });
  worksheet.columns = WIDTHS.map((width) => ({ width }));
  for (const { text, style, height } of [{ text: GUIDE_NAME, style: titleStyle, height: 24 }, { text: markingLine(workbook), style: markingStyle, height: 15 }]) {
    const row = worksheet.addRow([text]);
    row.getCell(1).style = style;
    row.height = height;
    row.commit();
  }
  const plain = { key: "", heading: "", kind: "text", width: 0, hidden: false, words: [], about: "", changedBy: "" } as const;
  for (const line of workbook.guide) {
    const cells = "heading" in line ? [line.heading] : "head" in line ? line.head : line.cells;
    const row = worksheet.addRow([...cells]);
    if ("heading" in line) {
      row.getCell(1).style = sectionStyle;
      row.height = 28;
    } else {
      const rag = "rag" in line ? RAGS.find((each) => each === line.rag) : undefined;
      for (const index of cells.keys()) {
        const grey = index === 0 && "grey" in line && line.grey;
        row.getCell(index + 1).style = "head" in line ? headerStyle(false) : index === 0 && rag !== undefined ? ragStyle(rag) : cellStyle({ ...plain, editing: grey ? "copy" : "edit" }, null);
      }
      row.height = rowHeight(cells, WIDTHS);
    }
    row.commit();
  }
  worksheet.commit();
}
