/** Takes the order for an export and gives the file: what the register's view shows, or everything, of the official record. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { exportTracker } from "~/commands/export-tracker.server";
import { readExportOrder } from "~/domain/export/export-order";
import type { ExportFormat } from "~/domain/export/file-name";
import { fileResponse, problemResponse, readParameters } from "~/http.server";
import { paths } from "~/paths";
import { requireCtx } from "~/session.server";

const TYPES: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** Fields `view=sib|assurance`, `format=xlsx|csv`, `scope=all|view`, and with `scope=view` the parameters of the register. */
export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const exported = await exportTracker(ctx, readExportOrder(await readParameters(request)));
  if (!exported.ok) return problemResponse(exported.problem);
  const { bytes, fileName } = exported.value;
  return fileResponse(bytes, { fileName, type: TYPES[fileName.endsWith(".csv") ? "csv" : "xlsx"] });
}

/** An export is written down, so it is only made by sending the form. */
export function loader() {
  return redirect(paths.export());
}
