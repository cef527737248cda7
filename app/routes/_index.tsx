/** The front door leads to the register, and who may not read that to what is published. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { can } from "~/domain/permissions";
import { paths } from "~/paths";
import { requireCtx } from "~/session.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  if (can(ctx.actor, "read the record")) return redirect(paths.findings());
  return redirect(can(ctx.actor, "read what is published") ? paths.published() : paths.account());
}
