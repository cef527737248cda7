/** All rows of the register, for a browser that has shown the first page and can filter and sort by itself from then on. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { problemResponse } from "~/http.server";
import { readRegister } from "~/queries/register.server";
import { requireCtx } from "~/session.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const register = await readRegister(await requireCtx(request, context));
  return register.ok ? Response.json(register.value) : problemResponse(register.problem);
}
