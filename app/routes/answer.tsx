/** The issued questions that wait for an answer of the force, by finding. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { problemResponse } from "~/http.server";
import { answerList } from "~/queries/answer-list.server";
import { requireCtx } from "~/session.server";
import { WaitingAnswers } from "~/ui/entry/waiting-answers";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const list = await answerList(ctx, new URL(request.url).searchParams.get("show"));
  if (!list.ok) throw problemResponse(list.problem);
  return { ...list.value, today: ctx.today };
}

export const meta: MetaFunction = () => [{ title: "Answer – Assurance tracker" }];

export default function Answers() {
  const list = useLoaderData<typeof loader>();
  return <WaitingAnswers {...list} />;
}
