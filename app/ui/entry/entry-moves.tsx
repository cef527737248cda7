/** What the reader's side can do with an entry now, each as a button or a link that works without JavaScript. */
import { Form, Link } from "@remix-run/react";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import type { Verb } from "~/domain/permissions";
import { formatDate } from "~/domain/calendar-date";
import { paths } from "~/paths";
import { TextField } from "~/ui/form/text-field";

type Props = { entry: EntryRecord; firstReference: string | null; verbs: readonly Verb[]; dueOn: string; dueError?: string };

function MoveButton({ intent, words, main = false }: { intent: string; words: string; main?: boolean }) {
  return (
    <button className={main ? "button button--filled" : "button"} name="intent" value={intent}>
      {words}
    </button>
  );
}

function OfficeMoves({ entry, firstReference, dueOn, dueError }: Props) {
  const answered = entry.responses.filter((response) => response.state === "submitted");
  const lastResponse = answered[answered.length - 1];
  switch (entry.state) {
    case "draft":
      return (
        <Form method="post" className="moves">
          <MoveButton intent="approve" words="Approve" main />
          <Link className="button" to={paths.editEntry(entry.id)}>Edit</Link>
        </Form>
      );
    case "approved":
      return (
        <Form method="post" className="moves moves--issue">
          <TextField
            id="dueOn"
            label="Response due"
            hint="Day first, such as 23/5/2022. Leave empty for no date."
            defaultValue={dueOn === "" && entry.dueOn !== null ? formatDate(entry.dueOn) : dueOn}
            error={dueError}
            width={20}
          />
          <div className="moves">
            <MoveButton intent="issue" words="Issue to the force" main />
            <MoveButton intent="return-to-draft" words="Return to draft" />
            <Link className="button" to={paths.editEntry(entry.id)}>Edit</Link>
          </div>
        </Form>
      );
    case "issued":
    case "answered":
      return (
        <p className="moves">
          <Link className="button button--filled" to={paths.closeEntry(entry.id)}>Close</Link>
          {firstReference !== null && lastResponse !== undefined && (
            <Link className="button" to={`${paths.ask(firstReference)}?followsUp=${encodeURIComponent(lastResponse.id)}`}>Ask a follow-up</Link>
          )}
          <Link className="button" to={paths.answer(entry.id)}>Record a spoken answer</Link>
          <Link className="button" to={paths.editEntry(entry.id)}>Correct the text</Link>
        </p>
      );
    case "closed":
      return firstReference !== null && lastResponse !== undefined ? (
        <p className="moves">
          <Link className="button" to={`${paths.ask(firstReference)}?followsUp=${encodeURIComponent(lastResponse.id)}`}>Ask a follow-up</Link>
        </p>
      ) : null;
    default:
      return entry.state satisfies never;
  }
}

function ForceMoves({ entry }: Pick<Props, "entry">) {
  const mine = entry.responses.filter((response) => response.state !== "submitted");
  if (entry.state === "closed") return <p className="soft">Closed by the commissioner’s office: no further response is looked for.</p>;
  if (mine.length > 0) return null;
  return (
    <p className="moves">
      <Link className="button button--filled" to={paths.answer(entry.id)}>{entry.responses.length === 0 ? "Answer" : "Add a response"}</Link>
    </p>
  );
}

type OfResponse = { entry: EntryRecord; response: ResponseRecord; verbs: readonly Verb[] };

/** Under a response: what its own side can do with it. */
export function ResponseMoves({ entry, response, verbs }: OfResponse) {
  const edit = `${paths.answer(entry.id)}?response=${encodeURIComponent(response.id)}`;
  const whose: Verb = response.mode === "spoken" ? "record a spoken answer" : "answer";
  if (!verbs.includes(whose) || entry.state === "closed") return null;
  if (response.state === "submitted") {
    return entry.responses.some((each) => each.replacesId === response.id) ? null : <Link to={edit} className="change-link">Correct this response</Link>;
  }
  return (
    <Form method="post" className="moves">
      <input type="hidden" name="response" value={response.id} />
      {response.state === "draft" ? (
        <>
          <MoveButton intent="clear" words="Clear" main />
          <Link className="button" to={edit}>Edit</Link>
        </>
      ) : (
        <>
          <MoveButton intent="submit" words="Submit to the commissioner’s office" main />
          <MoveButton intent="send-back" words="Send back to draft" />
        </>
      )}
    </Form>
  );
}

export function EntryMoves(props: Props) {
  if (props.verbs.includes("close an entry")) return <OfficeMoves {...props} />;
  return props.verbs.includes("answer") ? <ForceMoves entry={props.entry} /> : null;
}
