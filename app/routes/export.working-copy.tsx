/** Gives a working copy: a workbook with the drafts of the asker's own side, marked so in every place. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { exportWorkingCopy } from "~/commands/export-working-copy.server";
import { beginWork, type MadeFile } from "~/commands/long-work.server";
import { readExportOrder } from "~/domain/export/export-order";
import { done, type Done } from "~/domain/problem";
import { fileResponse, problemResponse, readParameters } from "~/http.server";
import { paths } from "~/paths";
import { requireCtx } from "~/session.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { view, shown } = readExportOrder(await readParameters(request));
  const begun = await beginWork(ctx, { title: "Making a working copy", back: paths.export() }, async (working): Promise<Done<MadeFile>> => {
    const copied = await exportWorkingCopy(working, { view, shown });
    if (!copied.ok) return copied;
    const { bytes, fileName } = copied.value;
    return done({ file: { bytes, fileName, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } });
  });
  if ("id" in begun) return redirect(paths.work(begun.id));
  if (!begun.outcome.ok) return problemResponse(begun.outcome.problem);
  const { bytes, ...file } = begun.outcome.value.file;
  return fileResponse(bytes, file);
}

export function loader() {
  return redirect(paths.export());
}
