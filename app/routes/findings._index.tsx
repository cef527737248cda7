/** The register of findings. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { problemResponse } from "~/http.server";
import { readView } from "~/domain/register/register-view";
import { namedViews } from "~/queries/named-views.server";
import { readRegisterPage } from "~/queries/register.server";
import { requireCtx } from "~/session.server";
import { RegisterPage } from "~/ui/grid/register-page";
import { browserHoldsAllRows } from "~/ui/grid/use-rows";

export const meta: MetaFunction = () => [{ title: "Findings – Assurance tracker" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await readRegisterPage(ctx, readView(new URL(request.url).searchParams));
  if (!page.ok) throw problemResponse(page.problem);
  const views = await namedViews(ctx);
  return { ...page.value, actor: ctx.actor, today: ctx.today, views: views.ok ? views.value : [] };
}

/** What only changes the view needs nothing from the server once the browser holds all rows. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const onlyView = formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return onlyView && browserHoldsAllRows() ? false : defaultShouldRevalidate;
}

export default function Findings() {
  return <RegisterPage data={useLoaderData<typeof loader>()} />;
}
