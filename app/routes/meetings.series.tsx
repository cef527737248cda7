/** The series of meetings, what stands on each of their agendas, and the kinds of meeting. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { saveKinds, saveSeries } from "~/commands/meetings/save-series.server";
import { seriesText } from "~/domain/meeting/meeting";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { seriesPage } from "~/queries/series-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { Panel } from "~/ui/finding/panel";
import { ErrorSummary } from "~/ui/form/error-summary";
import { TextField } from "~/ui/form/text-field";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({ intent: one, seriesId: one, name: one, standing: one, kinds: one, seen: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const page = await seriesPage(ctx);
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  if (typed.intent === "kinds") {
    const saved = await saveKinds(ctx, { typed: typed.kinds, seen: typed.seen });
    return saved.ok ? redirectWithMessage(paths.meetingSeries(), "The kinds of meeting were saved.", context) : problemData(saved.problem, typed);
  }
  const saved = await saveSeries(ctx, typed);
  return saved.ok ? redirectWithMessage(paths.meetingSeries(), `${saved.value.name} was saved.`, context) : problemData(saved.problem, typed);
}

export const meta: MetaFunction = () => [{ title: "Series and kinds of meetings – Assurance tracker" }];

export default function Series() {
  const { series, kinds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const typed = answer?.typed;
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <PageHead heading="Series and kinds of meetings" about="Open actions come back within their series until they end." actions={<Link to={paths.meetings()}>All meetings</Link>} />
      {[...series, { id: "", name: "", standing: [] }].map(({ id, name, standing }) => {
        const mine = typed !== undefined && typed.intent === "series" && typed.seriesId === id;
        return (
          <Panel key={id} id={`series-${id}`} heading={id === "" ? "Another series" : name}>
            <Form key={id === "" ? series.length : seriesText({ name, standing })} method="post" className="form">
              <input type="hidden" name="seriesId" value={id} />
              <input type="hidden" name="seen" value={seriesText({ name, standing })} />
              <TextField id={`name-${id}`} name="name" label="Name" defaultValue={mine ? typed.name : name} error={errorOf(`name-${id}`)} />
              <TextField id={`standing-${id}`} name="standing" label="Standing items" hint="One a line: they stand on each of its agendas." rows={4} defaultValue={mine ? typed.standing : standing.join("\n")} error={errorOf(`standing-${id}`)} />
              <button className="button" name="intent" value="series">{id === "" ? "Add it" : "Save"}</button>
            </Form>
          </Panel>
        );
      })}
      <Panel id="kinds-of-meeting" heading="Kinds of meeting">
        <Form key={kinds.join("\n")} method="post" className="form">
          <input type="hidden" name="seen" value={kinds.join("\n")} />
          <TextField id="kinds" label="Kinds" hint="One a line, the usual one first." rows={6} defaultValue={typed?.intent === "kinds" ? typed.kinds : kinds.join("\n")} error={errorOf("kinds")} />
          <button className="button" name="intent" value="kinds">Save</button>
        </Form>
      </Panel>
    </>
  );
}
