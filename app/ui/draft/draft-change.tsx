/** One draft beside what was last submitted, with who wrote it and when. */
import { formatMoment } from "~/domain/calendar-date";
import type { DraftNote } from "~/domain/finding-drafts";
import { readRag } from "~/domain/rag";
import { LongText } from "~/ui/finding/long-text";
import { RagTag } from "~/ui/rag-tag";

/** Of more than this, or of several lines, old and new stand one under the other. */
const SHORT = 60;

function isShort(text: string): boolean {
  return text.length <= SHORT && !text.includes("\n");
}

function Value({ note, value }: { note: DraftNote; value: string }) {
  if (note.column === "rag") return <RagTag rag={readRag(value)} />;
  return value === "" ? <span className="none">nothing</span> : <>{value}</>;
}

/** 'Siobhan Byrne, 20 May 2022, 8:00 am', and what became of it since. */
export function DraftByline({ note }: { note: Pick<DraftNote, "author" | "savedAt" | "note"> }) {
  return (
    <p className="draft-byline">
      {note.author}, {formatMoment(note.savedAt)}
      {note.note !== null && <span className="draft-byline__note">Sent back by {note.note}</span>}
    </p>
  );
}

export function MovedNotice({ note }: { note: Pick<DraftNote, "moved"> }) {
  return note.moved ? <p className="needs-someone">What was submitted has changed since this draft was written.</p> : null;
}

export function DraftChange({ note }: { note: DraftNote }) {
  const { value, submitted } = note;
  if (isShort(value) && isShort(submitted)) {
    return (
      <>
        <p className="draft-change">
          <span><span className="visually-hidden">Last submitted: </span><Value note={note} value={submitted} /></span>
          <span aria-hidden="true">→</span>
          <b><span className="visually-hidden">Draft: </span><Value note={note} value={value} /></b>
        </p>
        <MovedNotice note={note} />
      </>
    );
  }
  return (
    <>
      <div className="draft-both">
        <div>
          <h4>Draft</h4>
          {value === "" ? <p className="none">Emptied</p> : <LongText text={value} />}
        </div>
        <div className="draft-both__before">
          <h4>Last submitted</h4>
          {submitted === "" ? <p className="none">Nothing</p> : <LongText text={submitted} />}
        </div>
      </div>
      <MovedNotice note={note} />
    </>
  );
}
