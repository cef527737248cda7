/** How far long work has come; once it has ended, it leads on. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { findWork } from "~/commands/long-work.server";
import { paths } from "~/paths";
import { ledOn, redirectWithMessage, requireCtx } from "~/session.server";
import { WorkPage } from "~/ui/layout/work-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? "Under way"} – Assurance tracker` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const id = params["id"] ?? "";
  const found = findWork(ctx, id);
  if (!found.ok) throw await redirectWithMessage(paths.home(), found.problem.message, context);
  const { title, back, progress, outcome } = found.value;
  const view = { title, back, progress, refused: null, file: null };
  if (outcome === null) return view;
  if (!outcome.ok) return { ...view, refused: outcome.problem.message };
  if ("file" in outcome.value) return { ...view, file: { name: outcome.value.file.fileName, href: paths.workFile(id) } };
  throw await ledOn(outcome.value, context);
}

const EVERY_MS = 700;

export default function WorkUnderWay() {
  const work = useLoaderData<typeof loader>();
  const { revalidate, state } = useRevalidator();
  const goesOn = work.refused === null && work.file === null;
  useEffect(() => {
    if (!goesOn || state !== "idle") return undefined;
    const timer = setTimeout(revalidate, EVERY_MS);
    return () => { clearTimeout(timer); };
  }, [goesOn, state, revalidate]);
  return <WorkPage {...work} goesOn={goesOn} />;
}
