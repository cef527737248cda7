/** What was filled in in a workbook, and what was left. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { problemResponse } from "~/http.server";
import { filledPage } from "~/queries/filled-file.server";
import { requireCtx } from "~/session.server";
import { FillPage } from "~/ui/fill/fill-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.fileName ?? "Filled workbook"} – Assurance tracker` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = filledPage(await requireCtx(request, context), params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export default function Filled() {
  return <FillPage view={useLoaderData<typeof loader>()} />;
}
