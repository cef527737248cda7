/** The file that long work has made. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { findWork, forgetWork } from "~/commands/long-work.server";
import { fileResponse } from "~/http.server";
import { paths } from "~/paths";
import { requireCtx } from "~/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const id = params["id"] ?? "";
  const found = findWork(ctx, id);
  if (!found.ok) return redirect(paths.work(id));
  const { outcome } = found.value;
  if (outcome?.ok !== true || !("file" in outcome.value)) return redirect(paths.work(id));
  const { bytes, ...file } = outcome.value.file;
  forgetWork(ctx, id);
  return fileResponse(bytes, file);
}
