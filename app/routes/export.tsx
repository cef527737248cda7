/** The file that “Export” on the register gives: what its view shows, or everything. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportTracker } from "~/commands/export-tracker.server";
import { EXPORT_VIEWS } from "~/domain/export/export-sheet";
import { EXPORT_FORMATS, type ExportFormat } from "~/domain/export/file-name";
import { readView } from "~/domain/register/register-view";
import { problemResponse } from "~/http.server";
import { requireCtx } from "~/session.server";

const TYPES: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** `?view=sib|assurance&format=xlsx|csv&scope=all|view`, and with `scope=view` the parameters of the register. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const shown = readView(params);
  const exported = await exportTracker(await requireCtx(request, context), {
    view: EXPORT_VIEWS.find((each) => each === (params.get("view") ?? shown.name)) ?? "sib",
    format: EXPORT_FORMATS.find((each) => each === params.get("format")) ?? "xlsx",
    shown: params.get("scope") === "view" ? shown : null,
  });
  if (!exported.ok) return problemResponse(exported.problem);
  const { bytes, fileName } = exported.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": TYPES[fileName.endsWith(".csv") ? "csv" : "xlsx"],
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Content-Length": String(bytes.length),
      "Cache-Control": "no-store",
    },
  });
}
