/** Turns what a person answered on the import page into the choices of each file taken in together. */
import { isLongText } from "~/domain/import/long-text";
import type { CellChoice, CellChoices } from "~/domain/import/cell-choice";
import { cellName } from "~/domain/import/cell-name";
import type { ImportOptions, ImportPlan, PlannedChange } from "~/domain/import/import-plan";
import { done, refuse, type Done } from "~/domain/problem";

/** `cell` is the name of a cell of the file. `from`: the file whose words are taken, where several disagree. */
export type CellAnswer = { importId: string; cell: string } & ({ take: "ours" } | { take: "theirs"; from: string } | { take: "text"; text: string });

export type AnsweredFile = { id: string; plan: ImportPlan; options: Pick<ImportOptions, "choices"> };

/** A conflict as it stands or as it was settled: with what was sent, with other files, or with both. */
export function isConflict(change: PlannedChange): boolean {
  return change.base !== undefined || change.others !== undefined;
}

/** Everything the page says of single cells. */
export function weighedCells(plan: ImportPlan): PlannedChange[] {
  return [...plan.conflicts, ...plan.changed, ...plan.cleared, ...plan.left];
}

type Cell = { importId: string; cell: string };

/** The cells of the other files that disagree with it. */
function rivals(change: PlannedChange | undefined): Cell[] {
  return (change?.others ?? []).flatMap(({ importId, place }) => (importId === undefined ? [] : [{ importId, cell: cellName(place) }]));
}

/** By the ids of the imports: all their choices, as they are after the answers. */
export function choicesAfter(files: readonly AnsweredFile[], answers: readonly CellAnswer[]): Done<Record<string, CellChoices>> {
  const choices = new Map(files.map(({ id, options }) => [id, { ...options.choices }]));
  const cells = new Map(files.map(({ id, plan }) => [id, new Map(weighedCells(plan).map((change) => [cellName(change.place), change] as const).reverse())]));
  const decide = ({ importId, cell }: Cell, choice: CellChoice | null) => {
    const of = choices.get(importId);
    if (of === undefined) return;
    if (choice === null) Reflect.deleteProperty(of, cell);
    else of[cell] = choice;
  };
  for (const answer of answers) {
    const change = cells.get(answer.importId)?.get(answer.cell);
    const all = [{ importId: answer.importId, cell: answer.cell }, ...rivals(change)];
    if (answer.take === "ours") {
      for (const each of all) decide(each, { take: "ours" });
    } else if (answer.take === "theirs") {
      for (const each of all) decide(each, each.importId === answer.from ? (change !== undefined && isConflict(change) ? { take: "theirs" } : null) : { take: "ours" });
    } else {
      if (change === undefined || !isLongText(change.field)) return refuse("invalid", `${answer.cell} cannot be settled with words of your own. Choose what is here or what the file says.`);
      if (answer.text.trim() === "") return refuse("invalid", `Write the text for ${answer.cell}, or choose what is here or what the file says.`);
      for (const each of all) decide(each, null);
      decide(answer, { take: "text", text: answer.text });
    }
  }
  return done(Object.fromEntries(choices));
}
