/** The question pack as an Excel workbook. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readPackOrder } from "~/domain/question-pack";
import { fileResponse, problemResponse } from "~/http.server";
import { packWorkbook } from "~/queries/question-pack.server";
import { requireCtx } from "~/session.server";

/** The parameters are those of the pack's page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const made = await packWorkbook(await requireCtx(request, context), readPackOrder(new URL(request.url).searchParams));
  if (!made.ok) return problemResponse(made.problem);
  const { bytes, fileName } = made.value;
  return fileResponse(bytes, { fileName, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}
