/** Gives the receipt of an import as a CSV file. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse, problemResponse } from "~/http.server";
import { receiptFile } from "~/queries/import-receipt.server";
import { requireCtx } from "~/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const file = await receiptFile(await requireCtx(request, context), params["id"] ?? "", "csv");
  if (!file.ok) throw problemResponse(file.problem);
  return fileResponse(file.value.bytes, { fileName: file.value.fileName, type: "text/csv; charset=utf-8" });
}
