/** By what name a person decides about something new that is no row or cell of its own: an inspection, a meeting, a link between findings. */
import { cellName } from "~/domain/import/cell-name";
import type { PlannedInspection, PlannedMeeting } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import type { Place } from "~/domain/import/reading";

const [INSPECTION, MEETING] = ["Inspection: ", "Meeting: "];

export function inspectionName({ title }: Pick<PlannedInspection, "title">): string {
  return `${INSPECTION}${titleKey(title)}`;
}

export function meetingName({ title, date }: Pick<PlannedMeeting, "title" | "date">): string {
  return `${MEETING}${date} ${title}`;
}

/** `index`: among the links of the row. */
export function linkName(place: Place, index: number): string {
  return `${cellName(place)} link ${String(index + 1)}`;
}

/** What every file means by the same name. */
export function isOfAllFiles(name: string): boolean {
  return name.startsWith(INSPECTION) || name.startsWith(MEETING);
}
