/** Turns what a person answered on the import page into the choices of each file taken in together. */
import { isLongText } from "~/domain/import/long-text";
import { isOfAllFiles } from "~/domain/import/addition-name";
import type { CellChoice, CellChoices } from "~/domain/import/cell-choice";
import { cellName } from "~/domain/import/cell-name";
import type { ImportOptions, ImportPlan, PlannedChange } from "~/domain/import/import-plan";
import { done, refuse, type Done } from "~/domain/problem";

/** `cell` is the name of a cell of the file. `open`: a conflict is not settled. `from`: the file whose words are taken, where several disagree. */
export type CellAnswer = { importId: string; cell: string } & ({ take: "ours" } | { take: "open" } | { take: "theirs"; from: string } | { take: "text"; text: string });

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

type Said = Cell & { to: string | null };

/** A cell in conflict with those of the other files that change it, each with what its file says. */
function claimants({ importId, cell }: Cell, change: PlannedChange | undefined): Said[] {
  const others = (change?.others ?? []).flatMap(({ importId: of, place, to }) => (of === undefined ? [] : [{ importId: of, cell: cellName(place), to }]));
  return [{ importId, cell, to: change?.said ?? change?.to ?? null }, ...others];
}

function nameIn({ importId, cell }: Cell): string {
  return `${importId} ${cell}`;
}

function valueIn({ subject, id, field, to }: PlannedChange): string {
  return JSON.stringify([subject, id, field, to]);
}

function gathered<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const [name, each] of pairs) {
    const known = all.get(name);
    if (known === undefined) all.set(name, [each]);
    else known.push(each);
  }
  return all;
}

/** What several files say alike is decided once: asks for the cells that are left, or taken again, with one. */
function alikeIn(files: readonly AnsweredFile[]): { leftWith: (cell: Cell) => Cell[]; takenWith: (change: PlannedChange | undefined) => Cell[] } {
  const repeated = gathered(files.flatMap(({ id, plan }) => plan.repeated.flatMap(({ of }) => (of === undefined ? [] : [[nameIn(of), { importId: id, cell: of.own }] as const]))));
  const left = gathered(files.flatMap(({ id, plan }) => plan.left.filter((each) => !isConflict(each) && each.added === undefined).map((each) => [valueIn(each), { importId: id, cell: cellName(each.place) }] as const)));
  return {
    leftWith: (cell) => repeated.get(nameIn(cell)) ?? [],
    takenWith: (change) => (change === undefined ? [] : (left.get(valueIn(change)) ?? [])),
  };
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
  const alike = alikeIn(files);
  const before = new Map(files.map(({ id, options }) => [id, options.choices]));
  for (const answer of answers) {
    if (isOfAllFiles(answer.cell)) {
      const wasLeft = before.get(answer.importId)?.[answer.cell]?.take === "ours";
      if (answer.take === "ours" ? !wasLeft : wasLeft) for (const importId of choices.keys()) decide({ importId, cell: answer.cell }, answer.take === "ours" ? { take: "ours" } : null);
      continue;
    }
    const change = cells.get(answer.importId)?.get(answer.cell);
    const all = claimants(answer, change);
    const wasLeft = before.get(answer.importId)?.[answer.cell]?.take === "ours";
    if (answer.take === "ours") {
      // It says nothing new, and must not undo that the cell is taken again with another.
      if (!wasLeft) for (const each of [...all, ...alike.leftWith(answer)]) decide(each, { take: "ours" });
    } else if (answer.take === "open") {
      for (const each of all) decide(each, null);
    } else if (answer.take === "theirs" && (change === undefined || !isConflict(change))) {
      for (const each of [answer, ...(wasLeft ? alike.takenWith(change) : [])]) decide(each, null);
    } else if (answer.take === "theirs") {
      const chosen = all.find((each) => each.importId === answer.from);
      for (const each of all) decide(each, chosen !== undefined && (each === chosen || each.to === chosen.to) ? { take: "theirs" } : { take: "ours" });
    } else {
      if (change === undefined || !isLongText(change.field)) return refuse("invalid", `${answer.cell} cannot be settled with words of your own. Choose what is here or what the file says.`);
      if (answer.text.trim() === "") return refuse("invalid", `Write the text for ${answer.cell}, or choose what is here or what the file says.`);
      for (const each of all) decide(each, null);
      decide(answer, { take: "text", text: answer.text });
    }
  }
  for (const { importId, cell } of boundTo(files, answers, cells)) decide({ importId, cell }, null);
  return done(Object.fromEntries(choices));
}

/** What is settled with a cell that was answered for, and was not answered for itself: what was said of it before is of a choice that may be none any more. */
function boundTo(files: readonly AnsweredFile[], answers: readonly CellAnswer[], cells: ReadonlyMap<string, ReadonlyMap<string, PlannedChange>>): Cell[] {
  const answered = new Set(answers.flatMap((answer) => claimants(answer, cells.get(answer.importId)?.get(answer.cell)).map(nameIn)));
  return files.flatMap(({ id: importId, plan }) => weighedCells(plan).flatMap(({ place, goesWith }) => {
    const cell = cellName(place);
    const isBound = goesWith !== undefined && answered.has(nameIn({ importId, cell: cellName(goesWith) })) && !answered.has(nameIn({ importId, cell }));
    return isBound ? [{ importId, cell }] : [];
  }));
}
