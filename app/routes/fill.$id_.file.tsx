/** The filled workbook itself. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { problemResponse } from "~/http.server";
import { filledBytes } from "~/queries/filled-file.server";
import { requireCtx } from "~/session.server";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.12";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const filled = filledBytes(await requireCtx(request, context), params.id ?? "");
  if (!filled.ok) return problemResponse(filled.problem);
  const { bytes, fileName } = filled.value;
  const plain = fileName.replace(/[^\x20-\x7e]/g, "_");
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "Content-Type": fileName.endsWith(".xlsm") ? WITH_MACROS : WORKBOOK,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      "Content-Length": String(bytes.length),
      "Cache-Control": "no-store",
    },
  });
}
