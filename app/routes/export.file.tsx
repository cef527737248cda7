/** Takes the order for an export and gives the file: what the register's view shows, or everything, of the official record. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { exportApart } from "~/commands/export-apart.server";
import { beginWork, type MadeFile } from "~/commands/long-work.server";
import { readExportOrder } from "~/domain/export/export-order";
import type { ExportFormat } from "~/domain/export/file-name";
import { done, type Done } from "~/domain/problem";
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
  const order = readExportOrder(await readParameters(request));
  const begun = await beginWork(ctx, { title: "Exporting", back: paths.export() }, async (working): Promise<Done<MadeFile>> => {
    const exported = await exportApart(working, order);
    if (!exported.ok) return exported;
    const { bytes, fileName } = exported.value;
    return done({ file: { bytes, fileName, type: TYPES[fileName.endsWith(".csv") ? "csv" : "xlsx"] } });
  });
  if ("id" in begun) return redirect(paths.work(begun.id));
  if (!begun.outcome.ok) return problemResponse(begun.outcome.problem);
  const { bytes, ...file } = begun.outcome.value.file;
  return fileResponse(bytes, file);
}

/** An export is written down, so it is only made by sending the form. */
export function loader() {
  return redirect(paths.export());
}
