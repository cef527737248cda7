/** One meeting as a calendar file. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse, problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { meetingsCalendar } from "~/queries/meetings-page.server";
import { publicAddress, requireCtx } from "~/session.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const file = await meetingsCalendar(ctx, { meetingId: params.id ?? "", address: (id) => publicAddress(request, context, paths.meeting(id)) });
  if (!file.ok) throw problemResponse(file.problem);
  return fileResponse(Buffer.from(file.value.text, "utf8"), { fileName: file.value.fileName, type: "text/calendar; charset=utf-8" });
}
