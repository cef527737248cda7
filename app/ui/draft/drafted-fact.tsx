/** A short fact of a finding that is a draft: the value to be, and what was last submitted. */
import type { DraftNote } from "~/domain/finding-drafts";
import { draftWords } from "~/domain/register/draft-words";
import { DraftByline, MovedNotice } from "~/ui/draft/draft-change";

export function DraftedFact({ note }: { note: DraftNote }) {
  return (
    <div className="drafted-fact">
      {note.value === "" ? <span className="none">none</span> : note.value} <span className="draft-tag">{draftWords(note)}</span>
      <span className="facts__more">Last submitted: {note.submitted === "" ? "nothing" : note.submitted}</span>
      <MovedNotice note={note} />
      <DraftByline note={note} />
    </div>
  );
}
