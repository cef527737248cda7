/** The front door leads to the register. */
import { redirect } from "@remix-run/node";
import { paths } from "~/paths";

export function loader() {
  return redirect(paths.findings());
}
