/** Under the preview of an issue: what is approved and by whom, and the buttons that approve and issue. */
import { Form, Link } from "@remix-run/react";
import { ENTRY_STATE_WORDS, type EntryState } from "~/domain/entry";
import { issueSearch, type IssueSelection } from "~/domain/issue-selection";
import { paths } from "~/paths";
import { GivenFields } from "~/ui/entry/given-fields";
import { Panel } from "~/ui/finding/panel";

type Pick = { id: string; seen: number; state: EntryState; name: string; text: string; approval: string | null };

type Props = {
  picks: readonly Pick[];
  selection: IssueSelection;
  mayApprove: boolean;
  inNameOf: readonly string[];
  typed: { how: string; for: string };
  errors: Partial<Record<string, string>>;
};

function without(selection: IssueSelection, id: string): string {
  return paths.issuePreview(issueSearch({ ...selection, ids: selection.ids.filter((each) => each !== id) }));
}

export function IssueDecision({ picks, selection, mayApprove, inNameOf, typed, errors }: Props) {
  const drafts = picks.filter((pick) => pick.state === "draft");
  const approved = picks.filter((pick) => pick.state === "approved");
  const onlyApproved = paths.issuePreview(issueSearch({ ...selection, ids: approved.map((pick) => pick.id) }));
  return (
    <Panel id="decide" heading="Approve and issue">
      <Form method="post">
        {picks.map((pick) => <input key={pick.id} type="hidden" name="pick" value={`${pick.id}:${String(pick.seen)}:${pick.state}`} />)}
        {/* Enter in a field presses the first button of a form. */}
        {drafts.length > 0 && mayApprove && <button hidden name="intent" value="approve">Approve all</button>}
        <table className="plain-table framed-table issue-table">
          <thead><tr><th scope="col">Question</th><th scope="col">State</th><th scope="col">What can be done</th></tr></thead>
          <tbody>
            {picks.map((pick) => (
              <tr key={pick.id}>
                <td data-heading="Question"><div><b>{pick.name}</b><div className="issue-table__text">{pick.text}</div></div></td>
                <td data-heading="State"><div><span className="tag tag--outlined">{ENTRY_STATE_WORDS[pick.state]}</span>{pick.approval !== null && <div className="soft">{pick.approval}</div>}</div></td>
                <td data-heading="Do">
                  <div className="moves moves--plain">
                    {pick.state === "draft" && mayApprove && picks.length > 1 && (
                      <button className="button" name="intent" value={`approve:${pick.id}`}>Approve<span className="visually-hidden"> {pick.name}</span></button>
                    )}
                    <Link to={paths.editEntry(pick.id)}>Edit<span className="visually-hidden"> {pick.name}</span></Link>
                    {picks.length > 1 && <Link to={without(selection, pick.id)}>Take out<span className="visually-hidden"> {pick.name}</span></Link>}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {drafts.length > 0 && mayApprove && <GivenFields names={inNameOf} values={typed} errors={errors} what="approval" />}
        <div className="moves">
          {drafts.length > 0 && mayApprove && (
            <button className="button button--filled" name="intent" value="approve">{drafts.length === 1 ? "Approve the draft" : `Approve all ${String(drafts.length)} drafts`}</button>
          )}
          {drafts.length === 0 && approved.length > 0 && (
            <button className="button button--filled" name="intent" value="issue">{approved.length === 1 ? "Issue it to the force" : `Issue all ${String(approved.length)} to the force`}</button>
          )}
        </div>
        {drafts.length > 0 && (
          <p className="soft">
            {drafts.length === 1 ? "1 draft is not approved yet, so nothing can be issued from here. " : `${String(drafts.length)} drafts are not approved yet, so nothing can be issued from here. `}
            {approved.length > 0 && <Link to={onlyApproved}>Preview only what is approved.</Link>}
            {!mayApprove && " They wait for the PCC’s approval."}
          </p>
        )}
      </Form>
    </Panel>
  );
}
