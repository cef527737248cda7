/** Leads to the sign-in of one's own organisation. A link and no form: the page's policy lets no form lead to another site. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { beginSignOnWith } from "~/commands/sign-in/begin-sign-on.server";
import { ownPath } from "~/domain/own-path";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { keepFlow, publicAddress, visitorCtx } from "~/session.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const provider = context.config.providers.find(({ side }) => side === params.side);
  if (provider === undefined) throw problemResponse({ kind: "missing", message: "There is no such organisation to sign in with. Go back to the sign-in page." });
  const begun = await beginSignOnWith(visitorCtx(context), provider, publicAddress(request, context, paths.signInCallback()));
  if (!begun.ok) throw problemResponse(begun.problem);
  const then = ownPath(new URL(request.url).searchParams.get("then"));
  return redirect(begun.value.url, { headers: await keepFlow({ ...begun.value.begun, then }, context) });
}
