/** Undoing an import: what would go back, what would stay, and the button that does it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginWork } from "~/commands/long-work.server";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import { done, type Done } from "~/domain/problem";
import type { LeadsOn } from "~/domain/progress";
import { problemData, problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { ledOn, redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { UndoPage } from "~/ui/import/undo-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Undo the import of ${data?.undo.fileName ?? "a file"} – Assurance tracker` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const id = params["id"] ?? "";
  const undo = await undoPreview(await requireCtx(request, context), id);
  // There is nothing to undo, or not any more: the page of the import says what became of it.
  if (!undo.ok && undo.problem.kind === "stale") throw await redirectWithMessage(paths.importPreview(id), undo.problem.message, context);
  if (!undo.ok) throw problemResponse(undo.problem);
  const { back, kept, ...rest } = undo.value;
  return { undo: { ...rest, back: back.slice(0, MOST), kept: kept.slice(0, MOST), counts: { back: back.length, kept: kept.length } } };
}

/** Rows of each list that the page shows; the rest is said as a number. */
const MOST = 500;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const id = params["id"] ?? "";
  const begun = await beginWork(ctx, { title: "Undoing the import", back: paths.importPreview(id) }, async (working): Promise<Done<LeadsOn>> => {
    const undone = await undoImport(working, id);
    if (!undone.ok) return undone;
    const { kept, files } = undone.value;
    const stays = kept.length === 0 ? "" : ` ${kept.length === 1 ? "One thing" : `${String(kept.length)} things`} changed since ${kept.length === 1 ? "stays" : "stay"}.`;
    return done({ to: paths.importPreview(id), message: `${files.length > 1 ? `The import of ${String(files.length)} files was undone.` : "The import was undone."}${stays}` });
  });
  if ("id" in begun) return redirect(paths.work(begun.id));
  return begun.outcome.ok ? ledOn(begun.outcome.value, context) : problemData(begun.outcome.problem);
}

export default function UndoImport() {
  const { undo } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message }]} />}
      <UndoPage undo={undo} />
    </>
  );
}
