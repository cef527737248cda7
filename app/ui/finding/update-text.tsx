/** One update in words: the reason for its RAG, its text, and what it is dated and by whom. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { UpdateRecord } from "~/domain/record";
import { DateText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";

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
