/** One meeting: who comes, its agenda, what was asked and said, its actions, and closing it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { moveAgendaItem, takeOffAgenda } from "~/commands/meetings/change-agenda.server";
import { holdMeeting, issueAgenda } from "~/commands/meetings/move-meeting.server";
import { formatDate } from "~/domain/calendar-date";
import { howFarOff } from "~/domain/date-words";
import { findingTitle } from "~/domain/finding-name";
import { closingWords } from "~/domain/meeting/closing-words";
import { MEETING_STATE_WORDS, timeWords } from "~/domain/meeting/meeting";
import { withoutEnd } from "~/domain/meeting/without-end";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { meetingPage } from "~/queries/meeting-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { EntryThread } from "~/ui/entry/entry-thread";
import { ActionList } from "~/ui/finding/action-list";
import { LongText } from "~/ui/finding/long-text";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { AgendaList } from "~/ui/meeting/agenda-list";
import { AttendanceList } from "~/ui/meeting/attendance-list";
import { CloseForm } from "~/ui/meeting/close-form";
import { MattersTable } from "~/ui/meeting/matters-table";
import { MeetingFacts } from "~/ui/meeting/meeting-facts";
import { NotYetList } from "~/ui/meeting/not-yet-list";

const shape = z.object({ intent: one, item: one, seen: one, rest: one, written: one, place: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await meetingPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, side: ctx.actor.side, today: ctx.today };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const meetingId = params.id ?? "";
  const { intent, item, seen, rest, written, place } = await readForm(request, shape);
  const page = paths.meeting(meetingId);
  switch (intent) {
    case "up": case "down": {
      const moved = await moveAgendaItem(ctx, { meetingId, item, to: { by: intent === "up" ? -1 : 1 } });
      return moved.ok ? redirectWithMessage(`${page}#agenda`, `The item was moved ${intent}.`, context) : problemData(moved.problem);
    }
    case "move": {
      const moved = await moveAgendaItem(ctx, { meetingId, item, to: { place: Number(place) || 1 } });
      return moved.ok ? redirectWithMessage(`${page}#agenda`, `The item was moved to place ${place}.`, context) : problemData(moved.problem);
    }
    case "take-off": {
      const taken = await takeOffAgenda(ctx, { meetingId, item, seen: seen === "" ? null : Number(seen) });
      return taken.ok ? redirectWithMessage(`${page}#agenda`, `“${taken.value.heading}” was taken off the agenda.`, context) : problemData(taken.problem);
    }
    case "issue-agenda": {
      const issued = await issueAgenda(ctx, meetingId);
      return issued.ok ? redirectWithMessage(page, "The agenda was issued: the force sees it as it stands.", context) : problemData(issued.problem);
    }
    case "hold": {
      const held = await holdMeeting(ctx, meetingId);
      return held.ok ? redirectWithMessage(page, "The meeting is recorded as held. Say how its items ended and what was said of the actions, then close it.", context) : problemData(held.problem);
    }
    case "close": {
      const closed = await closeMeeting(ctx, { meetingId, rest: rest === "" ? null : "not-reached", written: written === "take" || written === "leave" ? written : null });
      if (!closed.ok) return problemData(closed.problem);
      return redirectWithMessage(page, closingWords(closed.value), context);
    }
    default: return problemData({ kind: "invalid", message: "There is no such button on this page. Load it again and choose one." });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Assurance tracker" : `${data.meeting.title} – Assurance tracker` },
];

export default function Meeting() {
  const { meeting, plannedNext, lines, matters, notYet, opening, otherBusiness, perFinding, perItem, actions, agendaInPreparation, hasBegun, hasNotes, writtenLeft, may, side, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const common = { earlierResponses: {}, meetings: {}, side, today };
  const open = meeting.state !== "closed";
  const time = timeWords(meeting);
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead
        heading={meeting.title}
        about={`${formatDate(meeting.date)}${time === "" ? "" : `, ${time}`} (${howFarOff(meeting.date, today)}) · ${MEETING_STATE_WORDS[meeting.state]}`}
        actions={
          <>
            {open && hasBegun && <Link className="button" to={paths.live(meeting.id)}>{may.note ? "Take notes" : "Read the notes along"}</Link>}
            {open && may.plan && <Link className="button" to={paths.editMeeting(meeting.id)}>Change it</Link>}
            {side !== "observer" && <Link className="button" to={paths.pack(meeting.id)}>Briefing pack</Link>}
            {hasNotes && side !== "observer" && <Link className="button" to={paths.meetingNotes(meeting.id)}>Notes</Link>}
            <a className="button" href={paths.meetingCalendar(meeting.id)} download>Put it in a calendar</a>
            <Link to={paths.meetings()}>All meetings</Link>
          </>
        }
      />
      <div className="meeting-columns">
        <Panel id="details" heading="Details">
          <MeetingFacts meeting={meeting} plannedNext={plannedNext} mayPlan={may.plan} today={today} />
        </Panel>
        <Panel id="attendance" heading="Attendance" links={open && (may.plan || may.note) ? <Link to={paths.attendance(meeting.id)}>Change who comes</Link> : undefined}>
          <AttendanceList attendance={meeting.attendance} />
        </Panel>
      </div>
      <Panel id="agenda" heading="Agenda" links={open && may.plan ? <Link to={paths.newAgendaItem(meeting.id)}>Add an item</Link> : undefined}>
        {agendaInPreparation && (side === "opcc"
          ? <p className="byline">In preparation: what you add, move or end here only your office sees until the agenda is issued. The force sees outstanding matters, questions that were issued and standing items.</p>
          : <p className="byline">In preparation by the commissioner’s office: this is what stands on it by itself.</p>)}
        <AgendaList meetingId={meeting.id} lines={lines} matters={matters.length} may={may} open={open} />
        {open && (
          <Form method="post" className="moves">
            {agendaInPreparation && may.plan && <button className="button" name="intent" value="issue-agenda">Issue the agenda to the force</button>}
            {meeting.state === "planned" && hasBegun && may.note && <button className="button button--filled" name="intent" value="hold">It has been held</button>}
          </Form>
        )}
      </Panel>
      <Panel id="outstanding" heading="Outstanding matters">
        <MattersTable matters={matters} meetingId={meeting.id} hasBegun={hasBegun} open={open} />
        <NotYetList notYet={notYet} />
      </Panel>
      <Panel id="opening" heading="Opening comment">
        {opening.length === 0 ? <p className="none">None was recorded.</p> : <EntryThread findingId="" entries={opening} {...common} />}
      </Panel>
      {perItem.map(({ number, heading, entries }) => (
        <Panel key={number} id={`item-${number}`} heading={`${number} ${heading}`}>
          <EntryThread findingId="" entries={entries} {...common} />
        </Panel>
      ))}
      {perFinding.length === 0 && (
        <Panel id="entries" heading="Questions and responses">
          <p className="none">Nothing was put on a finding at this meeting.</p>
        </Panel>
      )}
      {perFinding.map(({ finding, entries }) => (
        <Panel
          key={finding.reference}
          id={finding.reference}
          heading={`${findingTitle(finding)} (${finding.reference})`}
          links={<Link to={paths.finding(finding.reference)}>Open {finding.reference}</Link>}
        >
          <LongText text={finding.text} />
          <EntryThread findingId={finding.id} entries={entries} {...common} />
        </Panel>
      ))}
      <Panel id="other-business" heading="Any other business">
        {otherBusiness.length === 0 ? <p className="none">None was recorded.</p> : <EntryThread findingId="" entries={otherBusiness} {...common} />}
      </Panel>
      <Panel id="actions" heading="Actions that arose here" links={may.keepActions && open ? <Link to={paths.newAction(`meeting=${encodeURIComponent(meeting.id)}`)}>Add an action</Link> : undefined}>
        <ActionList actions={actions} today={today} arose={false} />
      </Panel>
      {open && hasBegun && may.note && (
        <Panel id="close" heading="Close the meeting">
          <CloseForm waiting={matters.filter(({ accountedFor }) => !accountedFor).length} unended={withoutEnd(lines, ({ item }) => item?.outcome != null).length} restError={problem?.field === "rest" ? problem.message : undefined} written={writtenLeft} writtenError={problem?.field === "written" ? problem.message : undefined} />
        </Panel>
      )}
    </>
  );
}
