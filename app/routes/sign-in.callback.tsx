/** Where one's organisation sends the browser back to. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { finishSignOnWith } from "~/commands/sign-in/finish-sign-on.server";
import { SIDES } from "~/domain/actor";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { publicAddress, readFlow, redirectSignedIn, visitorCtx } from "~/session.server";

const shape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), side: z.enum(SIDES), begunAt: z.string(), then: z.string() });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const kept = shape.safeParse(await readFlow(request, context));
  const flow = kept.success ? kept.data : null;
  const provider = context.config.providers.find(({ side }) => side === flow?.side) ?? context.config.providers[0];
  if (provider === undefined) throw problemResponse({ kind: "missing", message: "Nobody signs in here with their organisation. Go back to the sign-in page." });
  const currentUrl = publicAddress(request, context, `${paths.signInCallback()}${new URL(request.url).search}`);
  const signedIn = await finishSignOnWith(visitorCtx(context), { provider, currentUrl, begun: flow });
  if (!signedIn.ok) throw problemResponse(signedIn.problem);
  return redirectSignedIn(request, context, { ...signedIn.value, then: flow?.then });
}

export default function Callback() {
  return null;
}
