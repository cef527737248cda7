/** The form a receipt is stored in: the texts of the cells stay in the file, and each reason is kept once. */
import { FATES, type Fate, type ReceiptLine } from "~/domain/import/receipt";

/** `rows`: the row's number, and then by turns the column's letter and the place of its reason. */
export type PackedReceipt = { version: 1; whys: [Fate, string][]; sheets: { name: string; rows: [number, ...(string | number)[]][] }[] };

export function packReceipt(lines: readonly ReceiptLine[]): PackedReceipt {
  const packed: PackedReceipt = { version: 1, whys: [], sheets: [] };
  const known = new Map<string, number>();
  for (const { sheet, row, column, fate, why } of lines) {
    const key = `${fate} ${why}`;
    const place = known.get(key) ?? packed.whys.push([fate, why]) - 1;
    known.set(key, place);
    let of = packed.sheets.at(-1);
    if (of?.name !== sheet) packed.sheets.push((of = { name: sheet, rows: [] }));
    const last = of.rows.at(-1);
    if (last?.[0] === row) last.push(column, place);
    else of.rows.push([row, column, place]);
  }
  return packed;
}

function isPacked(value: unknown): value is PackedReceipt {
  if (typeof value !== "object" || value === null) return false;
  const { version, whys, sheets } = value as Record<string, unknown>;
  return version === 1 && Array.isArray(whys) && whys.every((each: unknown) => Array.isArray(each) && FATES.some((fate) => fate === each[0])) && Array.isArray(sheets);
}

/** `json` is what was stored of an import; anything else is a bug. */
export function unpackReceipt(json: string): ReceiptLine[] {
  const value: unknown = JSON.parse(json);
  if (!isPacked(value)) throw new Error("The receipt of an import is not in the form it is stored in.");
  const lines: ReceiptLine[] = [];
  for (const { name, rows } of value.sheets) {
    for (const [row, ...cells] of rows) {
      for (let at = 0; at < cells.length; at += 2) {
        const [column, place] = [cells[at], cells[at + 1]];
        const [fate, why] = value.whys[Number(place)] ?? ["notRead", ""];
        lines.push({ sheet: name, row, column: String(column), fate, why });
      }
    }
  }
  return lines;
}
