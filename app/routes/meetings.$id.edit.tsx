/** The form that changes what is planned of a meeting. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeMeeting } from "~/commands/meetings/plan-meeting.server";
import { MEETING_FIELDS, type MeetingField } from "~/domain/meeting/meeting-form";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { editMeetingPage } from "~/queries/meeting-forms.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { PageForm } from "~/ui/form/page-form";
import { MeetingFields } from "~/ui/meeting/meeting-fields";

const shape = z.object({ ...(Object.fromEntries(MEETING_FIELDS.map((field) => [field, one])) as Record<MeetingField, typeof one>), seen: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await editMeetingPage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const changed = await changeMeeting(ctx, { meetingId: params.id ?? "", seen: Number(typed.seen), typed });
  if (!changed.ok) return problemData(changed.problem, typed);
  return redirectWithMessage(paths.meeting(changed.value.id), "The meeting was changed.", context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Change ${data?.meeting?.title ?? "a meeting"} – Assurance tracker` }];

export default function EditMeeting() {
  const { kinds, series, values, meeting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <PageForm heading={`Change ${meeting?.title ?? ""}`} problem={problem} submit="Save" backTo={paths.meeting(meeting?.id ?? "")}>
      <input type="hidden" name="seen" value={meeting?.version ?? ""} />
      <MeetingFields kinds={kinds} series={series} values={answer?.typed ?? values} problem={problem} />
    </PageForm>
  );
}
