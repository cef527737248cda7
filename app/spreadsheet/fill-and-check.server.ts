/** Fills cells of a workbook and hands it over only when what came out was read again and differs in nothing else. */
import type { CellEdit, CellLeft } from "~/domain/cell-edit";
import type { Done } from "~/domain/problem";
import { checkFilled } from "~/spreadsheet/check-filled.server";
import { limits, megabytes } from "~/spreadsheet/limits.server";
import { patchWorkbook } from "~/spreadsheet/patch-workbook.server";
import { readXlsx } from "~/spreadsheet/read-xlsx.server";
import { giveUp, orRefusal } from "~/spreadsheet/refusal.server";

export type FilledWorkbook = { bytes: Uint8Array; left: CellLeft[]; parts: string[]; notices: string[] };

/** Where cells are left, they have to be planned round and the rest filled anew: the workbook is whole all the same. */
export function fillAndCheck(file: Uint8Array, edits: readonly CellEdit[]): Done<FilledWorkbook> {
  return orRefusal(() => {
    const before = readXlsx(file);
    const after = patchWorkbook(file, edits);
    if (after.bytes.length > limits.uploadBytes) {
      giveUp("too-large", `The filled workbook has more than ${megabytes(limits.uploadBytes)}, which could not be taken in again. Remove pictures and sheets that are not needed, and fill that copy.`);
    }
    const wrong = checkFilled({ before: file, after }, { before, after: readXlsx(after.bytes, { withoutResult: after.stale.length }) });
    if (wrong !== null) {
      giveUp("refused", `The workbook was filled in and read again, and ${wrong}. Nothing is handed over. Open it in Excel, save it again as an Excel workbook (.xlsx or .xlsm) and use that copy.`);
    }
    const { bytes, left, parts, notices } = after;
    return { bytes, left, parts, notices };
  });
}
