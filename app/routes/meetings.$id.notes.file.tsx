/** The notes of a meeting as a file: Word or HTML, all of them or what may be published. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { NOTES_AUDIENCES } from "~/domain/notes/composed-notes";
import { refuse } from "~/domain/problem";
import { fileResponse, problemResponse } from "~/http.server";
import { meetingNotesFile, NOTES_FORMATS, NOTES_TYPES } from "~/queries/meeting-notes.server";
import { requireCtx } from "~/session.server";

/** `?format=docx|html&audience=full|public`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const asked = new URL(request.url).searchParams;
  const format = NOTES_FORMATS.find((each) => each === (asked.get("format") ?? "docx"));
  const audience = NOTES_AUDIENCES.find((each) => each === (asked.get("audience") ?? "full"));
  const made = format === undefined || audience === undefined
    ? refuse("missing", "Notes are a Word or an HTML file, full or public. Open them from the page of the meeting.")
    : await meetingNotesFile(ctx, params.id ?? "", { audience, format });
  if (!made.ok) return problemResponse(made.problem);
  const { bytes, fileName } = made.value;
  return fileResponse(bytes, { fileName, type: NOTES_TYPES[format ?? "docx"] });
}
