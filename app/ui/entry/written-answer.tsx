/** The page on which the force answers one entry. */
import { Link } from "@remix-run/react";
import { storedForm, type AnswerForm } from "~/domain/answer-form";
import type { CalendarDate } from "~/domain/calendar-date";
import { entryLabel } from "~/domain/entry";
import { findingTitle, type RelatedFinding } from "~/domain/finding-name";
import type { Problem } from "~/domain/problem";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { paths } from "~/paths";
import { AnswerEntry } from "~/ui/entry/answer-entry";
import { answerErrorId, type Answering } from "~/ui/entry/answer-form";
import type { MeetingName } from "~/ui/finding/action-list";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";

type Props = {
  page: {
    title: string;
    item: {
      entry: EntryRecord;
      findings: RelatedFinding[];
      earlier: Record<string, ResponseRecord[]>;
      may: { answer: boolean; clear: boolean; submit: boolean };
      kept: Record<string, { at: string; form: AnswerForm }>;
    };
    answerer: Omit<Answering, "from">;
    meeting: MeetingName | null;
  };
  problem: Problem | null;
  /** What was sent and not done; `form` is null where the words were saved, or none were sent. */
  sent: { responseId: string; form: AnswerForm | null } | null;
  /** The response whose correcting is asked for. */
  correct: string | null;
  today: CalendarDate;
};

/** The control that a refused button is about: of the buttons below a response, or of the form that its words stand in. */
function wrongControl({ entry, may }: Props["page"]["item"], { responseId, problem }: { responseId: string; problem: Problem }): string | undefined {
  if (problem.field !== "by") return problem.field === undefined ? undefined : `door-${responseId}-${problem.field}`;
  const response = entry.responses.find((each) => each.id === responseId);
  return response === undefined || !may.answer ? undefined : answerErrorId({ responseId, form: storedForm(response, ""), problem }, entry.id);
}

export function WrittenAnswer({ page, problem, sent, correct, today }: Props) {
  const { title, item, answerer, meeting } = page;
  const { entry, findings } = item;
  const [first] = findings;
  const here = entry.links.length === 1 ? (entry.links[0] ?? null) : null;
  const unsaved = problem === null || sent?.form == null ? null : { responseId: sent.responseId, form: sent.form, problem };
  const wrong = problem === null || unsaved !== null || sent === null ? null : { responseId: sent.responseId, problem };
  const field = unsaved !== null ? answerErrorId(unsaved, entry.id) : wrong === null ? undefined : wrongControl(item, wrong);
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field }]} />}
      <PageHead
        heading={`Answer: ${title}`}
        about={first === undefined ? null : (
          <>
            <Link to={paths.answerFinding(first.reference)}>All questions on {findingTitle(first)} ({first.reference})</Link>
            {" · "}
            <Link to={paths.entry(entry.id)}>The question’s own page</Link>
          </>
        )}
      />
      {problem !== null && <StaleNotice problem={problem} />}
      <AnswerEntry
        item={item}
        label={entryLabel({ ...entry, number: entry.links[0]?.number ?? null })}
        here={here}
        meeting={meeting}
        answering={{ ...answerer, from: "" }}
        today={today}
        opened={correct}
        sent={unsaved}
        wrong={wrong}
      />
    </>
  );
}
