/** One version of the notes of a meeting: what was said of it, who has agreed it, and its words. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { agreeNotes, takeBackAgreement } from "~/commands/notes/agree-notes.server";
import { abandonNotes } from "~/commands/notes/abandon-notes.server";
import { renewNotes } from "~/commands/notes/circulate-notes.server";
import { discardComment, sendComments, withdrawComment } from "~/commands/notes/comment-on-notes.server";
import { decideComment } from "~/commands/notes/decide-comment.server";
import { publishNotes } from "~/commands/notes/publish-notes.server";
import { formatDate, formatMoment } from "~/domain/calendar-date";
import { isOpenComment } from "~/domain/notes/notes-comment";
import { notesPaper } from "~/domain/notes/notes-paper";
import { withdrawnWords } from "~/domain/notes/notes-rules";
import { isEnded, NOTES_STATE_WORDS } from "~/domain/notes/notes-version";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { notesVersionPage } from "~/queries/notes-version-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { PaperView } from "~/ui/meeting/paper-view";
import { AbandonNotes } from "~/ui/notes/abandon-notes";
import { NotesAgreement } from "~/ui/notes/notes-agreement";
import { NotesCommentList } from "~/ui/notes/notes-comment-list";
import { NotesDifferences } from "~/ui/notes/notes-differences";
import { NotesPartList } from "~/ui/notes/notes-part-list";

const shape = z.object({ intent: one, seen: one, comment: one, note: one, reason: one, how: one, for: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await notesVersionPage(ctx, params.id ?? "", Number(params.number));
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, side: ctx.actor.side };
}

const TOOK_BACK = " Your side had agreed the notes: sending a comment took that back.";

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const { intent, comment, note, how, for: inNameOf } = typed;
  const which = { meetingId: params.id ?? "", number: Number(params.number) };
  const seen = { ...which, seen: Number(typed.seen) };
  const page = paths.notesVersion(which.meetingId, which.number);
  const say = (message: string, part = "") => redirectWithMessage(`${page}${part}`, message, context);
  switch (intent) {
    case "agree": {
      const agreed = await agreeNotes(ctx, { ...seen, how, for: inNameOf });
      return agreed.ok ? say(agreed.value.both ? "Both sides have agreed these notes. They can be published." : "Your side has agreed these notes. Any change withdraws that.") : problemData(agreed.problem, typed);
    }
    case "take-back": {
      const taken = await takeBackAgreement(ctx, seen);
      return taken.ok ? say("The agreement of your side was taken back.") : problemData(taken.problem, typed);
    }
    case "publish": {
      const published = await publishNotes(ctx, { ...seen, how, for: inNameOf });
      return published.ok ? say(`The notes are published at ${paths.publishedNotesOf(published.value.reference)}. This version does not change any more.`) : problemData(published.problem, typed);
    }
    case "renew": {
      const renewed = await renewNotes(ctx, seen);
      if (!renewed.ok) return problemData(renewed.problem, typed);
      const { changed, lost, withdrew } = renewed.value;
      const gone = lost.length === 0 ? [] : [`What had been reworded is as the record has it by now: ${lost.join("; ")}.`];
      return say([`${changed === 1 ? "1 part is" : `${String(changed)} parts are`} as the record has ${changed === 1 ? "it" : "them"} now.`, ...gone, withdrawnWords(withdrew) ?? ""].join(" ").trim());
    }
    case "accept": case "decline": {
      const decided = await decideComment(ctx, { ...seen, comment, note: intent === "accept" ? "" : note, as: intent === "accept" ? "accepted" : "declined" });
      return decided.ok ? say([intent === "accept" ? "The comment was accepted." : "The comment was declined. The other side reads why.", withdrawnWords(decided.value.withdrew) ?? ""].join(" ").trim(), "#comments") : problemData(decided.problem, typed);
    }
    case "withdraw": {
      const withdrawn = await withdrawComment(ctx, { ...which, comment });
      return withdrawn.ok ? say("The comment was taken back. Both sides still read it.", "#comments") : problemData(withdrawn.problem, typed);
    }
    case "discard": {
      const discarded = await discardComment(ctx, { ...which, comment });
      return discarded.ok ? say("The draft was discarded.", "#comments") : problemData(discarded.problem, typed);
    }
    case "abandon": {
      const abandoned = await abandonNotes(ctx, { ...seen, reason: typed.reason });
      return abandoned.ok ? say("The correction was abandoned. What was published before stands; both sides read why.") : problemData(abandoned.problem, typed);
    }
    case "send": {
      const sent = await sendComments(ctx, which);
      return sent.ok ? say(`${sent.value.sent === 1 ? "1 comment was" : `${String(sent.value.sent)} comments were`} sent to the other side.${sent.value.tookBack ? TOOK_BACK : ""}`, "#comments") : problemData(sent.problem, typed);
    }
    default: return problemData({ kind: "invalid", message: "There is no such button on this page. Load it again and choose one." }, typed);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data === undefined ? "Assurance tracker" : `Notes of ${data.meeting.title}, version ${String(data.version.number)} – Assurance tracker` }];

export default function NotesVersion() {
  const { meeting, version, notes, parts, comments, before, differences, moved, may, inNameOf, side } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const problem = answer?.problem ?? null;
  const { number, state, circulated } = version;
  const open = comments.filter(isOpenComment).length;
  const field = problem?.field === "how" || problem?.field === "for" ? `${answer?.typed?.intent ?? ""}-${problem.field}` : problem?.field;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field }]} />}
      <PageHead
        heading={`Notes of ${meeting.title}: version ${String(number)}`}
        about={`${formatDate(meeting.date)} · ${NOTES_STATE_WORDS[state]} · circulated by ${[circulated.by, circulated.post].filter((part) => part !== "").join(", ")}, ${formatMoment(circulated.at)}`}
        actions={
          <>
            <a className="button" href={paths.notesVersionFile(meeting.id, number, { format: "docx", audience: "full" })}>Word, all of it</a>
            <a className="button" href={paths.notesVersionFile(meeting.id, number, { format: "docx", audience: "public" })}>Word, the public part</a>
            <Link to={paths.notesVersions(meeting.id)}>All versions</Link>
            <Link to={paths.meeting(meeting.id)}>The meeting</Link>
          </>
        }
      />
      {state === "abandoned" && <p className="notes-notice">{version.abandoned === null ? "This correction was abandoned." : `Abandoned by ${version.abandoned.by}, ${formatMoment(version.abandoned.at)}: ${version.abandoned.reason}`} <Link to={paths.publishedNotesOf(meeting.reference)}>Read what stands</Link></p>}
      {version.superseded && <p className="notes-notice">A later version has been published in place of this one: <Link to={paths.publishedNotesOf(meeting.reference)}>read what stands</Link>.</p>}
      {state === "published" && !version.superseded && <p className="notes-notice">This version is published and stays as it is. <Link to={paths.publishedNotesOf(meeting.reference)}>What everybody may read</Link></p>}
      {version.reason !== null && <p className="notes-notice">It {state === "abandoned" ? "was to correct" : "corrects"} what was published before. Why: {version.reason}</p>}
      {moved > 0 && may.decide && (
        <Form method="post" className="notes-notice">
          <input type="hidden" name="seen" value={version.version} />
          <span>The record says {moved === 1 ? "1 thing" : `${String(moved)} things`} otherwise than these notes, since they were circulated or corrected.</span>
          <button className="button" name="intent" value="renew">Take in what the record says now</button>
        </Form>
      )}
      <Panel id="agreement" heading="Agreement">
        <NotesAgreement
          version={version} side={side} open={open} meetingClosed={meeting.state === "closed"} leftOut={parts.filter(({ closed }) => closed).map(({ label }) => label)} may={may} inNameOf={inNameOf}
          answer={answer === null ? null : { problem: answer.problem, typed: answer.typed }}
        />
      </Panel>
      {before !== null && (
        <Panel id="differences" heading={`What differs from version ${String(before)}`}>
          <NotesDifferences differences={differences} before={before} />
        </Panel>
      )}
      <Panel id="comments" heading={open === 0 ? "Comments" : `Comments, ${String(open)} to be decided`}>
        <NotesCommentList meetingId={meeting.id} number={number} seen={version.version} comments={comments} side={side} may={may} answer={answer === null ? null : { problem: answer.problem, typed: answer.typed }} />
      </Panel>
      {may.abandon && <AbandonNotes seen={version.version} problem={answer?.typed?.intent === "abandon" ? problem : null} reason={answer?.typed?.reason ?? ""} />}
      <Panel id="whole" heading="The notes, all of them">
        <p className="byline">Marked {notes.marking}</p>
        <div className="notes-paper"><PaperView blocks={notesPaper(notes).filter(({ key }) => key !== "title")} /></div>
      </Panel>
      {!isEnded(version) && (
        <Panel id="words" heading="The notes, part by part">
          <NotesPartList meetingId={meeting.id} number={number} parts={parts} comments={comments} mayComment={may.comment} />
        </Panel>
      )}
    </>
  );
}
