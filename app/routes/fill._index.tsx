/** Takes somebody's own workbook and fills it in with what is recorded. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { fillUpload } from "~/commands/fill-upload.server";
import { beginWork } from "~/commands/long-work.server";
import { done, type Done } from "~/domain/problem";
import type { LeadsOn } from "~/domain/progress";
import { problemData, problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { inspectionTitles } from "~/queries/inspection-titles.server";
import { requireCtx } from "~/session.server";
import { FillForm } from "~/ui/fill/fill-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";

export const meta: MetaFunction = () => [{ title: "Fill in your own workbook – Assurance tracker" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const inspections = await inspectionTitles(await requireCtx(request, context));
  if (!inspections.ok) throw problemResponse(inspections.problem);
  return { inspections: inspections.value };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const form = await request.formData();
  const file = form.get("file");
  const named = form.get("inspection");
  const inspection = typeof named === "string" ? named.trim() : "";
  if (!(file instanceof File) || file.name === "") return problemData({ kind: "invalid", message: "Choose the workbook to fill in.", field: "file" }, inspection);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begun = await beginWork(ctx, { title: `Filling in ${file.name}`, back: paths.fill() }, async (working): Promise<Done<LeadsOn>> => {
    const filled = await fillUpload(working, { fileName: file.name, bytes, inspection: inspection === "" ? null : inspection });
    return filled.ok ? done({ to: paths.filled(filled.value), message: null }) : filled;
  });
  if ("id" in begun) return redirect(paths.work(begun.id));
  return begun.outcome.ok ? redirect(begun.outcome.value.to) : problemData(begun.outcome.problem, inspection);
}

export default function Fill() {
  const { inspections } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const problem = answer?.problem ?? null;
  return (
    <>
      <PageHead
        heading="Fill in your own workbook"
        about="Your tracker comes back with the update, RAG, leads, dates, questions and responses recorded here in its own cells. Formulas, drop-downs, comments, macros and everything else stay as they are."
      />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <FillForm inspections={inspections} problem={problem} inspection={answer?.typed ?? ""} busy={busy} />
    </>
  );
}
