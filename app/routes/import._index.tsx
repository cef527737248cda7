/** Takes in a workbook as far as its preview, and lists what was taken in before. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { beginWork } from "~/commands/long-work.server";
import { takeReadableUploads } from "~/commands/take-readable-uploads.server";
import { readDate } from "~/domain/calendar-date";
import { counted } from "~/domain/import/import-summary";
import { done, type Done, type Problem } from "~/domain/problem";
import { problemData, problemResponse } from "~/http.server";
import type { LeadsOn } from "~/domain/progress";
import { paths } from "~/paths";
import { importList } from "~/queries/import-list.server";
import { ledOn, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { ImportHistory } from "~/ui/import/import-history";
import { UploadForm } from "~/ui/import/upload-form";
import { PageHead } from "~/ui/layout/page-head";

export const meta: MetaFunction = () => [{ title: "Import a tracker – Assurance tracker" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const list = await importList(await requireCtx(request, context));
  if (!list.ok) throw problemResponse(list.problem);
  return list.value;
}

function typedText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const form = await request.formData();
  const files = form.getAll("file").flatMap((file) => (file instanceof File && file.name !== "" ? [file] : []));
  const typed = { inspection: typedText(form, "inspection"), published: typedText(form, "published"), empties: form.get("empties") === "yes", agreed: form.get("agreed") === "yes", agreedOn: typedText(form, "agreedOn") };
  const agreedOn = typed.agreedOn === "" ? null : readDate(typed.agreedOn);
  const published = typed.published === "" ? null : readDate(typed.published);
  const wrong = (message: string, field: string): Problem => ({ kind: "invalid", message, field });
  if (files.length === 0) return problemData(wrong("Choose the workbooks to take in.", "file"), typed);
  if (typed.published !== "" && published === null) return problemData(wrong(`“${typed.published}” is not a date. Write it as 13 April 2022.`, "published"), typed);
  if (typed.agreedOn !== "" && agreedOn === null) return problemData(wrong(`“${typed.agreedOn}” is not a date. Write it as 23 May 2022.`, "agreedOn"), typed);
  const options = { inspection: typed.inspection === "" ? null : typed.inspection, published, emptiesCount: typed.empties, fills: null, mapping: {}, agreed: typed.agreed ? { on: agreedOn } : null };
  const uploads = await Promise.all(files.map(async (file) => ({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()), options })));
  const begun = await beginWork(ctx, { title: "Reading what came back", back: paths.imports() }, async (working): Promise<Done<LeadsOn>> => {
    const taken = await takeReadableUploads(working, uploads);
    if (!taken.ok) return taken;
    const { taken: id, count, left } = taken.value;
    const message = left.length === 0 ? null : `${counted(count, "file was", "files were")} read. Not read, and nothing kept of ${left.length === 1 ? "it" : "them"}: ${left.join(" ")}`;
    return done({ to: paths.importPreview(id), message });
  });
  if ("id" in begun) return redirect(paths.work(begun.id));
  if (!begun.outcome.ok) return problemData(begun.outcome.problem, typed);
  return ledOn(begun.outcome.value, context);
}

export default function Imports() {
  const { imports, inspections, mayAgree } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const problem = answer?.problem ?? null;
  return (
    <>
      <PageHead
        heading="Import a tracker"
        about="A tracker, a paper or the notes of a meeting, or an export of your own, from Excel or Word, as CSV or as text. Copies that came back are best taken in together. You see what would change before anything is written."
        actions={<Link className="button" to={paths.fill()}>Fill in your own workbook</Link>}
      />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <UploadForm inspections={inspections} mayAgree={mayAgree} problem={problem} typed={answer?.typed} busy={busy} />
      <ImportHistory imports={imports} />
    </>
  );
}
