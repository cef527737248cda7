/** Live notes: the note-taker's screen at the table, which everybody else of both sides may read along. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { noteLive } from "~/commands/meetings/note-live.server";
import { formatDate } from "~/domain/calendar-date";
import { fingerprintOf } from "~/domain/fingerprint";
import { itemBeside } from "~/domain/meeting/live-page";
import { readAddition, readLiveWrite } from "~/domain/meeting/live-write";
import { MEETING_STATE_WORDS } from "~/domain/meeting/meeting";
import { problemData, problemResponse, readFields } from "~/http.server";
import { paths } from "~/paths";
import { livePage } from "~/queries/live-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { LiveDesk } from "~/ui/meeting/live/live-desk";
import { useLiveNotes } from "~/ui/meeting/live/use-live-notes";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await livePage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  const search = new URL(request.url).searchParams;
  return { page: page.value, formId: ctx.newId(), chosen: { item: search.get("item"), entry: search.get("entry") } };
}

const DONE_WORDS: Partial<Record<string, string>> = { take: "You take the notes of this item.", "take-over": "You take the notes of this item now.", forget: "What was typed was discarded.", end: "How the item ended was recorded. This is the next one." };

/** A form sent without a script: pressed twice it is one write, and with other words another. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const meetingId = params.id ?? "";
  const { form: [form = ""] = [], kind: [kind = ""] = [], on: [item = ""] = [], ...typed } = await readFields(request);
  const { kind: wanted, fields } = kind === "add" ? readAddition(typed) : { kind, fields: typed };
  const sent = { id: `${form}-${fingerprintOf(JSON.stringify([wanted, item, fields]))}`, kind: wanted, item, fields };
  const noted = await noteLive(ctx, { meetingId, sent });
  if (noted.ok) {
    const page = wanted === "end" ? await livePage(ctx, meetingId) : null;
    const next = page?.ok === true ? itemBeside(page.value.items, item, 1) : null;
    const done = wanted === "end" && next === null ? "How the item ended was recorded. It was the last one." : (DONE_WORDS[sent.kind] ?? "It was recorded.");
    return redirectWithMessage(paths.live(meetingId, next ?? item), done, context);
  }
  const shown = readLiveWrite(kind === "add" ? { ...sent, fields: { ...typed, ...fields } } : sent);
  return problemData(noted.problem, shown.ok ? shown.value : null);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data === undefined ? "Assurance tracker" : `Live notes: ${data.page.meeting.title} – Assurance tracker` }];

/** The screen keeps itself up to date, also where the server cannot be reached for a while. */
export function shouldRevalidate({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  return currentParams.id !== nextParams.id;
}

export default function LiveOfMeeting() {
  const loaded = useLoaderData<typeof loader>();
  return <Live key={loaded.page.meeting.id} {...loaded} />;
}

function Live({ page, formId, chosen }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const answer = useActionData<typeof action>();
  const notes = useLiveNotes({ page, formId, sent: answer?.typed ?? null });
  const { meeting, mayNote } = notes.page;
  return (
    <>
      {answer?.problem !== undefined && <ErrorSummary errors={[{ message: answer.problem.message }]} />}
      <PageHead
        heading={<>Live notes <span className="soft">{meeting.title}</span></>}
        about={`${formatDate(meeting.date)} · ${MEETING_STATE_WORDS[meeting.state]}`}
        actions={<><Link to={paths.meeting(meeting.id)}>The meeting</Link>{!notes.ready && <a href={paths.live(meeting.id, chosen.item ?? "")}>Load again</a>}{mayNote && meeting.state !== "closed" && <Link to={paths.attendance(meeting.id)}>Who is here</Link>}</>}
      />
      {meeting.state === "planned" && <p className="live-notice">{meeting.toCome ? "It has not taken place yet: notes are taken from its day on." : mayNote ? "It begins with the first note: from then on both sides see the agenda as it stands." : "It has not begun yet."}</p>}
      {meeting.state === "closed" && <p className="live-notice">The meeting is closed: this is how its notes stand.</p>}
      {mayNote && notes.page.posts.length === 0 && <p className="live-notice">Nobody is named in its attendance yet. <Link to={paths.attendance(meeting.id)}>Say who is here</Link>, so that one key is enough to record who answers.</p>}
      <LiveDesk notes={notes} chosen={chosen} />
    </>
  );
}
