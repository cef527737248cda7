/** One action: what is to be done, what happened to it, and what can be recorded now. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { recordActionEvent } from "~/commands/actions/record-action-event.server";
import { ACTION_KIND_WORDS, ACTION_STATE_WORDS, type ActionEventKind } from "~/domain/action/action";
import { formatDate } from "~/domain/calendar-date";
import { timesWords } from "~/domain/times-words";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { actionPage } from "~/queries/action-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { EventForm } from "~/ui/action/event-form";
import { EventList } from "~/ui/action/event-list";
import { eventValues } from "~/ui/action/event-values";
import { DateText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({ intent: one, seen: one, kind: one, text: one, by: one, mode: one, on: one, meeting: one, toMeeting: one, replacedBy: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await actionPage(ctx, params.reference ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const recorded = await recordActionEvent(ctx, { reference: params.reference ?? "", seen: typed.seen === "" ? null : Number(typed.seen), typed });
  if (!recorded.ok) return problemData(recorded.problem, typed);
  return redirectWithMessage(paths.action(recorded.value.reference), "It was recorded.", context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.action.reference ?? "Action"} – Assurance tracker` }];

const WHILE_OPEN: readonly ActionEventKind[] = ["update", "completed", "deferred", "replaced", "no-longer-required"];

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Facts({ action: { owners, marking, kind, revisitOn }, line, entry, standsOn, today }: Page) {
  return (
    <dl className="facts">
      <div><dt>Owner</dt><dd><div>{owners.length === 0 ? <strong className="needs-someone">none</strong> : owners.join(", ")}</div></dd></div>
      <div><dt>Due</dt><dd><div>{line.overdue && <><strong className="needs-someone">Overdue</strong> </>}{line.due}</div></dd></div>
      {kind === "revisit" && revisitOn !== null && <div><dt>Comes back</dt><dd><div><DateText date={revisitOn} today={today} /></div></dd></div>}
      <div><dt>Arose</dt><dd><div>{line.arose.meetingId === null ? formatDate(line.arose.on) : <><Link to={paths.meeting(line.arose.meetingId)}>{line.arose.title}</Link>, {formatDate(line.arose.on)}</>}</div></dd></div>
      {line.findingReference !== null && <div><dt>Finding</dt><dd><div><Link to={paths.finding(line.findingReference)}>{line.findingReference}</Link></div></dd></div>}
      {entry !== null && <div><dt>From</dt><dd><div><Link to={paths.entry(entry.id)}>What was asked</Link></div></dd></div>}
      <div><dt>Brought forward</dt><dd><div>{line.timesBroughtForward === 0 ? "not yet" : timesWords(line.timesBroughtForward)}</div></dd></div>
      {line.state === "open" && <div><dt>Stands on</dt><dd><div>{standsOn === null ? <span className="none">the next agenda, not planned yet</span> : <Link to={paths.meeting(standsOn.id)}>{standsOn.title}</Link>}</div></dd></div>}
      {marking !== null && <div><dt>Marking</dt><dd><div>{marking}</div></dd></div>}
    </dl>
  );
}

function Chain({ before, after }: Page) {
  const item = (tied: Page["before"][number], words: string) => <li key={tied.reference}>{words} <Link to={paths.action(tied.reference)}>{tied.reference}</Link> {tied.text} <span className="soft">({ACTION_STATE_WORDS[tied.state].toLowerCase()})</span></li>;
  return <ul className="covered-findings">{before.map((each) => item(each, "Took the place of"))}{after.map((each, index) => item(each, index === 0 ? "Replaced by" : "and that by"))}</ul>;
}

export default function ActionPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { action: kept, events, before, after, meetings, later, standsOn, may, today } = page;
  const problem = answer?.problem ?? null;
  const open = kept.state === "open";
  const kinds: readonly ActionEventKind[] = may.keep ? (open ? WHILE_OPEN : ["reopened"]) : may.report && open ? ["update"] : [];
  const { values, left } = eventValues(answer?.typed, kinds, { kind: open ? "update" : "reopened", text: "", by: "", mode: "", on: "", meeting: search.get("meeting") ?? standsOn?.id ?? "", toMeeting: "", replacedBy: "" });
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead
        heading={`${ACTION_KIND_WORDS[kept.kind]} ${kept.reference}`}
        about={<>{ACTION_STATE_WORDS[kept.state]} · <Link to={paths.actions()}>All actions</Link></>}
        actions={may.keep && open ? <Link className="button" to={paths.editAction(kept.reference)}>Change it</Link> : undefined}
      />
      <div className="finding-columns">
        <div>
          <Panel id="words" heading="What is to be done"><LongText text={kept.text} /></Panel>
          <Panel id="events" heading="What happened to it"><EventList events={events} today={today} /></Panel>
          {left !== null && <Panel id="typed" heading="What you typed">{left.map((words, index) => <LongText key={`${String(index)} ${words}`} text={words} />)}</Panel>}
          {kinds.length > 0 && (
            <Panel id="record" heading={open ? (may.keep ? "Record what happened" : "Report on it") : "Open it again"}>
              <EventForm key={kept.version} kinds={kinds} seen={kept.version} values={values} meetings={meetings} later={later} problem={problem} />
            </Panel>
          )}
        </div>
        <aside aria-label="About the action">
          <Panel id="facts" heading="Details"><Facts {...page} /></Panel>
          {before.length + after.length > 0 && <Panel id="chain" heading="Before and after"><Chain {...page} /></Panel>}
        </aside>
      </div>
    </>
  );
}
