/** One's own named views of the register: to save the one just looked at, to rename, to delete. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { deleteView, renameView, saveView } from "~/commands/save-view.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { namedViews } from "~/queries/named-views.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ErrorSummary } from "~/ui/form/error-summary";
import { TextField } from "~/ui/form/text-field";
import { Panel } from "~/ui/finding/panel";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({ intent: one.pipe(z.enum(["save", "rename", "delete"])), id: one, name: one, search: one, replace: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const views = await namedViews(ctx);
  if (!views.ok) throw problemResponse(views.problem);
  return { views: views.value };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { intent, id, name, search, replace } = await readForm(request, shape);
  if (intent === "save") {
    const saved = await saveView(ctx, { name, search, replace: replace === "yes" });
    if (!saved.ok) return problemData(saved.problem, { id: "", name, search });
    return redirectWithMessage(paths.findings(search), `This view was saved as “${saved.value}”. It stands under “Your views” and on My work.`, context);
  }
  const changed = intent === "rename" ? await renameView(ctx, { id, name }) : await deleteView(ctx, id);
  if (!changed.ok) return problemData(changed.problem, { id, name, search: "" });
  return redirectWithMessage(paths.views(), intent === "rename" ? "The view was renamed." : "The view was deleted.", context);
}

export const meta: MetaFunction = () => [{ title: "Your views – Assurance tracker" }];

export default function Views() {
  const { views } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const typed = answer?.typed;
  const saving = typed !== undefined && typed.id === "";
  const wrongId = saving ? "name" : `name-${typed?.id ?? ""}`;
  const error = problem?.field === "name" ? problem.message : undefined;
  return (
    <>
      <PageHead heading="Your views of the register" about="Only you see them." />
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: error === undefined ? undefined : wrongId }]} />}
      {saving && (
        <Panel id="save" heading="Save the view you were looking at">
          <Form method="post" className="form">
            <input type="hidden" name="search" value={typed.search} />
            <TextField id="name" label="Name" defaultValue={typed.name} error={error} />
            <p><label className="check"><input type="checkbox" name="replace" value="yes" /> Take the place of a view that has this name</label></p>
            <p className="form__buttons">
              <button className="button button--filled" name="intent" value="save">Save the view</button>
              <Link to={paths.findings(typed.search)}>Back to the findings</Link>
            </p>
          </Form>
        </Panel>
      )}
      {views.length === 0 && <p>You have no views yet. Filter and arrange the <Link to={paths.findings()}>findings</Link> as you need them, then choose “Your views” there and give that a name.</p>}
      <ul className="view-forms">
        {views.map((view) => (
          <li key={view.id}>
            <h2><Link to={paths.findings(view.search)}>{view.name}</Link></h2>
            <Form method="post">
              <input type="hidden" name="id" value={view.id} />
              <TextField id={`name-${view.id}`} name="name" label={<>New name<span className="visually-hidden"> for {view.name}</span></>} defaultValue={typed?.id === view.id ? typed.name : view.name} error={typed?.id === view.id ? error : undefined} />
              <button className="button" name="intent" value="rename">Rename<span className="visually-hidden"> {view.name}</span></button>{" "}
              <button className="button" name="intent" value="delete">Delete<span className="visually-hidden"> {view.name}</span></button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
