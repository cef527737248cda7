/** The published notes of all meetings, for everybody: nobody need be signed in. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import { paths } from "~/paths";
import { publishedNotesList } from "~/queries/published-notes.server";
import { visitorCtx } from "~/session.server";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ context }: LoaderFunctionArgs) {
  return { meetings: await publishedNotesList(visitorCtx(context)) };
}

export const meta: MetaFunction = () => [{ title: "Published notes of meetings – Assurance tracker" }];

export default function AllPublishedNotes() {
  const { meetings } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead heading="Published notes of meetings" about="What was asked and answered, as both sides agreed it." />
      {meetings.length === 0 ? (
        <p className="none">No notes have been published yet.</p>
      ) : (
        <table className="plain-table framed-table">
          <caption className="visually-hidden">Published notes, the latest meeting first</caption>
          <thead><tr><th scope="col">Meeting</th><th scope="col">Held on</th><th scope="col">Kind</th><th scope="col">Published</th></tr></thead>
          <tbody>
            {meetings.map(({ reference, title, date, kind, publishedOn, corrections }) => (
              <tr key={reference}>
                <th scope="row" data-heading="Meeting"><Link to={paths.publishedNotesOf(reference)}>{title}</Link></th>
                <td data-heading="Held on">{formatDate(date)}</td>
                <td data-heading="Kind">{kind}</td>
                <td data-heading="Published">{formatDate(publishedOn)}{corrections === 0 ? "" : ", corrected"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
