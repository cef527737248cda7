/** Gives the history as a CSV file: the official record, or with `drafts=own` a copy marked as holding the drafts of one's own side. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readHistorySearch } from "~/domain/history-filter";
import { fileResponse, problemResponse } from "~/http.server";
import { historyFile } from "~/queries/history-file.server";
import { requireCtx } from "~/session.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const file = await historyFile(ctx, readHistorySearch(searchParams), searchParams.get("drafts") === "own");
  if (!file.ok) throw problemResponse(file.problem);
  return fileResponse(file.value.bytes, { fileName: file.value.fileName, type: "text/csv; charset=utf-8" });
}
