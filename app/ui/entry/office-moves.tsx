/** What the commissioner's office can do with an entry now, each as a button or a link that works without JavaScript. */
import { Form, Link } from "@remix-run/react";
import { approvalWords, type Approval } from "~/domain/approval";
import { formatDate } from "~/domain/calendar-date";
import type { EntryRecord } from "~/domain/record";
import type { Verb } from "~/domain/permissions";
import { paths } from "~/paths";
import { DiscardButton } from "~/ui/entry/discard-button";
import { GivenFields } from "~/ui/entry/given-fields";
import { MoveButton } from "~/ui/entry/move-button";
import { TextField } from "~/ui/form/text-field";

type Typed = { dueOn: string; how: string; for: string };

export type OfficeMovesProps = {
  entry: EntryRecord;
  firstReference: string | null;
  verbs: readonly Verb[];
  office: { seen: number; approval: Approval | null; inNameOf: readonly string[]; correction: object | null };
  typed: Typed;
  errors: Partial<Record<string, string>>;
};

function Draft({ entry, verbs, office, typed, errors }: OfficeMovesProps) {
  return (
    <>
      <Form method="post" className="moves moves--stacked">
        <input type="hidden" name="seen" value={office.seen} />
        {verbs.includes("approve an entry") ? (
          <GivenFields names={office.inNameOf} values={typed} errors={errors} what="approval" />
        ) : (
          <p className="soft">It waits for the PCC’s approval.</p>
        )}
        <div className="moves">
          {verbs.includes("approve an entry") && <MoveButton intent="approve" words="Approve" main />}
          {verbs.includes("edit an entry") && <Link className="button" to={paths.editEntry(entry.id)}>Edit</Link>}
        </div>
      </Form>
      {verbs.includes("edit an entry") && <DiscardButton what="draft" intent="discard" fields={{ seen: String(office.seen) }} />}
    </>
  );
}

function Approved({ entry, verbs, office, typed, errors }: OfficeMovesProps) {
  return (
    <>
      {office.approval !== null && <p className="approval">{approvalWords(office.approval)}. An edit takes the approval away.</p>}
      <Form method="post" className="moves moves--stacked">
        <input type="hidden" name="seen" value={office.seen} />
        {verbs.includes("issue an entry") && (
          <TextField
            id="dueOn"
            label="Response due"
            hint="Day first, such as 23/5/2022. Leave empty for no date."
            defaultValue={typed.dueOn === "" && entry.dueOn !== null ? formatDate(entry.dueOn) : typed.dueOn}
            error={errors.dueOn}
            width={20}
          />
        )}
        <div className="moves">
          {verbs.includes("issue an entry") && <MoveButton intent="issue" words="Issue to the force" main />}
          {verbs.includes("edit an entry") && <MoveButton intent="return-to-draft" words="Return to draft" />}
          {verbs.includes("edit an entry") && <Link className="button" to={paths.editEntry(entry.id)}>Edit</Link>}
        </div>
      </Form>
      {verbs.includes("edit an entry") && <DiscardButton what="draft" intent="discard" fields={{ seen: String(office.seen) }} />}
    </>
  );
}

function Issued({ entry, firstReference, verbs, office }: OfficeMovesProps) {
  const open = entry.state !== "closed";
  const lastResponse = entry.responses.filter((response) => response.state === "submitted").at(-1);
  const followUp = firstReference !== null && lastResponse !== undefined ? `${paths.ask(firstReference)}?followsUp=${encodeURIComponent(lastResponse.id)}` : null;
  return (
    <>
      {office.approval !== null && <p className="approval">{approvalWords(office.approval)}.</p>}
      <p className="moves">
        {open && verbs.includes("close an entry") && <Link className="button button--filled" to={paths.closeEntry(entry.id)}>Close</Link>}
        {followUp !== null && verbs.includes("ask") && <Link className="button" to={followUp}>Ask a follow-up</Link>}
        {open && verbs.includes("record a spoken answer") && <Link className="button" to={paths.answer(entry.id)}>Record a spoken answer</Link>}
        {office.correction === null && verbs.includes("edit an entry") && <Link className="button" to={paths.correctEntry(entry.id)}>Correct the text</Link>}
      </p>
    </>
  );
}

export function OfficeMoves(props: OfficeMovesProps) {
  switch (props.entry.state) {
    case "draft": return <Draft {...props} />;
    case "approved": return <Approved {...props} />;
    case "issued": case "answered": case "closed": return <Issued {...props} />;
    default: return props.entry.state satisfies never;
  }
}
