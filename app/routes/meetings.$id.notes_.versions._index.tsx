/** The versions of the notes of a meeting; here they are circulated, and what was published is corrected. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { circulateNotes, correctNotes } from "~/commands/notes/circulate-notes.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { notesVersionsPage } from "~/queries/notes-versions-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { NotesStanding } from "~/ui/notes/notes-standing";

const shape = z.object({ intent: one, reason: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await notesVersionsPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const meetingId = params.id ?? "";
  const { intent, reason } = await readForm(request, shape);
  switch (intent) {
    case "circulate": {
      const circulated = await circulateNotes(ctx, meetingId);
      return circulated.ok ? redirectWithMessage(paths.notesVersion(meetingId, circulated.value.number), "The notes are in circulation: both sides read them, comment on them and agree them.", context) : problemData(circulated.problem);
    }
    case "correct": {
      const begun = await correctNotes(ctx, { meetingId, reason });
      return begun.ok ? redirectWithMessage(paths.notesVersion(meetingId, begun.value.number), `Version ${String(begun.value.number)} begins with the words that are published. Reword what was wrong; both sides agree it anew.`, context) : problemData(begun.problem, { reason });
    }
    default: return problemData({ kind: "invalid", message: "There is no such button on this page. Load it again and choose one." });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Versions of the notes of ${data?.meeting.title ?? "a meeting"} – Assurance tracker` }];

export default function NotesVersions() {
  const standing = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead heading="Versions of the notes" about={<>Of <Link to={paths.meeting(standing.meeting.id)}>{standing.meeting.title}</Link> ({standing.meeting.reference}).</>} />
      <NotesStanding standing={standing} problem={problem} />
    </>
  );
}
