/** The form that plans a meeting. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { planMeeting } from "~/commands/meetings/plan-meeting.server";
import { MEETING_FIELDS, type MeetingField } from "~/domain/meeting/meeting-form";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { newMeetingPage } from "~/queries/meeting-forms.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { PageForm } from "~/ui/form/page-form";
import { MeetingFields } from "~/ui/meeting/meeting-fields";

const shape = z.object(Object.fromEntries(MEETING_FIELDS.map((field) => [field, one])) as Record<MeetingField, typeof one>);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await newMeetingPage(ctx, new URL(request.url).searchParams.get("after"));
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const planned = await planMeeting(ctx, typed);
  if (!planned.ok) return problemData(planned.problem, typed);
  return redirectWithMessage(paths.meeting(planned.value.id), `${planned.value.reference} is planned. Its agenda builds itself; add what else is to be spoken of.`, context);
}

export const meta: MetaFunction = () => [{ title: "Plan a meeting – Assurance tracker" }];

export default function NewMeeting() {
  const { kinds, series, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <PageForm heading="Plan a meeting" problem={problem} submit="Plan it" backTo={paths.meetings()}>
      <MeetingFields kinds={kinds} series={series} values={answer?.typed ?? values} problem={problem} />
    </PageForm>
  );
}
