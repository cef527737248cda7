/** Gives the receipt of an import as an Excel workbook. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse, problemResponse } from "~/http.server";
import { receiptFile } from "~/queries/import-receipt.server";
import { requireCtx } from "~/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const file = await receiptFile(await requireCtx(request, context), params["id"] ?? "", "xlsx");
  if (!file.ok) throw problemResponse(file.problem);
  return fileResponse(file.value.bytes, { fileName: file.value.fileName, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}
