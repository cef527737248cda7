/** In the demonstration: signs in as its person of the other side, and comes back to the same page. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signInToDemonstration } from "~/commands/sign-in/sign-in-to-demonstration.server";
import { FIXED_PEOPLE, SIDES } from "~/domain/actor";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { redirectSignedIn, visitorCtx } from "~/session.server";

export function loader() {
  return redirect(paths.home());
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.config.demonstration) throw problemResponse({ kind: "missing", message: "Only the demonstration lets anybody change sides. Sign out and sign in again." });
  const form = await request.formData();
  const side = SIDES.find((each) => each === form.get("side"));
  if (side === undefined) throw problemResponse({ kind: "invalid", message: "Choose the commissioner’s office or the force." });
  const signedIn = await signInToDemonstration(visitorCtx(context), FIXED_PEOPLE[side].personId ?? "");
  if (!signedIn.ok) throw problemResponse(signedIn.problem);
  return redirectSignedIn(request, context, { ...signedIn.value, then: form.get("backTo") });
}
