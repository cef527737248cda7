/** The filled workbook itself. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse, problemResponse } from "~/http.server";
import { filledBytes } from "~/queries/filled-file.server";
import { requireCtx } from "~/session.server";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.12";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const filled = filledBytes(await requireCtx(request, context), params.id ?? "");
  if (!filled.ok) return problemResponse(filled.problem);
  const { bytes, fileName } = filled.value;
  return fileResponse(bytes, { fileName, type: fileName.endsWith(".xlsm") ? WITH_MACROS : WORKBOOK });
}
