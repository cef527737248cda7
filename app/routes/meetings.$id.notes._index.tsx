/** The notes of a meeting as the record has them now: to read, to print and to take away, all of them or what may be published. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import { MEETING_STATE_WORDS } from "~/domain/meeting/meeting";
import { NOTES_AUDIENCE_WORDS, NOTES_AUDIENCES } from "~/domain/notes/composed-notes";
import { notesPaper } from "~/domain/notes/notes-paper";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { meetingNotesPage } from "~/queries/meeting-notes.server";
import { requireCtx } from "~/session.server";
import { Panel } from "~/ui/finding/panel";
import { PageHead } from "~/ui/layout/page-head";
import { PaperView } from "~/ui/meeting/paper-view";
import { NotesStanding } from "~/ui/notes/notes-standing";

/** `?audience=full|public`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const audience = NOTES_AUDIENCES.find((each) => each === new URL(request.url).searchParams.get("audience")) ?? "full";
  const page = await meetingNotesPage(await requireCtx(request, context), params.id ?? "", audience);
  if (!page.ok) throw problemResponse(page.problem);
  const { meeting, notes, standing } = page.value;
  return { meeting, marking: notes.marking, audience, standing, blocks: notesPaper(notes).filter(({ key }) => key !== "title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data === undefined ? "Assurance tracker" : `Notes of ${data.meeting.title} – Assurance tracker` }];

export default function MeetingNotes() {
  const { meeting, marking, audience, standing, blocks } = useLoaderData<typeof loader>();
  const { id, reference, title, date, state } = meeting;
  const stands = standing.lines.find((line) => line.state === "published" && !line.superseded);
  const fileOf = (format: "docx" | "html") => {
    if (stands === undefined) return paths.meetingNotesFile(id, { format, audience });
    return audience === "public" ? paths.publishedNotesFile(reference, stands.number, format) : paths.notesVersionFile(id, stands.number, { format, audience });
  };
  const which = stands === undefined ? "Download" : `Download version ${String(stands.number)}`;
  return (
    <div className="notes-page">
      <PageHead
        heading={title}
        about={<>{formatDate(date)} · {MEETING_STATE_WORDS[state]} · {NOTES_AUDIENCE_WORDS[audience]}, as the record has them now</>}
        actions={
          <>
            <a className="button button--filled" href={fileOf("docx")} download>{which} as Word</a>
            <a className="button" href={fileOf("html")} download>{which} as HTML</a>
            <Link to={paths.meeting(id)}>The meeting</Link>
          </>
        }
      />
      <div className="notes-page__controls">
        <nav aria-label="Which notes">
          <ul className="notes-page__audiences">
            {NOTES_AUDIENCES.map((each) => (
              <li key={each}>{each === audience ? <b aria-current="page">{NOTES_AUDIENCE_WORDS[each]}</b> : <Link to={paths.meetingNotes(id, each)} preventScrollReset>{NOTES_AUDIENCE_WORDS[each]}</Link>}</li>
            ))}
          </ul>
        </nav>
        <p className="soft">
          {audience === "public" ? "What was said in closed session, and what is marked above published papers, is left out." : "With what was said in closed session."}
          {stands !== undefined && <> Below they stand as the record has them now, which is no published version; <a href={paths.meetingNotesFile(id, { format: "docx", audience })} download>download that as Word</a> or <a href={paths.meetingNotesFile(id, { format: "html", audience })} download>as HTML</a>.</>}
          {" "}To print them, use your browser’s Print: these controls are left out.
        </p>
        <Panel id="standing" heading="Agreeing and publishing">
          <NotesStanding standing={standing} />
        </Panel>
      </div>
      <table className="notes-sheet" role="presentation">
        <thead><tr><td className="paper-marking">{marking}</td></tr></thead>
        <tbody>
          <tr>
            <td>
              <p className="notes-sheet__title">{title}</p>
              <PaperView blocks={blocks} />
            </td>
          </tr>
        </tbody>
        <tfoot><tr><td className="paper-marking">{marking}</td></tr></tfoot>
      </table>
    </div>
  );
}
