/** Where delivery stands: the latest submitted update with its RAG, and what the force is still writing. */
import { londonDate, type CalendarDate } from "~/domain/calendar-date";
import { inDays } from "~/domain/date-words";
import { updateAge, type UpdateRecord } from "~/domain/record";
import { OLD_UPDATE_DAYS } from "~/domain/register/register-rules";
import { EarlierVersions } from "~/ui/finding/update-list";
import { UpdateBody, UpdateLine } from "~/ui/finding/update-text";
import { RagTag } from "~/ui/rag-tag";

type Props = { update: UpdateRecord | null; earlier: readonly UpdateRecord[]; draft: UpdateRecord | null; today: CalendarDate };

function Age({ update, today }: { update: UpdateRecord; today: CalendarDate }) {
  const age = updateAge(update, today, londonDate(update.submittedAt ?? update.createdAt));
  const words = age < 0 ? `update dated ${inDays(-age)} ahead` : age === 0 ? "update of today" : `update ${inDays(age)} old`;
  return <span className={age > OLD_UPDATE_DAYS ? "age needs-someone" : "age"}>{words}</span>;
}

export function LatestUpdate({ update, earlier, draft, today }: Props) {
  return (
    <>
      {update === null ? (
        <p className="none">No update has been submitted.</p>
      ) : (
        <>
          <p className="latest-update__state">
            <RagTag rag={update.rag} /> <Age update={update} today={today} />
          </p>
          <UpdateBody update={update} />
          <UpdateLine update={update} today={today} />
          <EarlierVersions versions={earlier} />
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
