/** What one side writes to itself on a finding, with the form that adds to it. */
import { Form } from "@remix-run/react";
import type { Side } from "~/domain/actor";
import { formatMoment, type CalendarDate } from "~/domain/calendar-date";
import { momentAndDistance } from "~/domain/date-words";
import type { PrivateNote } from "~/domain/private-note";
import { paths } from "~/paths";
import { LongText } from "~/ui/finding/long-text";
import { Panel } from "~/ui/finding/panel";

const HEADINGS: Record<Side, string> = { opcc: "Private notes of the office", force: "Private notes of the force" };

export const NOTES_ONLY_FOR: Record<Side, string> = {
  opcc: "Only your office ever sees this: never the force, no export, no paper.",
  force: "Only the force ever sees this: never the commissioner’s office, no export, no paper.",
};

type Props = { reference: string; side: Side; notes: readonly PrivateNote[]; today: CalendarDate };

export function PrivateNotesPanel({ reference, side, notes, today }: Props) {
  return (
    <Panel id="notes" heading={HEADINGS[side]}>
      <p className="draft-mark">{NOTES_ONLY_FOR[side]}</p>
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note.id}>
              <LongText text={note.text} />
              <div className="quiet-line">
                <span>{note.post === "" ? note.author : `${note.author}, ${note.post}`}</span>
                <span><time dateTime={note.createdAt} title={formatMoment(note.createdAt)}>{momentAndDistance(note.createdAt, today)}</time></span>
                {note.own && (
                  <Form method="post" action={paths.privateNotes(reference)} className="notes__remove">
                    <input type="hidden" name="noteId" value={note.id} />
                    <button className="link-button" name="intent" value="remove">Remove<span className="visually-hidden"> your note of {formatMoment(note.createdAt)}</span></button>
                  </Form>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" action={paths.privateNotes(reference)} className="notes__add" key={notes.length}>
        <label htmlFor="note-text">{notes.length === 0 ? "No note yet. Add one" : "Add a note"}</label>
        <textarea className="govuk-textarea" id="note-text" name="text" rows={2} required />
        <button className="button" name="intent" value="add">Add the note</button>
      </Form>
    </Panel>
  );
}
