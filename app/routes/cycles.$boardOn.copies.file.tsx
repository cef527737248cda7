/** Gives the copies that go out for a SIB cycle: a workbook, or a zip of one for each lead. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { sendCopies, type CopiesWanted } from "~/commands/cycles/send-copies.server";
import { beginWork, type MadeFile } from "~/commands/long-work.server";
import { done, type Done } from "~/domain/problem";
import { fileResponse, problemResponse, readParameters } from "~/http.server";
import { paths } from "~/paths";
import { requireCtx } from "~/session.server";

/** `of` is 'whole', 'every lead', or 'lead ' and the key of one. */
function wantedOf(of: string): CopiesWanted {
  if (of.startsWith("lead ")) return { of: "lead", lead: of.slice("lead ".length) };
  return { of: of === "whole" ? "whole" : "every lead" };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const form = await readParameters(request);
  const boardOn = params.boardOn ?? "";
  const wanted = { boardOn, wanted: wantedOf(form.get("of") ?? ""), onlyTheirs: form.get("onlyTheirs") === "yes" };
  const begun = await beginWork(ctx, { title: "Making copies", back: paths.cycleCopies(boardOn) }, async (working): Promise<Done<MadeFile>> => {
    const sent = await sendCopies(working, wanted);
    if (!sent.ok) return sent;
    const { bytes, fileName, zipped } = sent.value;
    return done({ file: { bytes, fileName, type: zipped ? "application/zip" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } });
  });
  if ("id" in begun) return redirect(paths.work(begun.id));
  if (!begun.outcome.ok) return problemResponse(begun.outcome.problem);
  const { bytes, ...file } = begun.outcome.value.file;
  return fileResponse(bytes, file);
}

/** What goes out is written down, so it is only made by sending the form. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.cycleCopies(params.boardOn ?? ""));
}
