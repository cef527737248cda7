/** Above a form whose values are drafts first: what saving and submitting mean, and which drafts the form starts from. */
import type { DraftNote } from "~/domain/finding-drafts";
import { DraftByline, MovedNotice } from "~/ui/draft/draft-change";
import { LongText } from "~/ui/finding/long-text";

type Props = { notes: readonly DraftNote[]; maySubmit: boolean; signsOff: boolean };

export function DraftingNotice({ notes, maySubmit, signsOff }: Props) {
  return (
    <>
      <p className="measure">
        A draft is seen by the force alone. {maySubmit && <>What is submitted the commissioner’s office sees at once{signsOff ? "." : "; a move of RAG to Green or Blue waits for a chief officer."}</>}
      </p>
      {notes.map((note) => (
        <div key={note.column} className="draft-box draft-box--first">
          <p className="draft-box__whose">{note.heading}: the form starts from this draft{note.waiting && ", which waits for a chief officer; saving it makes it a draft again"}</p>
          <DraftByline note={note} />
          <MovedNotice note={note} />
          <details className="draft-before">
            <summary>Last submitted</summary>
            {note.submitted === "" ? <p className="none">Nothing</p> : <LongText text={note.submitted} />}
          </details>
        </div>
      ))}
    </>
  );
}
