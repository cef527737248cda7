/** My work: what waits for whoever is signed in; who may not read the record is led to what they may. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/domain/permissions";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { myWorkPage } from "~/queries/my-work.server";
import { requireCtx } from "~/session.server";
import { PageHead } from "~/ui/layout/page-head";
import { NothingWaits } from "~/ui/my-work/nothing-waits";
import { ViewsList } from "~/ui/my-work/views-list";
import { WorkGroupPanel } from "~/ui/my-work/work-group-panel";
import { WorkStrip } from "~/ui/my-work/work-strip";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { actor, today } = ctx;
  if (!can(actor, "read the record")) throw redirect(can(actor, "read what is published") ? paths.published() : paths.account());
  const page = await myWorkPage(ctx);
  if (!page.ok) throw problemResponse(page.problem);
  return { ...page.value, today };
}

export const meta: MetaFunction = () => [{ title: "My work – Assurance tracker" }];

function aboutCount({ waiting, overdue }: { waiting: number; overdue: number }): string | undefined {
  if (waiting === 0) return undefined;
  const things = `${waiting.toLocaleString("en-GB")} ${waiting === 1 ? "thing waits" : "things wait"} for you`;
  return overdue === 0 ? things : `${things}, ${overdue.toLocaleString("en-GB")} overdue`;
}

export default function MyWork() {
  const { groups, count, views, today, ...next } = useLoaderData<typeof loader>();
  const mine = groups.filter((group) => group.mine);
  const watched = groups.filter((group) => !group.mine);
  return (
    <>
      <PageHead heading="My work" about={aboutCount(count)} />
      {mine.length > 1 && <WorkStrip groups={mine} today={today} />}
      <div className="my-work">
        <div>
          {mine.length === 0 && <NothingWaits {...next} today={today} />}
          {mine.map((group) => <WorkGroupPanel key={group.kind} group={group} today={today} />)}
          {watched.length > 0 && <h2 className="my-work__watch">To keep an eye on</h2>}
          {watched.map((group) => <WorkGroupPanel key={group.kind} group={group} today={today} />)}
        </div>
        <aside aria-label="Beside your work">
          <ViewsList views={views} />
        </aside>
      </div>
    </>
  );
}
