/** One item of an agenda: its words, and how it ended. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { editAgendaItem } from "~/commands/meetings/change-agenda.server";
import { endAgendaItem } from "~/commands/meetings/end-agenda-item.server";
import { setClosedSession } from "~/commands/meetings/set-closed-session.server";
import { ITEM_OUTCOME_WORDS } from "~/domain/meeting/agenda";
import { withdrawnWords } from "~/domain/notes/notes-rules";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { agendaItemPage } from "~/queries/meeting-forms.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { AgendaItemFields } from "~/ui/meeting/agenda-item-fields";
import { ItemClosedSession } from "~/ui/meeting/item-closed-session";
import { ItemEndForm } from "~/ui/meeting/item-end-form";

const shape = z.object({
  intent: one, seen: one, heading: one, text: one, parent: one, finding: one, sourceKind: one, sourceTitle: one, sourceLink: one, closedSession: one,
  outcome: one, note: one, link: one, toMeeting: one,
});

const NOT_TAKEN_IN = "The notes in circulation do not have that yet: take it in on their page. Until then they cannot be published.";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await agendaItemPage(ctx, params.id ?? "", params.item ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const [meetingId, item] = [params.id ?? "", params.item ?? ""];
  const typed = await readForm(request, shape);
  const page = `${paths.meeting(meetingId)}#agenda`;
  const seen = typed.seen === "" ? null : Number(typed.seen);
  if (typed.intent === "end") {
    const ended = await endAgendaItem(ctx, { meetingId, item, seen, typed });
    return ended.ok ? redirectWithMessage(page, `How “${ended.value.heading}” ended was saved.`, context) : problemData(ended.problem, typed);
  }
  if (typed.intent === "closed-session") {
    const closed = typed.closedSession !== "";
    const set = await setClosedSession(ctx, { meetingId, item, seen: Number(typed.seen), closed });
    if (!set.ok) return problemData(set.problem, typed);
    const { heading, notes } = set.value;
    const says = [`“${heading}” is ${closed ? "in closed session now: it is left out of public notes" : "not in closed session any more"}.`, ...(notes === null ? [] : notes === "not yet" ? [NOT_TAKEN_IN] : ["The notes in circulation took that in.", withdrawnWords(notes.withdrew) ?? ""])];
    return redirectWithMessage(page, says.join(" ").trim(), context);
  }
  const changed = await editAgendaItem(ctx, { meetingId, item, seen, typed });
  return changed.ok ? redirectWithMessage(page, "The item was changed.", context) : problemData(changed.problem, typed);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.line?.heading ?? "Item"} – Assurance tracker` }];

export default function Item() {
  const { meeting, hasBegun, line, headings, parentKey, later, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const typed = answer?.typed;
  const item = line?.item ?? null;
  const wordsTyped = typed !== undefined && typed.intent !== "end";
  const endTyped = typed !== undefined && typed.intent === "end";
  const words = wordsTyped ? typed : {
    heading: line?.heading ?? "", text: item?.text ?? "", parent: parentKey, finding: "", sourceKind: item?.source?.kind ?? "", sourceTitle: item?.source?.title ?? "", sourceLink: item?.source?.link ?? "", closedSession: item?.closedSession === true ? "yes" : "",
  };
  const end = endTyped ? typed : { outcome: item?.outcome ?? "", note: item?.outcomeNote ?? "", link: item?.outcomeLink ?? "", toMeeting: item?.deferredToMeetingId ?? "" };
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead
        heading={`${line?.number ?? ""} ${line?.heading ?? ""}`}
        about={<>An item of <Link to={paths.meeting(meeting.id)}>{meeting.title}</Link>{item?.outcome != null && <> · {ITEM_OUTCOME_WORDS[item.outcome]}</>}</>}
      />
      {meeting.state === "closed" ? <ItemClosedSession item={item} above={line?.closedAbove ?? null} below={line?.below ?? []} may={may.plan} /> : (
        <div className="meeting-columns">
          {may.note && (
            <Panel id="end" heading={hasBegun ? "How it ended" : "Before the meeting"}>
              <ItemEndForm key={item?.version ?? 0} seen={item?.version ?? null} kind={line?.kind ?? "other"} hasBegun={hasBegun} values={end} later={later} problem={endTyped ? problem : null} />
            </Panel>
          )}
          {may.plan && (
            <Panel id="words" heading="What it says">
              <Form key={item?.version ?? 0} method="post" className="form">
                <input type="hidden" name="seen" value={item?.version ?? ""} />
                <AgendaItemFields values={words} headings={headings} asksFinding={false} problem={wordsTyped ? problem : null} />
                <div className="form__buttons"><button className="button" name="intent" value="edit">Save what it says</button></div>
              </Form>
            </Panel>
          )}
        </div>
      )}
    </>
  );
}
