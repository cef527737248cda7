/** Does with what a file would add as was decided in the preview: leaves it out with all that hangs on it, or adds it in other words. */
import { formatDate } from "~/domain/calendar-date";
import { readResponseParts } from "~/domain/export/response-cell";
import { inspectionName, meetingName } from "~/domain/import/addition-name";
import { cellChoice, type CellChoice } from "~/domain/import/cell-choice";
import { leaderOf } from "~/domain/import/follow-leader";
import type { AddedThing, ImportOptions, ImportPlan, PlannedChange, PlannedFinding } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import { linesOfPaper } from "~/domain/import/paper/leave-paper-out";
import type { Place } from "~/domain/import/reading";
import { takeOut } from "~/domain/import/take-out";
import { joinParts } from "~/domain/response";

type About = Pick<PlannedChange, "subject" | "id" | "label" | "field" | "to" | "place" | "name">;

const NOWHERE: Place = { sheet: "", row: 0, column: null };

function leftOut(added: AddedThing, about: About): PlannedChange {
  return { ...about, reference: about.label, from: null, added };
}

/** One line for each cell of the row. */
function cellsOf({ key, place, places, values, number, text }: PlannedFinding): PlannedChange[] {
  const about = { subject: "finding", id: key, label: number ?? "New finding" } as const;
  const fields = Object.entries(values) as [keyof typeof values, string | undefined][];
  return [
    leftOut("finding", { ...about, field: "text", to: text, place: places.finding ?? place }),
    ...fields.flatMap(([field, to]) => (to === undefined ? [] : [leftOut("finding", { ...about, field, to, place: places[field] ?? place })])),
  ];
}

/** What was decided of the cell, or of what it is settled with. */
function choiceOf({ places }: PlannedFinding, { field, place }: PlannedChange, options: Pick<ImportOptions, "choices">): CellChoice | null {
  const leader = leaderOf(field);
  const leading = leader === null ? undefined : places[leader];
  const led = leading === undefined ? null : cellChoice(options, leading);
  return led?.take === "ours" ? led : cellChoice(options, place);
}

/** Single cells of a new finding. */
function settleCells(plan: ImportPlan, options: Pick<ImportOptions, "choices">): void {
  for (const finding of plan.findings) {
    for (const cell of cellsOf(finding)) {
      const choice = cell.field === "text" ? null : choiceOf(finding, cell, options);
      if (choice === null || choice.take === "theirs") continue;
      finding.values = { ...finding.values, [cell.field]: choice.take === "text" ? choice.text : undefined };
      if (choice.take === "ours") plan.left.push(cell);
    }
  }
}

/** Anything a file would add is named by its place, or by a name of its own: "ours" leaves it out. */
export function settleAdditions(plan: ImportPlan, options: Pick<ImportOptions, "choices">): void {
  if (options.choices === undefined || Object.keys(options.choices).length === 0) return;
  const isLeft = (place: Place) => cellChoice(options, place)?.take === "ours";
  const nameIsLeft = (name: string) => options.choices?.[name]?.take === "ours";
  const inspections = plan.inspections.filter((each) => each.isNew && nameIsLeft(inspectionName(each)));
  const meetings = plan.meetings.filter((each) => each.isNew && nameIsLeft(meetingName(each)));
  const containers = { inspections: new Set(inspections.map((each) => titleKey(each.title))), meetings: new Set(meetings.map((each) => plan.meetings.indexOf(each))) };
  const out = takeOut(plan, ({ place, name }) => isLeft(place) || (name !== undefined && nameIsLeft(name)), containers);
  plan.left.push(
    ...inspections.map((each) => leftOut("inspection", { subject: "finding", id: "", label: each.title, field: "text", to: null, place: each.place ?? NOWHERE, name: inspectionName(each) })),
    ...meetings.map((each) => leftOut("meeting", { subject: "entry", id: "", label: each.title, field: "text", to: formatDate(each.date), place: each.place, name: meetingName(each) })),
    ...meetings.flatMap((each) => (each.paper === undefined ? [] : linesOfPaper(each.paper, each))),
    ...out.findings.flatMap(cellsOf),
    ...out.entries.map(({ key, links, text, place }) => leftOut("entry", { subject: "entry", id: key, label: links.map((link) => link.label).join(", ") || "New entry", field: "text", to: text, place })),
    ...out.responses.map(({ key, label, parts, place }) => leftOut("response", { subject: "response", id: key, label, field: "response", to: joinParts(parts), place })),
    ...out.actions.map(({ key, label, text, place }) => leftOut("action", { subject: "action", id: key, label, field: "text", to: text, place })),
    ...out.links.map((link) => leftOut("link", { subject: "entry", id: "", label: link.label, field: "text", to: "link" in link ? link.link.label : null, place: link.place, ...("name" in link ? { name: link.name } : {}) })),
  );
  settleCells(plan, options);
  plan.responses = plan.responses.map((response) => {
    const choice = cellChoice(options, response.place);
    return choice?.take === "text" ? { ...response, parts: readResponseParts(response.parts[0]?.by ?? null, choice.text) } : response;
  });
}
