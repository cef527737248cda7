/** Where delivery stands: the latest submitted update with its RAG, and what the force is still writing. */
import { londonDate, type CalendarDate } from "~/domain/calendar-date";
import { inDays } from "~/domain/date-words";
import { updateAge, type UpdateRecord } from "~/domain/record";
import { DateText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";
import { RagTag } from "~/ui/rag-tag";

type Props = { update: UpdateRecord | null; draft: UpdateRecord | null; today: CalendarDate };

function ageWords(update: UpdateRecord, today: CalendarDate): string {
  const age = updateAge(update, today, londonDate(update.submittedAt ?? update.createdAt));
  if (age < 0) return `update dated ${inDays(-age)} ahead`;
  return age === 0 ? "update of today" : `update ${inDays(age)} old`;
}

/** As-at date, who wrote it and for which board, in one line. */
export function UpdateLine({ update, today }: { update: UpdateRecord; today: CalendarDate }) {
  return (
    <p className="quiet-line">
      <span>{update.asAt === null ? "As-at date not given" : <>As at <DateText date={update.asAt} today={today} /></>}</span>
      <span>{update.author}</span>
      {update.cycleBoardOn !== null && <span>for the SIB of <DateText date={update.cycleBoardOn} today={today} /></span>}
    </p>
  );
}

export function UpdateBody({ update }: { update: UpdateRecord }) {
  return (
    <>
      {update.ragReason !== null && (
        <div className="rag-reason">
          <b>Reason for the RAG:</b> <LongText text={update.ragReason} />
        </div>
      )}
      {update.text === null ? <p className="none">No text: only the RAG was given.</p> : <LongText text={update.text} />}
    </>
  );
}

export function LatestUpdate({ update, draft, today }: Props) {
  return (
    <>
      {update === null ? (
        <p className="none">No update has been submitted.</p>
      ) : (
        <>
          <p className="latest-update__state">
            <RagTag rag={update.rag} /> <span className="age">{ageWords(update, today)}</span>
          </p>
          <UpdateBody update={update} />
          <UpdateLine update={update} today={today} />
        </>
      )}
      {draft !== null && (
        <div className="draft-box">
          <p className="draft-box__whose">Draft: only the force sees this</p>
          <p className="latest-update__state"><RagTag rag={draft.rag} /></p>
          <UpdateBody update={draft} />
          <UpdateLine update={draft} today={today} />
        </div>
      )}
    </>
  );
}
