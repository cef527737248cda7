/** Where an item of work leads. */
import type { WorkPlace } from "~/domain/my-work/work-item";
import { paths } from "~/paths";

export function placePath(place: WorkPlace): string {
  switch (place.page) {
    case "entry": return paths.entry(place.id);
    case "answer": return paths.answerFinding(place.reference);
    case "finding": return `${paths.finding(place.reference)}#${place.part}`;
    case "action": return paths.action(place.reference);
    case "meeting": return paths.meeting(place.id);
    case "notes": return paths.notesVersion(place.id, place.number);
    case "inspections": return paths.inspections();
    case "agreed-paper": return paths.agreedPaper(place.id);
    case "people": return paths.people();
    case "person": return paths.person(place.id);
    default: return place satisfies never;
  }
}
