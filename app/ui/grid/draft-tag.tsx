/** Says that a value is a draft of the force, whose, and what was last submitted: a mark in words, with the rest on hover. */
import { formatDate } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import { draftWords } from "~/domain/register/draft-words";
import type { RegisterDraft, ValueKey } from "~/domain/register/register-row";

type Props = { draft: RegisterDraft; column: ValueKey };

/** A tooltip of more is not read. */
const LONGEST = 240;

export function DraftTag({ draft, column }: Props) {
  const { heading, format } = COLUMNS[column];
  const submitted = draft.submitted === null ? "nothing" : format(draft.submitted);
  const shown = submitted.length > LONGEST ? `${submitted.slice(0, LONGEST)}…` : submitted;
  const note = draft.note === null ? "" : ` Sent back by ${draft.note}`;
  const about = `${heading}: draft of ${draft.author}, ${formatDate(draft.savedOn)}.${note} Last submitted: ${shown}`;
  return (
    <span className="draft-tag" title={about}>
      {draftWords(draft)}
      <span className="visually-hidden"> of {heading}, by {draft.author}. Last submitted: {shown}</span>
    </span>
  );
}
