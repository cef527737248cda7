/** Chooses questions over several findings to be issued together; nothing happens before they were previewed. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { issueSearch, issueTerms, NO_MEETING, readIssueSelection } from "~/domain/issue-selection";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { issuePage } from "~/queries/issue-page.server";
import { requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { IssueFilter } from "~/ui/issue/issue-filter";
import { IssueGroup } from "~/ui/issue/issue-group";
import { WaitingCorrections } from "~/ui/issue/waiting-corrections";
import { PageHead } from "~/ui/layout/page-head";

/** `?inspection=&area=`, and what was chosen before; `all=yes` chooses everything shown; `checked=yes` says what was wrong with the choice. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const params = new URL(request.url).searchParams;
  const selection = readIssueSelection(params);
  const page = await issuePage(ctx, selection);
  if (!page.ok) throw problemResponse(page.problem);
  const terms = params.get("checked") === "yes" ? issueTerms(selection) : null;
  const shown = page.value.groups.flatMap((group) => group.lines.map((line) => line.id));
  return { ...page.value, selection: params.get("all") === "yes" ? { ...selection, ids: shown } : selection, problem: terms?.ok === false ? terms.problem : null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.problem == null ? "" : "Error: "}Issue questions – Assurance tracker` }];

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

export default function Issue() {
  const { groups, drafts, approved, total, inspections, areas, meetings, corrections, selection, problem } = useLoaderData<typeof loader>();
  const { inspection, area } = selection;
  const chosen = new Set(selection.ids);
  const about = total === 0 ? null : `${counted(drafts, "draft", "drafts")} and ${counted(approved, "approved question", "approved questions")} on ${counted(groups.length, "finding", "findings")}. Only your office sees them.`;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead heading="Issue questions" about={about} actions={<Link className="button" to={paths.questionPack()}>Question pack</Link>} />
      {total > 0 && <IssueFilter filter={{ inspection, area }} inspections={inspections} areas={areas} allHref={paths.issue()} />}
      {total === 0 && <p className="measure">No question is waiting to be issued. Write one from the page of its finding, or <Link to={paths.assure()}>look at the answers</Link>.</p>}
      {total > 0 && groups.length === 0 && <p className="measure">None of the drafts is on such a finding. <Link to={paths.issue()}>Show all of them.</Link></p>}
      {groups.length > 0 && (
        <Form method="get" action={paths.issuePreview()} className="issue">
          <input type="hidden" name="inspection" value={inspection} />
          <input type="hidden" name="area" value={area} />
          <p><Link to={`${paths.issue(issueSearch({ inspection, area }))}${inspection === "" && area === "" ? "?" : "&"}all=yes`} preventScrollReset>Choose all {(drafts + approved).toLocaleString("en-GB")}</Link></p>
          {groups.map((group, index) => <IssueGroup key={`${group.reference} ${String(chosen.size)}`} group={group} chosen={chosen} firstId={index === 0 ? "entry" : null} />)}
          <div className="issue__terms">
            <h2>Issue them with</h2>
            <TextField
              id="dueOn" label="Response due" width={20} defaultValue={selection.dueOn}
              hint="For all that are chosen. Day first, such as 23/6/2022. Leave empty to keep what each draft says."
              error={problem?.field === "dueOn" ? problem.message : undefined}
            />
            <SelectField
              id="meeting" label="Meeting" defaultValue={selection.meeting}
              options={[{ value: "", words: "As each draft says" }, { value: NO_MEETING, words: "No meeting" }, ...meetings]}
            />
            <button className="button button--filled">Preview what the force will see</button>
          </div>
        </Form>
      )}
      <WaitingCorrections corrections={corrections} />
    </>
  );
}
