/** A correction the office is preparing: what it would say, why, and what can be done with it. The force knows nothing of it. */
import { Form, Link } from "@remix-run/react";
import { approvalWords } from "~/domain/approval";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import type { EntryCorrection } from "~/domain/entry-correction";
import type { Verb } from "~/domain/permissions";
import type { EntryRecord } from "~/domain/record";
import { paths } from "~/paths";
import { DiscardButton } from "~/ui/entry/discard-button";
import { DraftMark } from "~/ui/entry/draft-mark";
import { GivenFields } from "~/ui/entry/given-fields";
import { MoveButton } from "~/ui/entry/move-button";
import { LongText } from "~/ui/finding/long-text";

type Props = {
  entry: EntryRecord;
  correction: EntryCorrection;
  verbs: readonly Verb[];
  inNameOf: readonly string[];
  typed: { how: string; for: string };
  errors: Partial<Record<string, string>>;
};

function due(date: CalendarDate | null): string {
  return date === null ? "no due date" : `due ${formatDate(date)}`;
}

export function CorrectionPanel({ entry, correction, verbs, inNameOf, typed, errors }: Props) {
  const { words, reason, approval, state } = correction;
  const mayEdit = verbs.includes("edit an entry");
  const mayApprove = verbs.includes("approve an entry");
  return (
    <>
      <div className="entry-text entry-text--draft">
        <DraftMark side="opcc" />
        <LongText text={words.text} />
        <p className="quiet-line">
          <span>{words.askedBy ?? "asked by nobody named"}{words.askedBy === entry.askedBy ? "" : " (changed)"}</span>
          <span>{due(words.dueOn)}{words.dueOn === entry.dueOn ? "" : " (changed)"}</span>
          <span>prepared by {correction.createdBy}</span>
        </p>
        <div className="version__reason">
          <b>Why it is corrected</b>
          <LongText text={reason} />
        </div>
      </div>
      {approval !== null && <p className="approval">{approvalWords(approval)}. An edit takes the approval away.</p>}
      <Form method="post" className="moves moves--stacked">
        <input type="hidden" name="correction" value={correction.id} />
        <input type="hidden" name="seen" value={correction.version} />
        {state === "draft" && (mayApprove
          ? <GivenFields names={inNameOf} values={typed} errors={errors} prefix="correction-" what="approval" />
          : <p className="soft">It waits for the PCC’s approval.</p>)}
        <div className="moves">
          {state === "draft" && mayApprove && <MoveButton intent="approve-correction" words="Approve the correction" main />}
          {state === "approved" && verbs.includes("issue an entry") && <MoveButton intent="issue-correction" words="Issue the correction" main />}
          {state === "approved" && mayEdit && <MoveButton intent="return-correction" words="Return to draft" />}
          {mayEdit && <Link className="button" to={paths.correctEntry(entry.id)}>Edit the correction</Link>}
        </div>
      </Form>
      {mayEdit && <DiscardButton what="correction" intent="discard-correction" fields={{ correction: correction.id, seen: String(correction.version) }} />}
    </>
  );
}
