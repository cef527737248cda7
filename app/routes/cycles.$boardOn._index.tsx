/** One SIB cycle: what can be done with it now, its snapshots, and which updates are missing. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import { correctSnapshot, moveSibCycle } from "~/commands/cycles/move-cycle.server";
import { remindLeads } from "~/commands/cycles/remind-leads.server";
import { beginWork } from "~/commands/long-work.server";
import { formatDate, formatMoment } from "~/domain/calendar-date";
import { NO_AREA, NO_LEAD, UPDATE_PROGRESS, UPDATE_PROGRESS_WORDS, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { remindedWords } from "~/domain/cycle/reminder";
import { CYCLE_MOVES, CYCLE_MOVE_WORDS, CYCLE_STATE_WORDS, isOver, type CycleMove } from "~/domain/cycle/sib-cycle";
import { done, type Done } from "~/domain/problem";
import type { LeadsOn } from "~/domain/progress";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { cyclePage } from "~/queries/cycle-page.server";
import { ledOn, redirectWithMessage, requireCtx } from "~/session.server";
import { FreezeForm } from "~/ui/cycle/freeze-form";
import { ANY, NOT_SUBMITTED, ProgressTable } from "~/ui/cycle/progress-table";
import { RemindForm } from "~/ui/cycle/remind-form";
import { DateText } from "~/ui/finding/date-text";
import { ErrorSummary } from "~/ui/form/error-summary";
import { TextField } from "~/ui/form/text-field";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({ move: one, reason: one });

const DONE: Record<CycleMove, string> = {
  open: "The cycle is open: updates submitted from now on belong to it.",
  close: "The cycle is closed for updates.",
  reopen: "The cycle is open again.",
  freeze: "The cycle is frozen: its snapshot holds the tracker as the board sees it.",
  report: "The cycle is marked as reported.",
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await cyclePage(ctx, params.boardOn ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today: ctx.today, sendsMail: context.config.mail !== null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const boardOn = params.boardOn ?? "";
  const typed = await readForm(request, shape);
  if (typed.move === "correct") {
    const again = await beginWork(ctx, { title: "Taking another snapshot", back: paths.cycle(boardOn) }, async (working): Promise<Done<LeadsOn>> => {
      const corrected = await correctSnapshot(working, { boardOn, reason: typed.reason });
      return corrected.ok ? done({ to: paths.cycle(boardOn), message: `Snapshot ${String(corrected.value.number)} was taken. The earlier one stays as it is.` }) : corrected;
    });
    if ("id" in again) return redirect(paths.work(again.id));
    return again.outcome.ok ? ledOn(again.outcome.value, context) : problemData(again.outcome.problem, typed);
  }
  if (typed.move === "remind") {
    const { mail, publicUrl } = context.config;
    const reminded = await remindLeads(ctx, { boardOn, mail, publicUrl, onFault: ({ person, why }) => { context.logError(new Error(`The reminder of ${person} was not sent (${why}).`)); } });
    return reminded.ok ? redirectWithMessage(paths.cycle(boardOn), remindedWords(reminded.value), context) : problemData(reminded.problem, typed);
  }
  const move = CYCLE_MOVES.find((each) => each === typed.move);
  if (move === undefined) return problemData({ kind: "invalid", message: "Choose what to do with the cycle." }, typed);
  const begun = await beginWork(ctx, { title: `SIB cycle: ${CYCLE_MOVE_WORDS[move].toLowerCase()}`, back: paths.cycle(boardOn) }, async (working): Promise<Done<LeadsOn>> => {
    const moved = await moveSibCycle(working, { boardOn, move });
    return moved.ok ? done({ to: paths.cycle(boardOn), message: DONE[move] }) : moved;
  });
  if ("id" in begun) return redirect(paths.work(begun.id));
  return begun.outcome.ok ? ledOn(begun.outcome.value, context) : problemData(begun.outcome.problem, typed);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `SIB of ${data === undefined ? "" : formatDate(data.cycle.boardOn)} – Assurance tracker` }];

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Snapshots({ cycle, snapshots }: Page) {
  if (snapshots.length === 0 && isOver(cycle.state)) return <p className="none">None was taken.</p>;
  if (snapshots.length === 0) return <p className="none">None yet. One is taken when the cycle is frozen at its board.</p>;
  return (
    <ul>
      {snapshots.map((each) => (
        <li key={each.id}>
          <Link to={paths.snapshot(cycle.boardOn, each.number)}>Snapshot {each.number}</Link>, taken {formatMoment(each.takenAt)} by {each.takenPost} {each.takenBy}
          {each.reason !== null && <>, because: {each.reason}</>} · <a href={paths.snapshotWorkbook(cycle.boardOn, each.number)}>its workbook</a>
        </li>
      ))}
    </ul>
  );
}

function Findings({ cycle, findings }: Page) {
  const [search] = useSearchParams();
  const [lead, area, progress] = [search.get("lead"), search.get("area"), search.get("progress") ?? "missing"];
  const copy = search.get("copy");
  const state = UPDATE_PROGRESS.find((each) => each === progress) ?? "missing";
  const several = progress === ANY ? "All that need an update" : progress === NOT_SUBMITTED ? "Not submitted" : null;
  const shown = (each: Page["findings"][number]) => (several === null ? each.progress === state : progress === ANY || each.progress !== "submitted");
  const listed = findings.filter((each) => shown(each) && (copy === null || each.leadKeys.includes(copy)) && (lead === null || (each.lead ?? NO_LEAD) === lead) && (area === null || (each.area ?? NO_AREA) === area));
  const of = lead ?? area ?? (copy === null ? null : "of one lead");
  return (
    <section className="panel" id="findings">
      <div className="panel__head">
        <h2>{several ?? UPDATE_PROGRESS_WORDS[state]}{of === null ? "" : `: ${of}`} ({listed.length})</h2>
        {of !== null && <Link to={paths.cycle(cycle.boardOn)}>All missing updates</Link>}
      </div>
      {listed.length === 0 ? <p className="none">None.</p> : (
        <ul className="cycle-list">
          {listed.map((each) => <li key={each.reference}><Link to={paths.finding(each.reference)}>{each.reference}</Link> {each.title} · {each.lead ?? NO_LEAD}{each.area === null ? "" : ` · ${each.area}`}{several !== null && ` · ${UPDATE_PROGRESS_WORDS[each.progress].toLowerCase()}`}</li>)}
        </ul>
      )}
    </section>
  );
}

function ProgressLink({ cycle, progress, state }: Page & { state: UpdateProgress }) {
  const count = progress.all.references[state].length;
  return count === 0 ? <>0</> : <Link to={`${paths.cycle(cycle.boardOn, `progress=${state}`)}#findings`}>{count}</Link>;
}

/** Each number opens its list. */
function Figures({ page, children }: { page: Page; children: ReactNode }) {
  const { cycle, progress, figures, figuresOf } = page;
  if (figures === "none") return <p>No snapshot was taken of this board, so there are no figures of what it saw.</p>;
  const drafted = figures === "now" && progress.all.references.drafted.length > 0;
  return (
    <>
      <p>
        {figuresOf !== null && <>As in <Link to={paths.snapshot(cycle.boardOn, figuresOf)}>snapshot {figuresOf}</Link>{figuresOf > 1 && <>, which corrects <Link to={paths.snapshot(cycle.boardOn, figuresOf - 1)}>snapshot {figuresOf - 1}</Link></>}: </>}
        <ProgressLink {...page} state="submitted" /> of {progress.all.total === 0 ? 0 : <Link to={`${paths.cycle(cycle.boardOn, `progress=${ANY}`)}#findings`}>{progress.all.total}</Link>} submitted{drafted && <>, <ProgressLink {...page} state="drafted" /> drafted</>}, <ProgressLink {...page} state="missing" /> missing.
      </p>
      {children}
      <ProgressTable boardOn={cycle.boardOn} heading="Lead" parameter="lead" lines={progress.byLead} showDrafted={drafted} />
      <ProgressTable boardOn={cycle.boardOn} heading="Question area" parameter="area" lines={progress.byArea} showDrafted={drafted} />
    </>
  );
}

function Correct({ whyNotCorrected, error }: { whyNotCorrected: string | null; error: string | undefined }) {
  if (whyNotCorrected !== null) return <p className="soft">{whyNotCorrected}</p>;
  return (
    <details className="govuk-details" open={error !== undefined}>
      <summary className="govuk-details__summary"><span className="govuk-details__summary-text">Correct what the board saw</span></summary>
      <div className="govuk-details__text">
        <Form method="post">
          <p>
            This takes the tracker as it is now in place of what the board saw: with whatever else was changed since. It is for a mistake that is mended at once.
            The earlier snapshot is kept, and the figures of this board then come from the new one. Once a later cycle is opened no correction can be taken.
          </p>
          <TextField id="reason" label="Why it is taken again" error={error} />
          <button className="button" name="move" value="correct">Take another snapshot</button>
        </Form>
      </div>
    </details>
  );
}

export default function Cycle() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { cycle, moves, mayRun, progress, today } = page;
  const problem = answer?.problem ?? null;
  const { missing, drafted } = progress.all.references;
  const frozen = isOver(cycle.state);
  return (
    <>
      <PageHead
        heading={`SIB of ${formatDate(cycle.boardOn)}`}
        about={<>{CYCLE_STATE_WORDS[cycle.state]} · opens <DateText date={cycle.opensOn} today={today} /> · updates due <DateText date={cycle.updatesDueOn} today={today} /></>}
        actions={<Link to={paths.cycles()}>All cycles</Link>}
      />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      {moves.length > 0 && (
        <Form method="post" className="cycle-buttons">
          {moves.filter((move) => move !== "freeze").map((move, index) => <button key={move} className={index === 0 ? "button button--filled" : "button"} name="move" value={move}>{CYCLE_MOVE_WORDS[move]}</button>)}
          {!frozen && <Link className="button" to={paths.cycleCopies(cycle.boardOn)}>Send copies out</Link>}
          {!frozen && <Link className="button" to={paths.cycleDates(cycle.boardOn)}>Change its dates</Link>}
        </Form>
      )}
      {moves.includes("freeze") && <FreezeForm missing={missing.length} drafted={drafted.length} />}
      <section className="panel">
        <div className="panel__head"><h2>Updates for this board</h2></div>
        <Figures page={page}>{page.reminding !== null && missing.length + drafted.length > 0 && <RemindForm sendsMail={page.sendsMail} reminding={page.reminding} />}</Figures>
      </section>
      {page.figures !== "none" && <Findings {...page} />}
      <section className="panel">
        <div className="panel__head"><h2>Snapshots</h2><Link to={paths.movement()}>What moved</Link></div>
        <Snapshots {...page} />
        {mayRun && frozen && <Correct whyNotCorrected={page.whyNotCorrected} error={problem?.field === "reason" ? problem.message : undefined} />}
      </section>
    </>
  );
}
