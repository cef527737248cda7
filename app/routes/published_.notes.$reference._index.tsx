/** The published notes of one meeting, for everybody: the version that stands, or an earlier one, marked so. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import { notesPaper } from "~/domain/notes/notes-paper";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { publishedNotes } from "~/queries/published-notes.server";
import { visitorCtx } from "~/session.server";
import { Panel } from "~/ui/finding/panel";
import { PageHead } from "~/ui/layout/page-head";
import { PaperView } from "~/ui/meeting/paper-view";
import { NotesDifferences } from "~/ui/notes/notes-differences";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const version = new URL(request.url).searchParams.get("version");
  const page = await publishedNotes(visitorCtx(context), params.reference ?? "", version === null ? null : Number(version));
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Notes of ${data === undefined ? "a meeting" : `${data.notes.title}, ${formatDate(data.notes.date)}`} – Assurance tracker` }];

export default function PublishedNotes() {
  const { notes, number, publishedOn, reason, supersededBy, versions, differences, takenOut, closedSince } = useLoaderData<typeof loader>();
  const before = versions.find((each) => each.number < number);
  const { reference } = notes;
  return (
    <>
      <PageHead
        heading={`Notes: ${notes.title}`}
        about={`${formatDate(notes.date)} · published ${formatDate(publishedOn)}${versions.length === 1 ? "" : `, version ${String(number)}`}`}
        actions={
          <>
            <a className="button" href={paths.publishedNotesFile(reference, number, "docx")}>Word</a>
            <a className="button" href={paths.publishedNotesFile(reference, number, "html")}>HTML file</a>
            <Link to={paths.publishedNotes()}>All published notes</Link>
          </>
        }
      />
      {supersededBy !== null && <p className="notes-notice notes-notice--stop">These notes have been superseded: <Link to={paths.publishedNotesOf(reference)}>version {supersededBy}</Link> is the one that stands.{closedSince ? " What that one has in closed session is left out here too." : ""}</p>}
      {reason !== null && <p className="notes-notice">Corrected: {reason}</p>}
      <div className="notes-paper"><PaperView blocks={notesPaper(notes).filter(({ key }) => key !== "title")} /></div>
      {before !== undefined && (
        <Panel id="differences" heading={`What differs from version ${String(before.number)}`}>
          {(differences.length > 0 || !takenOut) && <NotesDifferences differences={differences} before={before.number} />}
          {takenOut && <p>Something was taken out; its words are not shown here.</p>}
        </Panel>
      )}
      {versions.length > 1 && (
        <Panel id="versions" heading="Versions">
          <ul>
            {versions.map((each) => (
              <li key={each.number}>
                {each.number === number ? <b>Version {each.number}</b> : <Link to={paths.publishedNotesOf(reference, each.number)}>Version {each.number}</Link>}, published {formatDate(each.publishedOn)}{each.reason === null ? "" : `: ${each.reason}`}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
