/** The names under which the answers to the cells of an import stand in the form of its page. */

/** Said of every cell shown, with the group it belongs to: a box that is not ticked is not sent. */
export const SHOWN = "shown:";
export const TICKED = "take:";
export const SETTLED = "settle:";
export const WRITTEN = "text:";

export function fieldName(prefix: string, importId: string, cell: string): string {
  return `${prefix}${importId}:${cell}`;
}

/** The import and the cell a field is about; null where it is about neither. */
export function fieldCell(prefix: string, name: string): { importId: string; cell: string } | null {
  if (!name.startsWith(prefix)) return null;
  const rest = name.slice(prefix.length);
  const colon = rest.indexOf(":");
  return colon < 1 ? null : { importId: rest.slice(0, colon), cell: rest.slice(colon + 1) };
}
