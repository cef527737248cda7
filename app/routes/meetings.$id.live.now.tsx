/** Takes one write of the note-taker's screen, and says what has changed since it last asked. It has no page of its own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { noteLive } from "~/commands/meetings/note-live.server";
import { problemResponse, readFields } from "~/http.server";
import { livePage } from "~/queries/live-page.server";
import { findCtx } from "~/session.server";

/** A redirect to the sign-in page would look like success to the script that asks. */
const SIGNED_OUT = { status: 401 } as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await findCtx(request, context);
  if (ctx === null) return Response.json({ page: null }, SIGNED_OUT);
  const known = new URL(request.url).searchParams.get("stamp");
  const page = await livePage(ctx, params.id ?? "");
  if (!page.ok) return problemResponse(page.problem);
  return Response.json({ page: page.value.stamp === known ? null : page.value });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await findCtx(request, context);
  if (ctx === null) return Response.json({ saved: false }, SIGNED_OUT);
  const { id: [id = ""] = [], kind: [kind = ""] = [], item: [item = ""] = [], ...fields } = await readFields(request);
  const noted = await noteLive(ctx, { meetingId: params.id ?? "", sent: { id, kind, item, fields } });
  return noted.ok ? Response.json({ at: noted.value.at }) : problemResponse(noted.problem);
}
