/** The form for a comment on notes: kept as a draft of one’s own side, sent to the other, or, by the office, put into the notes at once. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { commentOnNotes } from "~/commands/notes/comment-on-notes.server";
import { rewordNotes } from "~/commands/notes/decide-comment.server";
import { formatDate } from "~/domain/calendar-date";
import { withdrawnWords } from "~/domain/notes/notes-rules";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { commentPage } from "~/queries/notes-version-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";

const shape = z.object({ intent: one, about: one, comment: one, seen: one, base: one, text: one, proposed: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const page = await commentPage(ctx, { meetingId: params.id ?? "", number: Number(params.number), about: searchParams.get("about") ?? "", comment: searchParams.get("comment") ?? "" });
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const { intent, about, comment, seen, base, text, proposed } = typed;
  const which = { meetingId: params.id ?? "", number: Number(params.number) };
  const page = `${paths.notesVersion(which.meetingId, which.number)}#comments`;
  if (intent === "reword") {
    const reworded = await rewordNotes(ctx, { ...which, about, base, typed: { text, proposed } });
    return reworded.ok ? redirectWithMessage(page, ["The wording was put into the notes.", withdrawnWords(reworded.value.withdrew) ?? ""].join(" ").trim(), context) : problemData(reworded.problem, typed);
  }
  const send = intent === "send";
  const written = await commentOnNotes(ctx, { ...which, about, base, typed: { text, proposed }, draft: comment === "" ? null : { id: comment, seen: Number(seen) }, send });
  if (!written.ok) return problemData(written.problem, typed);
  const took = written.value.tookBack ? " Your side had agreed the notes: sending a comment took that back." : "";
  return redirectWithMessage(page, send ? `The comment was sent to the other side.${took}` : "The comment was saved as a draft. Only your side sees it until it is sent.", context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Comment: ${data?.label ?? "notes"} – Assurance tracker` }];

export default function Comment() {
  const { meeting, number, about, label, part, draft, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const errors = problem?.field === undefined ? {} : { [problem.field]: problem.message };
  // After a refusal the form takes the place of what its author has now been shown.
  const base = part?.text ?? "";
  const context = (
    <>
      <p>Notes of {meeting.title}, {formatDate(meeting.date)}, version {number}.</p>
      {part !== null && <FormContext text={part.text} label="As the notes have it" />}
      {part?.said != null && <p className="byline">{part.said}</p>}
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  return (
    <PageForm
      heading={`Comment: ${label}`} about={context} problem={problem} submit="Save as a draft" backTo={paths.notesVersion(meeting.id, number)}
      more={
        <>
          {may.send && <button className="button" name="intent" value="send">Send it to the other side</button>}
          {may.reword && <button className="button" name="intent" value="reword">Put the wording into the notes</button>}
        </>
      }
    >
      <input type="hidden" name="about" value={about} />
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="comment" value={draft?.id ?? ""} />
      <input type="hidden" name="seen" value={draft?.seen ?? ""} />
      <TextField id="text" label="What you say of it" hint={part === null || part.locked ? undefined : "May be left empty where the wording below says enough."} error={errors["text"]} defaultValue={answer?.typed?.text ?? draft?.text ?? ""} rows={3} />
      {part !== null && !part.locked && (
        <TextField id="proposed" label="Proposed wording" hint="The whole of this part, as it should read. Left as it is, nothing is proposed." error={errors["proposed"]} defaultValue={answer?.typed?.proposed ?? draft?.proposed ?? part.text} rows={6} />
      )}
      {part?.locked === true && <p className="byline">The text of a finding is HMICFRS’s: it is not reworded here.</p>}
    </PageForm>
  );
}
