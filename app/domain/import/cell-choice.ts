/** What a person decided of one cell of a file before it is taken in. */
import { cellName } from "~/domain/import/cell-name";
import type { ImportOptions } from "~/domain/import/import-plan";
import type { Place } from "~/domain/import/reading";

/** `ours` leaves what is here; `text` is what they wrote instead, for a conflict between long texts. */
export type CellChoice = { take: "theirs" | "ours" } | { take: "text"; text: string };

/** By the name of the cell: 'SIB tracker!C12'. */
export type CellChoices = Record<string, CellChoice>;

export function cellChoice(options: Pick<ImportOptions, "choices">, place: Place): CellChoice | null {
  return options.choices?.[cellName(place)] ?? null;
}
