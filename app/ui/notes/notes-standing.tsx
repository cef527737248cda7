/** Where the notes of a meeting stand: circulating them, the versions there are, and the way to each. */
import { Form, Link } from "@remix-run/react";
import { formatDate, londonDate } from "~/domain/calendar-date";
import type { Problem } from "~/domain/problem";
import { isEnded, NOTES_STATE_WORDS, type NotesState } from "~/domain/notes/notes-version";
import { paths } from "~/paths";
import { TextField } from "~/ui/form/text-field";

type Agreed = { at: string; words: string } | null;

type Line = {
  number: number;
  state: NotesState;
  reason: string | null;
  circulated: { at: string; by: string; post: string };
  agreed: { opcc: Agreed; force: Agreed };
  published: Agreed;
  superseded: boolean;
  open: number;
  drafts: number;
  abandoned: { by: string; reason: string } | null;
};

type Props = {
  standing: { meeting: { id: string; reference: string }; lines: readonly Line[]; mayCirculate: boolean; notYet: string | null; mayCorrect: boolean };
  /** What came of a form of this part. */
  problem?: Problem | null;
};

function on(moment: string): string {
  return formatDate(londonDate(moment));
}

function agreedWords({ agreed: { opcc, force }, state }: Line): string {
  if (state === "abandoned") return "nobody";
  if (state !== "draft") return "both sides";
  if (opcc === null && force === null) return "nobody yet";
  return opcc === null ? "the force" : "the commissioner’s office";
}

function StateWords({ line, reference }: { line: Line; reference: string }) {
  const { state, superseded, published, number } = line;
  if (line.abandoned !== null) return <>Abandoned by {line.abandoned.by}: {line.abandoned.reason}</>;
  if (state !== "published" || published === null) return <>{NOTES_STATE_WORDS[state]}</>;
  return <>{superseded ? "Published, superseded since" : "Published"} {on(published.at)}: <Link to={paths.publishedNotesOf(reference, number)}>what everybody may read</Link></>;
}

function commentWords({ open, drafts }: Line): string {
  const waiting = open === 0 ? "none waits" : `${String(open)} to be decided`;
  return drafts === 0 ? waiting : `${waiting}, ${drafts === 1 ? "1 draft" : `${String(drafts)} drafts`} of your side`;
}

export function NotesStanding({ standing: { meeting, lines, mayCirculate, notYet, mayCorrect }, problem = null }: Props) {
  const action = paths.notesVersions(meeting.id);
  return (
    <>
      {lines.length === 0 && !mayCirculate && <p className="none">{notYet ?? "The commissioner’s office has not circulated these notes."}</p>}
      {mayCirculate && (
        <Form method="post" action={action} className="notes-circulate">
          <p className="measure">Circulating keeps the notes as the record has them now, as version 1, for both sides to comment on and agree. Until then only your office works on them.</p>
          <button className="button button--filled" name="intent" value="circulate">Circulate the notes as a draft</button>
        </Form>
      )}
      {lines.length > 0 && (
        <table className="plain-table framed-table">
          <caption className="visually-hidden">Versions of the notes, the newest first</caption>
          <thead>
            <tr><th scope="col">Version</th><th scope="col">Standing</th><th scope="col">Circulated</th><th scope="col">Agreed by</th><th scope="col">Comments</th></tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.number}>
                <th scope="row" data-heading="Version"><Link to={paths.notesVersion(meeting.id, line.number)}>Version {line.number}</Link></th>
                <td data-heading="Standing"><div><StateWords line={line} reference={meeting.reference} />{line.reason !== null && <span className="byline notes-reason">{line.state === "abandoned" ? "Begun to correct" : "Corrects"} what was published: {line.reason}</span>}</div></td>
                <td data-heading="Circulated">{on(line.circulated.at)}, {line.circulated.by}</td>
                <td data-heading="Agreed by">{agreedWords(line)}</td>
                <td data-heading="Comments">{isEnded(line) ? "closed" : commentWords(line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayCorrect && (
        <details className="notes-correct" open={problem?.field === "reason"}>
          <summary>Correct the published notes</summary>
          <Form method="post" action={action} className="form">
            <p className="measure">Published notes stay as they are. A correction is a new version, which begins with their words; both sides agree it anew, and the one before stays readable, marked as superseded.</p>
            <TextField id="reason" label="Why they are corrected" hint="Published with the correction: say nothing here of a closed session." error={problem?.field === "reason" ? problem.message : undefined} rows={3} />
            <button className="button" name="intent" value="correct">Begin a correction</button>
          </Form>
        </details>
      )}
    </>
  );
}
