/** Adds several findings pasted from a report or a sheet, after a preview of what was understood. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addFindings } from "~/commands/add-findings.server";
import type { Problem } from "~/domain/problem";
import { PARAMETERS } from "~/domain/register/register-view";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { findingChoices } from "~/queries/finding-choices.server";
import { pastePreview, type PastePreview as Preview } from "~/queries/paste-preview.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { InspectionFields } from "~/ui/finding/new-finding-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { TextField } from "~/ui/form/text-field";
import { PageHead } from "~/ui/layout/page-head";
import { PastePreview } from "~/ui/paste/paste-preview";

const shape = z.object({ intent: one, inspection: one, newInspection: one, published: one, pasted: one });
type Typed = z.output<typeof shape>;

const NOTHING_UNDERSTOOD: Problem = {
  kind: "invalid",
  field: "pasted",
  message: "No finding was understood. Begin each with its label, such as “AFI 4:” or “Recommendation 2:”.",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const choices = await findingChoices(ctx);
  if (!choices.ok) throw problemResponse(choices.problem);
  return choices.value;
}

function titleOf({ inspection, newInspection }: Typed): string {
  return inspection === "" ? newInspection.trim() : inspection;
}

/** Those not there already, each with its cause of concern: one there by its reference, one added with it by its place. */
function toAdd({ rows }: Preview) {
  const kept = rows.filter((row) => row.duplicateOf === null);
  return kept.map((row) => {
    const above = row.parent === null ? undefined : rows[row.parent];
    const parent = above === undefined ? null : above.duplicateOf === null ? { index: kept.indexOf(above) } : { reference: above.duplicateOf };
    return { kind: row.kind, number: row.number ?? "", text: row.text, limbs: row.limbs.join("\n"), parent };
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const title = titleOf(typed);
  const preview = await pastePreview(ctx, typed.pasted, title);
  if (!preview.ok) return problemData(preview.problem, { ...typed, preview: null });
  if (title === "") {
    const problem: Problem = { kind: "invalid", field: "newInspection", message: "Say from which inspection they come, such as PEEL 2021/22." };
    return problemData(problem, { ...typed, preview: null });
  }
  if (preview.value.rows.length === 0) return problemData(NOTHING_UNDERSTOOD, { ...typed, preview: preview.value });
  const findings = toAdd(preview.value);
  if (typed.intent !== "add") return { problem: null, typed: { ...typed, preview: preview.value } };
  const added = await addFindings(ctx, { inspection: title, published: typed.published, findings });
  if (!added.ok) return problemData(added.problem, { ...typed, preview: preview.value });
  const { references } = added.value;
  const message = references.length === 1 ? "1 finding was added." : `${String(references.length)} findings were added.`;
  return redirectWithMessage(paths.findings(new URLSearchParams({ [PARAMETERS.inspection]: title }).toString()), message, context);
}

export const meta: MetaFunction = () => [{ title: "Paste findings – Assurance tracker" }];

function AddAll({ typed, preview }: { typed: Typed; preview: Preview }) {
  const count = toAdd(preview).length;
  return (
    <section className="paste-result">
      <h2>What was understood</h2>
      <PastePreview rows={preview.rows} notUnderstood={preview.notUnderstood} />
      <Form method="post" className="form__buttons">
        {Object.entries({ inspection: typed.inspection, newInspection: typed.newInspection, published: typed.published, pasted: typed.pasted }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {count === 0 ? (
          <p>All of them are there already: there is nothing to add.</p>
        ) : (
          <button className="button button--filled" name="intent" value="add">
            {count === 1 ? "Add this finding" : `Add these ${String(count)} findings`}
          </button>
        )}
      </Form>
    </section>
  );
}

export default function PasteFindings() {
  const { inspections } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const typed = answer?.typed;
  const preview = typed?.preview ?? null;
  const errors = problem?.field === undefined ? {} : { [problem.field]: problem.message };
  const values = typed ?? { inspection: inspections[0]?.value ?? "", newInspection: "", published: "" };
  return (
    <>
      <PageHead heading="Paste findings" about={<>From a report in Word or a sheet in Excel. <Link to={paths.newFinding()}>Add a single one</Link> instead.</>} />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      {typed !== undefined && preview !== null && preview.rows.length > 0 && <AddAll typed={typed} preview={preview} />}
      {preview !== null && preview.rows.length === 0 && <PastePreview rows={[]} notUnderstood={preview.notUnderstood} />}
      <Form method="post" className="form">
        {preview !== null && preview.rows.length > 0 && <h2>Change what was pasted</h2>}
        <InspectionFields values={values} errors={errors} inspections={inspections} />
        <TextField
          id="pasted"
          label="Findings"
          hint="Each begins with its label: AFI 4: …, Recommendation 2: …, Cause of concern: …. Cells of a sheet may be pasted as they are."
          error={problem?.field === "pasted" ? problem.message : undefined}
          defaultValue={typed?.pasted}
          rows={14}
        />
        <div className="form__buttons">
          <button className={preview === null ? "button button--filled" : "button"} name="intent" value="preview">Preview</button>
          <Link to={paths.findings()}>Cancel</Link>
        </div>
      </Form>
    </>
  );
}
