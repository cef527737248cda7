/** The form that adds an action. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addAction } from "~/commands/actions/keep-action.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { actionFormPage } from "~/queries/action-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ActionFields, NO_ACTION } from "~/ui/action/action-fields";
import { PageForm } from "~/ui/form/page-form";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

const shape = z.object({ kind: one, text: one, owners: one, due: one, dueMeeting: one, revisitOn: one, marking: one, finding: one, entry: one, meeting: one, item: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const search = new URL(request.url).searchParams;
  const from = (name: string) => search.get(name) ?? "";
  const page = await actionFormPage(ctx, { reference: null, entryId: search.get("entry") });
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, place: { finding: from("finding"), entry: from("entry"), meeting: from("meeting"), item: from("item") } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const added = await addAction(ctx, { typed, place: typed });
  if (!added.ok) return problemData(added.problem, typed);
  return redirectWithMessage(paths.action(added.value.reference), `${added.value.reference} is open: it stands on the next agenda until it ends.`, context);
}

export const meta: MetaFunction = () => [{ title: "Add an action – Assurance tracker" }];

export default function NewAction() {
  const { meetings, posts, place, entryText } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const values = answer?.typed ?? { ...NO_ACTION, text: entryText ?? "", ...place };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <PageForm heading="Add an action" problem={problem} submit="Add it" backTo={paths.actions()}>
      <input type="hidden" name="entry" value={values.entry} />
      <input type="hidden" name="item" value={values.item} />
      <ActionFields values={values} meetings={meetings} posts={posts} problem={problem} />
      <SelectField id="meeting" label="It arose at" options={[{ value: "", words: "No meeting" }, ...meetings.filter(({ begun }) => begun).map(({ id, words }) => ({ value: id, words }))]} defaultValue={values.meeting} error={errorOf("meeting")} />
      <TextField id="finding" label="Finding" hint="Its reference, such as F-0102, where it is about one" defaultValue={values.finding} error={errorOf("finding")} width={10} />
    </PageForm>
  );
}
