/** Published notes as a file, for everybody. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse, problemResponse } from "~/http.server";
import { publishedNotesFile } from "~/queries/notes-version-file.server";
import { visitorCtx } from "~/session.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const file = await publishedNotesFile(visitorCtx(context), { reference: params.reference ?? "", version: searchParams.get("version"), format: searchParams.get("format") ?? "" });
  if (!file.ok) throw problemResponse(file.problem);
  return fileResponse(file.value.bytes, file.value);
}
