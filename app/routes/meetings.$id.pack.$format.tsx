/** The briefing pack of a meeting as a file: Word, Excel or HTML. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { refuse } from "~/domain/problem";
import { fileResponse, problemResponse } from "~/http.server";
import { PACK_FORMATS, packFile, type PackFormat } from "~/queries/briefing-pack.server";
import { NOTES_TYPES } from "~/queries/meeting-notes.server";
import { requireCtx } from "~/session.server";

const TYPES: Record<PackFormat, string> = { ...NOTES_TYPES, xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const format = PACK_FORMATS.find((each) => each === params.format);
  const made = format === undefined ? refuse("missing", "A pack is a Word, Excel or HTML file. Open it from the page of the meeting.") : await packFile(ctx, params.id ?? "", { format });
  if (!made.ok) return problemResponse(made.problem);
  const { bytes, fileName } = made.value;
  return fileResponse(bytes, { fileName, type: TYPES[format ?? "docx"] });
}
