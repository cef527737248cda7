/** The workbook of a snapshot, as it was made when the snapshot was taken. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse, problemResponse } from "~/http.server";
import { snapshotWorkbook } from "~/queries/snapshot-page.server";
import { requireCtx } from "~/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const workbook = await snapshotWorkbook(ctx, params.boardOn ?? "", Number(params.number));
  if (!workbook.ok) throw problemResponse(workbook.problem);
  return fileResponse(workbook.value.bytes, { fileName: workbook.value.fileName, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}
