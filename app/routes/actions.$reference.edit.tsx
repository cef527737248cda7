/** The form that changes what an action says. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeAction } from "~/commands/actions/keep-action.server";
import { formatDate } from "~/domain/calendar-date";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { actionFormPage } from "~/queries/action-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ActionFields, NO_ACTION } from "~/ui/action/action-fields";
import { PageForm } from "~/ui/form/page-form";

const shape = z.object({ seen: one, kind: one, text: one, owners: one, due: one, dueMeeting: one, revisitOn: one, marking: one });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await actionFormPage(ctx, { reference: params.reference ?? "", entryId: null });
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const changed = await changeAction(ctx, { reference: params.reference ?? "", seen: Number(typed.seen), typed });
  if (!changed.ok) return problemData(changed.problem, typed);
  return redirectWithMessage(paths.action(changed.value.reference), `${changed.value.reference} was changed.`, context);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Change ${data?.action?.reference ?? "an action"} – Assurance tracker` }];

export default function EditAction() {
  const { action: kept, meetings, posts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const stored = kept === null ? NO_ACTION : {
    kind: kept.kind, text: kept.text, owners: kept.owners.join("\n"), due: kept.due ?? "", dueMeeting: kept.dueMeetingId ?? "", revisitOn: kept.revisitOn === null ? "" : formatDate(kept.revisitOn), marking: kept.marking ?? "",
  };
  return (
    <PageForm heading={`Change ${kept?.reference ?? ""}`} problem={problem} submit="Save" backTo={paths.action(kept?.reference ?? "")}>
      <input type="hidden" name="seen" value={kept?.version ?? ""} />
      <ActionFields values={answer?.typed ?? stored} meetings={meetings} posts={posts} problem={problem} />
    </PageForm>
  );
}
