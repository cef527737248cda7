/** The form that adds an item to an agenda. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addAgendaItem } from "~/commands/meetings/change-agenda.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { agendaItemPage } from "~/queries/meeting-forms.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { PageForm } from "~/ui/form/page-form";
import { AgendaItemFields } from "~/ui/meeting/agenda-item-fields";

const shape = z.object({ heading: one, text: one, parent: one, finding: one, sourceKind: one, sourceTitle: one, sourceLink: one, closedSession: one });
const EMPTY = { heading: "", text: "", parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await agendaItemPage(ctx, params.id ?? "", null);
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const added = await addAgendaItem(ctx, { meetingId: params.id ?? "", typed });
  if (!added.ok) return problemData(added.problem, typed);
  return redirectWithMessage(`${paths.meeting(params.id ?? "")}#agenda`, `“${typed.heading.trim()}” stands on the agenda.`, context);
}

export const meta: MetaFunction = () => [{ title: "Add to the agenda – Assurance tracker" }];

export default function NewItem() {
  const { meeting, headings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <PageForm heading={`Add to the agenda of ${meeting.title}`} problem={problem} submit="Add it" backTo={paths.meeting(meeting.id)}>
      <AgendaItemFields values={answer?.typed ?? EMPTY} headings={headings} asksFinding problem={problem} />
    </PageForm>
  );
}
