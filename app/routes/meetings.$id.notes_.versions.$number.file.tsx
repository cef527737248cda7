/** One version of the notes of a meeting as a file. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse, problemResponse } from "~/http.server";
import { notesVersionFile } from "~/queries/notes-version-file.server";
import { requireCtx } from "~/session.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const file = await notesVersionFile(ctx, { meetingId: params.id ?? "", number: Number(params.number), format: searchParams.get("format") ?? "", audience: searchParams.get("audience") ?? "" });
  if (!file.ok) throw problemResponse(file.problem);
  return fileResponse(file.value.bytes, file.value);
}
