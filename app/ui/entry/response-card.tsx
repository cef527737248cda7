/** One response: who said what in turn, how sure they said they were, what they committed to, and what it said before. */
import { formatMoment, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { clearingWords, standingWords } from "~/domain/clearance";
import { COMMITMENT_OUTCOME_WORDS, formatConfidence } from "~/domain/response";
import type { ResponseRecord } from "~/domain/record";
import { DraftMark } from "~/ui/entry/draft-mark";
import { MomentText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";

export function ResponseParts({ response }: { response: ResponseRecord }) {
  return (
    <>
      {response.parts.map((part, index) => (
        <div key={`${String(index)} ${part.by ?? ""}`} className="response-part">
          {part.by !== null && <b className="response-part__by">{part.by}</b>}
          <LongText text={part.text} />
        </div>
      ))}
    </>
  );
}

function commitmentWords(commitment: NonNullable<ResponseRecord["commitment"]>): string {
  const asked = commitment.askedFor === null ? "Commitment" : `Asked to commit to ${formatDate(commitment.askedFor)}`;
  const condition = commitment.condition === null ? "" : ` ${commitment.condition}`;
  return `${asked}: ${COMMITMENT_OUTCOME_WORDS[commitment.outcome].toLowerCase()}.${condition}`;
}

type Props = { response: ResponseRecord; earlier: ResponseRecord[]; today: CalendarDate };

export function ResponseCard({ response, earlier, today }: Props) {
  return (
    <div className={response.state === "submitted" ? "response" : "response response--draft"}>
      {response.state !== "submitted" && <DraftMark side="force" cleared={response.state === "cleared"} />}
      {response.clearance.sentBack !== null && (
        <div className="sent-back"><b>{standingWords(response)}:</b> <LongText text={response.clearance.sentBack.note} /></div>
      )}
      <ResponseParts response={response} />
      <p className="quiet-line">
        {response.submittedAt !== null && <span>submitted <MomentText instant={response.submittedAt} today={today} /></span>}
        <span>{response.mode}</span>
        {response.state === "submitted" && response.clearance.cleared !== null && <span>cleared by {clearingWords(response.clearance.cleared)}</span>}
        {response.version > 1 && <span>version {response.version}</span>}
        {response.statedConfidence !== null && <span>stated confidence: {formatConfidence(response.statedConfidence)}</span>}
      </p>
      {response.commitment !== null && <p className="commitment">{commitmentWords(response.commitment)}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{earlier.length === 1 ? "1 earlier version" : `${String(earlier.length)} earlier versions`}</summary>
          {earlier.map((version) => (
            <div key={version.id} className="earlier-version">
              <p className="quiet-line">
                <span>Version {version.version}</span>
                {version.submittedAt !== null && <span>{formatMoment(version.submittedAt)}</span>}
              </p>
              <ResponseParts response={version} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
