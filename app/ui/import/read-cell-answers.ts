/** What the form of an import page answers of cells and rows, as it comes back. */
import type { RowAnswers } from "~/domain/import/unsure-row";
import type { CellAnswer } from "~/domain/import/preview-answers";
import { fieldCell, fieldName, SETTLED, SHOWN, TICKED, WRITTEN } from "~/ui/import/cell-fields";

export type CellAnswers = { answers: CellAnswer[]; seen: string | null };

/** "take|IMPORT|GROUP": of all cells of a file, or of one finding in it. */
function isOfAll(all: string, importId: string, group: string): "take" | "leave" | null {
  const [what, of, name = ""] = all.split("|");
  if (of !== importId || group === "added" || (name !== "" && name !== group)) return null;
  return what === "take" || what === "leave" ? what : null;
}

export function cellAnswersIn(form: FormData): CellAnswers {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const all = text("all");
  const answers: CellAnswer[] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string") continue;
    const shown = fieldCell(SHOWN, name);
    const settled = fieldCell(SETTLED, name);
    if (shown !== null) {
      const { importId, cell } = shown;
      const said = isOfAll(all, importId, value);
      const taken = said === null ? form.has(fieldName(TICKED, importId, cell)) : said === "take";
      answers.push(taken ? { importId, cell, take: "theirs", from: importId } : { importId, cell, take: "ours" });
    } else if (settled !== null && value !== "") {
      if (value === "ours") answers.push({ ...settled, take: "ours" });
      else if (value === "open") answers.push({ ...settled, take: "open" });
      else if (value === "text") answers.push({ ...settled, take: "text", text: text(fieldName(WRITTEN, settled.importId, settled.cell)).replace(/\r\n?/g, "\n") });
      else answers.push({ ...settled, take: "theirs", from: value });
    }
  }
  const seen = text("seen");
  return { answers, seen: seen === "" ? null : seen };
}

const SAME = "same:";

/** Which findings rows are, and which sheets are matched by the references they show. */
export function rowAnswersIn(form: FormData): { sameAs: RowAnswers; byReference: string[] } {
  const sameAs: RowAnswers = {};
  for (const [name, value] of form.entries()) if (name.startsWith(SAME) && typeof value === "string" && value !== "") sameAs[name.slice(SAME.length)] = value;
  return { sameAs, byReference: form.getAll("byReference").flatMap((sheet) => (typeof sheet === "string" ? [sheet] : [])) };
}
