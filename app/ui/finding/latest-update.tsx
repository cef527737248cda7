/** Where delivery stands: what the force is still writing, then the latest submitted update with its RAG. */
import { londonDate, type CalendarDate } from "~/domain/calendar-date";
import { inDays } from "~/domain/date-words";
import { draftedUpdate, type FieldDraft } from "~/domain/field-draft";
import { updateAge, type UpdateRecord } from "~/domain/record";
import { OLD_UPDATE_DAYS } from "~/domain/register/register-rules";
import { isUpdateColumn } from "~/domain/update-columns";
import { EarlierVersions } from "~/ui/finding/update-list";
import { UpdateBody, UpdateLine } from "~/ui/finding/update-text";
import { RagTag } from "~/ui/rag-tag";

type Props = {
  update: UpdateRecord | null;
  earlier: readonly UpdateRecord[];
  /** The finding’s drafts that the reader may see. */
  drafts: readonly FieldDraft[];
  today: CalendarDate;
};

function Age({ update, today }: { update: UpdateRecord; today: CalendarDate }) {
  const age = updateAge(update, today, londonDate(update.submittedAt ?? update.createdAt));
  const words = age < 0 ? `update dated ${inDays(-age)} ahead` : age === 0 ? "update of today" : `update ${inDays(age)} old`;
  return <span className={age > OLD_UPDATE_DAYS ? "age needs-someone" : "age"}>{words}</span>;
}

function Draft({ update, drafts, today }: { update: UpdateRecord | null; drafts: FieldDraft[]; today: CalendarDate }) {
  const drafted = draftedUpdate({ update, drafts });
  const note = drafts.find((draft) => draft.note !== null)?.note ?? null;
  const [first] = drafts;
  if (drafted === null || first === undefined) return null;
  return (
    <div className="draft-box draft-box--first">
      <p className="draft-box__whose">Draft: only the force sees this</p>
      {note !== null && <p className="draft-byline__note">Sent back by {note}</p>}
      <p className="latest-update__state"><RagTag rag={drafted.rag} /></p>
      <UpdateBody update={drafted} />
      <UpdateLine update={{ ...drafted, author: first.author }} today={today} />
    </div>
  );
}

export function LatestUpdate({ update, earlier, drafts, today }: Props) {
  const ofUpdate = drafts.filter((draft) => isUpdateColumn(draft.column));
  return (
    <>
      {ofUpdate.length > 0 && (
        <>
          <Draft update={update} drafts={ofUpdate} today={today} />
          <h3>Last submitted</h3>
        </>
      )}
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
    </>
  );
}
