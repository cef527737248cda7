/** Where an item of work leads. */
import type { WorkPlace } from "~/domain/work/work-item";
import { paths } from "~/paths";

export function placePath(place: WorkPlace): string {
  switch (place.page) {
    case "entry": return paths.entry(place.id);
    case "answer": return paths.answerFinding(place.reference);
    case "finding": return `${paths.finding(place.reference)}#${place.part}`;
    case "inspections": return paths.inspections();
    case "agreed-paper": return paths.agreedPaper(place.id);
    case "people": return paths.people();
    case "person": return paths.person(place.id);
    default: return place satisfies never;
  }
}
