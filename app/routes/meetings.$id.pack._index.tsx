/** The briefing pack of a meeting as a page to read and print: for the side of whoever opens it. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { problemResponse } from "~/http.server";
import { paths } from "~/paths";
import { packPage } from "~/queries/briefing-pack.server";
import { requireCtx } from "~/session.server";
import { PaperView } from "~/ui/meeting/paper-view";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await packPage(await requireCtx(request, context), params.id ?? "");
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? "Briefing pack"} – Assurance tracker` }];

export default function BriefingPack() {
  const { meetingId, marking, drafts, blocks } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="pack-controls">
        <p><Link to={paths.meeting(meetingId)}>Back to the meeting</Link></p>
        <p>
          <a className="button" href={paths.packFile(meetingId, "docx")}>Download as Word</a>{" "}
          <a className="button" href={paths.packFile(meetingId, "xlsx")}>Download as Excel</a>{" "}
          <span className="soft">To print it, use your browser’s Print: what stands above the line is left out.</span>
        </p>
      </div>
      <p className={drafts === null ? "paper-marking" : "paper-marking holds-drafts"}>{marking}</p>
      <PaperView blocks={blocks} />
    </>
  );
}
