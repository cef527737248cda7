/** What agreed papers have changed on the findings of somebody of the force: to be looked through once. */
import { formatDate, londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import type { WorkGroup, WorkItem } from "~/domain/work/work-item";

export type PaperFact = {
  /** Of the import. */
  id: string;
  takenInBy: string;
  appliedAt: Instant | null;
  agreedOn: CalendarDate | null;
  changes: number;
  findings: number;
  /** True where only the reader's own findings are counted. */
  ownFindings: boolean;
};

function many(count: number, one: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : `${one}s`}`;
}

function paperItem({ id, takenInBy, appliedAt, agreedOn, changes, findings, ownFindings }: PaperFact): WorkItem {
  return {
    key: `paper/${id}`, reference: null, title: agreedOn === null ? "Agreed paper" : `Agreed paper of ${formatDate(agreedOn)}`, about: "",
    what: `Taken in by ${takenInBy}: ${many(changes, "change")} on ${ownFindings ? "your findings" : many(findings, "finding")}`,
    words: null, whose: null, since: appliedAt === null ? null : londonDate(appliedAt), due: null, place: { page: "agreed-paper", id },
  };
}

export function paperWork(papers: readonly PaperFact[]): WorkGroup[] {
  return [{ kind: "agreed-paper", inNameOf: [], mine: true, items: papers.map(paperItem) }];
}
