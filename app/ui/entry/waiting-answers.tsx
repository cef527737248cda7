/** The list of questions that wait for the force: by finding, with how far each answer has come. */
import { Link } from "@remix-run/react";
import { ANSWER_SHOWS, ANSWER_SHOW_WORDS, type AnswerShow, type WaitingAnswer, type WaitingFinding } from "~/domain/answer-list";
import { daysBetween, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { inDays } from "~/domain/date-words";
import { paths } from "~/paths";
import { PageHead } from "~/ui/layout/page-head";
import { RagTag } from "~/ui/rag-tag";

type Props = { show: AnswerShow; counts: Record<AnswerShow, number>; findings: WaitingFinding[]; leadsSome: boolean; clears: boolean; today: CalendarDate };

const NONE: Record<AnswerShow, string> = {
  mine: "Nothing waits on the findings you lead.",
  all: "No question waits for an answer.",
  "to-clear": "No response waits to be cleared.",
  "to-submit": "No cleared response waits to be submitted.",
};

function Dates({ answer, today }: { answer: WaitingAnswer; today: CalendarDate }) {
  const { issuedOn, dueOn } = answer;
  const late = dueOn !== null && dueOn < today;
  return (
    <p className="quiet-line">
      {issuedOn !== null && <span>issued {formatDate(issuedOn)}, waiting {issuedOn === today ? "since today" : inDays(daysBetween(issuedOn, today))}</span>}
      {dueOn !== null && <span className={late ? "late" : undefined}>{late ? `was due ${formatDate(dueOn)}, ${inDays(daysBetween(dueOn, today))} ago` : `due ${formatDate(dueOn)}`}</span>}
    </p>
  );
}

function Answer({ answer, finding, today }: { answer: WaitingAnswer; finding: WaitingFinding; today: CalendarDate }) {
  return (
    <li className="waiting__answer">
      <b className="waiting__label">{answer.label}</b>
      <div>
        <p className="waiting__text">{answer.text}</p>
        <Dates answer={answer} today={today} />
      </div>
      <div>
        {answer.drafts.length === 0 && <p className="waits">Nobody has begun an answer</p>}
        {answer.drafts.map((draft, index) => (
          <div key={index}>
            <p>{draft.version > 1 ? "New version: " : ""}{draft.words}{draft.posts === null ? "" : ` (${draft.posts})`}</p>
            {draft.note !== null && <p className="sent-back">{draft.note}</p>}
          </div>
        ))}
        <Link className="waiting__do" to={finding.open ? `${paths.answerFinding(finding.reference)}#entry-${answer.entryId}` : paths.entry(answer.entryId)}>
          {!finding.open ? "See" : answer.drafts.length === 0 ? "Answer" : "Open"}<span className="visually-hidden"> {answer.label} on {finding.title} ({finding.reference})</span>
        </Link>
      </div>
    </li>
  );
}

export function WaitingAnswers({ show, counts, findings, leadsSome, clears, today }: Props) {
  const shows = ANSWER_SHOWS.filter((each) => each === show || (each === "mine" ? leadsSome : each !== "to-clear" || clears));
  return (
    <>
      <PageHead heading="Answer" about="Questions of the commissioner’s office that wait for the force. Nothing written here leaves the force until it is cleared and submitted." />
      <nav aria-label="Which questions">
        <ul className="page-parts waiting-shows">
          {shows.map((each) => (
            <li key={each}>
              <Link to={paths.answers(each)} aria-current={each === show ? "page" : undefined}>{ANSWER_SHOW_WORDS[each]} ({counts[each]})</Link>
            </li>
          ))}
        </ul>
      </nav>
      {findings.length === 0 && <p className="none">{NONE[show]}</p>}
      {findings.map((finding) => (
        <section key={finding.reference} className="waiting" aria-labelledby={`waiting-${finding.reference}`}>
          <div className="waiting__head">
            <h2 id={`waiting-${finding.reference}`}><Link to={finding.open ? paths.answerFinding(finding.reference) : paths.finding(finding.reference)}>{finding.title} ({finding.reference})</Link></h2>
            <RagTag rag={finding.rag} />
            {finding.inspection !== null && <span className="soft">{finding.inspection}</span>}
          </div>
          <p className="waiting__finding">{finding.text}</p>
          <ul className="waiting__list">
            {finding.answers.map((answer) => <Answer key={answer.entryId} answer={answer} finding={finding} today={today} />)}
          </ul>
        </section>
      ))}
    </>
  );
}
