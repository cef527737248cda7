/** Above a form whose values are drafts first: what saving and submitting mean, and which drafts the form starts from. */
import { formatMoment } from "~/domain/calendar-date";
import type { DraftNote } from "~/domain/finding-drafts";
import { MovedNotice } from "~/ui/draft/draft-change";
import { LongText } from "~/ui/finding/long-text";

type Props = { notes: readonly DraftNote[]; maySubmit: boolean; signsOff: boolean };

function Whose({ note }: { note: DraftNote }) {
  return (
    <li>
      <b>{note.heading}</b>: {note.author}, {formatMoment(note.savedAt)}
      {note.waiting && ". Waits for a chief officer; written anew it is a draft again"}
      {note.note !== null && <>. <b>Sent back by {note.note}</b></>}
      <MovedNotice note={note} />
    </li>
  );
}

export function DraftingNotice({ notes, maySubmit, signsOff }: Props) {
  return (
    <>
      <p className="measure">
        A draft is seen by the force alone. {maySubmit && <>What is submitted the commissioner’s office sees at once{signsOff ? "." : "; a move of RAG to Green or Blue waits for a chief officer."}</>}
      </p>
      {notes.length > 0 && (
        <div className="draft-box draft-box--first measure">
          <p className="draft-box__whose">The form starts from {notes.length === 1 ? "this draft" : "these drafts"}</p>
          <ul className="draft-whose">{notes.map((note) => <Whose key={note.column} note={note} />)}</ul>
          <details className="draft-before">
            <summary>What was last submitted</summary>
            <dl>
              {notes.map(({ column, heading, submitted }) => (
                <div key={column}>
                  <dt>{heading}</dt>
                  <dd>{submitted === "" ? <span className="none">nothing</span> : <LongText text={submitted} />}</dd>
                </div>
              ))}
            </dl>
          </details>
        </div>
      )}
    </>
  );
}
