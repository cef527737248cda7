/** The paper itself: a table, so that the marking at its head and foot is repeated on every page that is printed. */
import { formatDate, formatMoment, type Instant } from "~/domain/calendar-date";
import type { PackFinding } from "~/domain/question-pack";
import { LongText } from "~/ui/finding/long-text";

type Props = { forceName: string; officeName: string; headTitle: string; marking: string; madeAt: Instant; findings: readonly PackFinding[]; questions: number };

function Finding({ finding }: { finding: PackFinding }) {
  return (
    <section className="pack__finding" aria-labelledby={`pack-${finding.reference}`}>
      <h2 id={`pack-${finding.reference}`}>{finding.title} <span className="pack__reference">{finding.reference}</span></h2>
      <p className="quiet-line"><span>{finding.inspection ?? "No inspection named"}</span>{finding.area !== null && <span>{finding.area}</span>}</p>
      <LongText text={finding.text} />
      <ol className="pack__questions">
        {finding.questions.map((question) => (
          <li key={question.id}>
            <b className="pack__label">{question.label}</b>
            <div>
              {question.kind !== "Question" && <span className="entry-text__kind">{question.kind}</span>}
              <LongText text={question.text} />
              <p className="quiet-line">
                <span>{question.askedBy ?? "asked by nobody named"}</span>
                <span>{question.dueOn === null ? "no due date" : `response due ${formatDate(question.dueOn)}`}</span>
                {question.meeting !== null && <span>for {question.meeting.title}, {formatDate(question.meeting.date)}</span>}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function QuestionPack({ forceName, officeName, headTitle, marking, madeAt, findings, questions }: Props) {
  const counted = `${questions.toLocaleString("en-GB")} ${questions === 1 ? "question" : "questions"} on ${findings.length.toLocaleString("en-GB")} ${findings.length === 1 ? "finding" : "findings"}`;
  return (
    <table className="pack" role="presentation">
      <thead><tr><td className="pack__marking">{marking}</td></tr></thead>
      <tbody>
        <tr>
          <td>
            <h1>{headTitle}’s assurance questions</h1>
            <p className="pack__head">
              {officeName !== "" && <span>{officeName}</span>}
              {forceName !== "" && <span>To: {forceName}</span>}
              <span>As at {formatMoment(madeAt)}</span>
              <span>{counted}</span>
            </p>
            {findings.length === 0 ? <p className="none">No question that was issued is like that.</p> : findings.map((finding) => <Finding key={finding.reference} finding={finding} />)}
          </td>
        </tr>
      </tbody>
      <tfoot><tr><td className="pack__marking">{marking}</td></tr></tfoot>
    </table>
  );
}
