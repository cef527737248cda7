/** Gives a working copy: a workbook with the drafts of the asker's own side, marked so in every place. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { exportWorkingCopy } from "~/commands/export-working-copy.server";
import { readExportOrder } from "~/domain/export/export-order";
import { fileResponse, problemResponse, readParameters } from "~/http.server";
import { paths } from "~/paths";
import { requireCtx } from "~/session.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { view, shown } = readExportOrder(await readParameters(request));
  const copied = await exportWorkingCopy(ctx, { view, shown });
  if (!copied.ok) return problemResponse(copied.problem);
  const { bytes, fileName } = copied.value;
  return fileResponse(bytes, { fileName, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}

export function loader() {
  return redirect(paths.export());
}
