/** On paper: whose drafts a page holds. It shows where the page says so in one of the marks of a draft; _print-mark.scss knows them. */
import { SIDES, type ActorSide } from "~/domain/actor";
import { draftsMark, type Office } from "~/domain/office";

export function PrintMark({ side, office }: { side: ActorSide; office: Office }) {
  const own = SIDES.find((each) => each === side);
  return own === undefined ? null : <p className={`print-mark print-mark--${own}`}>{draftsMark(office, own)}</p>;
}
