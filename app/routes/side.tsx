/** Switches between the two demonstration people. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { switchSide } from "~/session.server";

export function loader() {
  return redirect(paths.home());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const switched = await switchSide(form.get("side"), form.get("backTo"), context);
  if (switched === null) throw problemResponse({ kind: "invalid", message: "Choose the commissioner’s office or the force." });
  return switched;
}
