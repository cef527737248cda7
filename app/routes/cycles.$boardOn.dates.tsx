/** Moves the dates of a SIB cycle whose board has not met. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeCycleDates } from "~/commands/cycles/plan-cycle.server";
import { formatDate } from "~/domain/calendar-date";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { cyclePage } from "~/queries/cycle-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { CycleFields } from "~/ui/cycle/cycle-fields";
import { PageForm } from "~/ui/form/page-form";

const shape = z.object({ boardOn: one, opensOn: one, updatesDueOn: one });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await cyclePage(ctx, params.boardOn ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  if (!page.value.mayRun) throw problemResponse({ kind: "refused", message: "Only the SIB secretariat changes the dates of a cycle. Ask them." });
  return { cycle: page.value.cycle };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const changed = await changeCycleDates(ctx, params.boardOn ?? "", typed);
  if (!changed.ok) return problemData(changed.problem, typed);
  return redirectWithMessage(paths.cycle(changed.value.boardOn), "The dates were changed.", context);
}

export const meta: MetaFunction = () => [{ title: "Dates of a SIB cycle – Assurance tracker" }];

export default function CycleDatesPage() {
  const { cycle } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { boardOn, opensOn, updatesDueOn } = cycle;
  return (
    <PageForm heading={`Dates of the SIB of ${formatDate(boardOn)}`} problem={answer?.problem ?? null} submit="Save the dates" backTo={paths.cycle(boardOn)}>
      <CycleFields values={answer?.typed ?? { boardOn: formatDate(boardOn), opensOn: formatDate(opensOn), updatesDueOn: formatDate(updatesDueOn) }} problem={answer?.problem ?? null} />
    </PageForm>
  );
}
