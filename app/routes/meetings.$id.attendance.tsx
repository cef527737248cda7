/** Who comes to a meeting, or was there. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { setAttendance } from "~/commands/meetings/set-attendance.server";
import { NOBODY_HERE } from "~/domain/meeting/attendee";
import { formatDate } from "~/domain/calendar-date";
import { many, one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { attendancePage } from "~/queries/meeting-forms.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { PageForm } from "~/ui/form/page-form";
import { AttendanceFields } from "~/ui/meeting/attendance-fields";

const shape = z.object({ seen: one, name: many, capacity: many, code: many, presence: many, personId: many });

/** For people who are not known here. */
const EMPTY_LINES = 3;
const EMPTY = { name: "", capacity: "", code: "", presence: "", personId: "" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await attendancePage(ctx, params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const lines = typed.name.map((name, index) => ({ name, capacity: typed.capacity[index] ?? "", code: typed.code[index] ?? "", presence: typed.presence[index] ?? "", personId: typed.personId[index] ?? "" }));
  const saved = await setAttendance(ctx, { meetingId: params.id ?? "", seen: Number(typed.seen), lines });
  if (!saved.ok) return problemData(saved.problem, lines);
  return redirectWithMessage(`${paths.meeting(saved.value.id)}#attendance`, "The attendance was saved.", context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Attendance of ${data?.meeting.title ?? "a meeting"} – Assurance tracker` }];

export default function EditAttendance() {
  const { meeting, lines, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const known = lines.map(({ name, capacity, code, presence, personId }) => ({ name, capacity, code: code ?? "", presence: presence ?? "", personId: personId ?? NOBODY_HERE }));
  return (
    <PageForm
      heading={`Attendance of ${meeting.title}`}
      about={<p className="soft">Capacities are the posts held on {formatDate(meeting.date)}. Whoever is left at “Not at this meeting” is not listed.</p>}
      problem={problem} submit="Save" backTo={paths.meeting(meeting.id)}
    >
      <input type="hidden" name="seen" value={meeting.version} />
      <AttendanceFields lines={answer?.typed ?? [...known, ...Array.from({ length: EMPTY_LINES }, () => EMPTY)]} people={people} listed={lines.filter(({ presence }) => presence !== null).length} problem={problem} />
    </PageForm>
  );
}
