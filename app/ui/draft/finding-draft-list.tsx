/** The drafts on one finding: old beside new; with a box to choose each where the reader may decide on them. */
import { Link } from "@remix-run/react";
import { choiceWord } from "~/domain/draft-choice";
import { together, type DraftNote, type FindingDrafts } from "~/domain/finding-drafts";
import { paths } from "~/paths";
import { DraftByline, DraftChange } from "~/ui/draft/draft-change";

type Props = { drafts: FindingDrafts; chosen: readonly string[] };

function wordOf(reference: string, notes: readonly DraftNote[]): string {
  return notes.map((note) => choiceWord({ reference, ...note })).join(" ");
}

function Draft({ reference, notes, choosable, chosen }: { reference: string; notes: readonly DraftNote[]; choosable: boolean; chosen: readonly string[] }) {
  const [first] = notes;
  if (first === undefined) return null;
  const word = wordOf(reference, notes);
  const id = `choose-${reference}-${first.column}`;
  const heading = notes.map((note, index) => (index === 0 ? note.heading : "its reason")).join(" and ");
  return (
    <li className="draft-item">
      <div className="draft-item__head">
        {choosable ? (
          <>
            <input type="hidden" name="shown" value={word} />
            <span className="draft-item__choice">
              <input type="checkbox" id={id} name="chosen" value={word} defaultChecked={chosen.includes(word)} />
              <label htmlFor={id}>{heading}<span className="visually-hidden"> of {reference}</span></label>
            </span>
          </>
        ) : <b>{heading}</b>}
        {first.note !== null && <span className="draft-tag">Sent back</span>}
      </div>
      {notes.map((note) => <DraftChange key={note.column} note={note} />)}
      <DraftByline note={first} />
    </li>
  );
}

export function FindingDraftList({ drafts, chosen }: Props) {
  const { reference, title, mayDecide } = drafts;
  const notes = drafts.notes.filter((note) => !note.waiting);
  return (
    <section className="panel" aria-labelledby={`drafts-${reference}`}>
      <div className="panel__head">
        <h3 id={`drafts-${reference}`}><Link to={paths.finding(reference)}>{title}</Link> <span className="soft">{reference}</span></h3>
        {mayDecide && (
          <button className="button" name="do" value={`submit ${reference}`}>
            {notes.length === 1 ? "Submit it" : `Submit all ${String(notes.length)}`}<span className="visually-hidden"> on {reference}</span>
          </button>
        )}
      </div>
      <ul className="draft-items">
        {together(notes).map((pair) => <Draft key={pair[0]?.column} reference={reference} notes={pair} choosable={mayDecide} chosen={chosen} />)}
      </ul>
    </section>
  );
}
