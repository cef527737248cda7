/** Gives the action log as a workbook, as filtered. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { exportActions } from "~/commands/export-actions.server";
import { readLogFilter } from "~/domain/action/action-log";
import { fileResponse, problemResponse, readParameters } from "~/http.server";
import { paths } from "~/paths";
import { requireCtx } from "~/session.server";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const exported = await exportActions(ctx, readLogFilter(await readParameters(request)));
  if (!exported.ok) return problemResponse(exported.problem);
  const { bytes, fileName } = exported.value;
  return fileResponse(bytes, { fileName, type: TYPE });
}

/** What goes out is written down, so it is only made by sending the form. */
export function loader() {
  return redirect(paths.actions());
}
