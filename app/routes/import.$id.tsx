/** One import: what is still to be answered, what it would do, and the button that does it. */
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginWork } from "~/commands/long-work.server";
import { discardImport, reviseImport } from "~/commands/revise-import.server";
import { settleAndApply, settleImport } from "~/commands/settle-import.server";
import { readDate } from "~/domain/calendar-date";
import { COLUMN_KEYS } from "~/domain/columns";
import type { Role } from "~/domain/import/headings";
import { addedWords, counted } from "~/domain/import/import-summary";
import type { ImportOptions } from "~/domain/import/import-plan";
import { done, type Done } from "~/domain/problem";
import { RAGS, type Rag } from "~/domain/rag";
import { problemData, problemResponse } from "~/http.server";
import type { LeadsOn } from "~/domain/progress";
import { paths } from "~/paths";
import { importList } from "~/queries/import-list.server";
import { importPreview } from "~/queries/import-preview.server";
import { importStanding } from "~/queries/import-receipt.server";
import { ledOn, redirectWithMessage, requireCtx } from "~/session.server";
import { cellAnswersIn, rowAnswersIn } from "~/ui/import/read-cell-answers";
import { ErrorSummary } from "~/ui/form/error-summary";
import { ImportPage } from "~/ui/import/import-page";
import { ReceiptSection } from "~/ui/import/receipt-section";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.preview.files.map((file) => file.fileName).join(", ") ?? "Import"} – Assurance tracker` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const preview = await importPreview(ctx, params.id ?? "");
  if (!preview.ok) throw problemResponse(preview.problem);
  const list = await importList(ctx);
  if (!list.ok) throw problemResponse(list.problem);
  const standing = await importStanding(ctx, params.id ?? "");
  if (!standing.ok) throw problemResponse(standing.problem);
  return { preview: preview.value, inspections: list.value.inspections, standing: standing.value };
}

type Ctx = Awaited<ReturnType<typeof requireCtx>>;

const ROLES: readonly Role[] = [...COLUMN_KEYS, "theirReference", "opening", "ignore"];

function answersIn(form: FormData): { options: Partial<ImportOptions>; problem: string | null; field?: string } {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const options: Partial<ImportOptions> = {};
  if (form.has("inspection")) {
    const published = text("published") === "" ? null : readDate(text("published"));
    if (text("published") !== "" && published === null) return { options, problem: `“${text("published")}” is not a date. Write it as 13 April 2022.` };
    const agreedOn = text("agreedOn") === "" ? null : readDate(text("agreedOn"));
    if (text("agreedOn") !== "" && agreedOn === null) return { options, problem: `“${text("agreedOn")}” is not a date. Write it as 23 May 2022.`, field: "agreedOn" };
    Object.assign(options, {
      agreed: text("agreed") === "yes" ? { on: agreedOn } : null, inspection: text("inspection") === "" ? null : text("inspection"), published, emptiesCount: text("empties") === "yes" });
  }
  const mapping: Record<string, Role> = {};
  const fills: Record<string, Rag | null> = {};
  for (const [name, value] of form.entries()) {
    const role = ROLES.find((each) => each === value);
    if (name.startsWith("heading:") && role !== undefined) mapping[name.slice("heading:".length)] = role;
    if (name.startsWith("fill:")) fills[name.slice("fill:".length)] = RAGS.find((each) => each === value) ?? null;
  }
  if (form.has("rows-said")) Object.assign(options, rowAnswersIn(form));
  if (form.has("headings-said")) options.mapping = mapping;
  if (form.has("fills-said")) options.fills = fills;
  return { options, problem: null };
}

async function discard(ctx: Ctx, id: string, request: Request, context: AppLoadContext) {
  const discarded = await discardImport(ctx, id);
  if (!discarded.ok) return problemData(discarded.problem);
  const then = new URL(request.url).searchParams.get("then");
  return redirectWithMessage(then === null ? paths.imports() : paths.importPreview(then), "The file was discarded. Nothing of it was written.", context);
}

async function carryOut(ctx: Ctx, id: string, form: FormData): Promise<Done<LeadsOn>> {
  const applied = await settleAndApply(ctx, id, cellAnswersIn(form));
  // The preview on the page is out of date: the next one is made at once.
  if (!applied.ok && applied.problem.kind === "stale") await reviseImport(ctx, id, {});
  if (!applied.ok) return applied;
  const plans = applied.value.map((file) => file.plan);
  // What several files disagree on counts once.
  const conflicts = new Set(plans.flatMap((plan) => plan.conflicts.map(({ subject, id: of, field }) => `${subject} ${of} ${field}`))).size;
  const words = [
    ...plans.map((plan) => `${plans.length > 1 ? `${plan.file}: ` : ""}Added: ${addedWords(plan)}. Changed: ${counted(plan.changed.length + plan.cleared.length, "cell")}.`),
    ...(conflicts === 0 ? [] : [`Not settled: ${counted(conflicts, "conflict")}, where what was here stays.`]),
  ];
  return done({ to: paths.importPreview(id), message: `The import was applied. ${words.join(" ")}` });
}

async function apply(ctx: Ctx, id: string, form: FormData, context: AppLoadContext) {
  const begun = await beginWork(ctx, { title: "Applying the import", back: paths.importPreview(id) }, (working) => carryOut(working, id, form));
  if ("id" in begun) return redirect(paths.work(begun.id));
  return begun.outcome.ok ? ledOn(begun.outcome.value, context) : problemData(begun.outcome.problem);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const id = params.id ?? "";
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "discard") return discard(ctx, id, request, context);
  if (intent === "apply") return apply(ctx, id, form, context);
  if (intent === "choices" || form.has("all")) {
    const settled = await settleImport(ctx, id, cellAnswersIn(form));
    return settled.ok ? redirectWithMessage(paths.importPreview(id), "Your choices are saved. Nothing is written until you apply them.", context) : problemData(settled.problem);
  }
  const { options, problem, field = "published" } = answersIn(form);
  if (problem !== null) return problemData({ kind: "invalid", message: problem, field });
  const revised = await reviseImport(ctx, id, options);
  return revised.ok ? redirect(paths.importPreview(id)) : problemData(revised.problem);
}

export default function ImportOne() {
  const { preview, inspections, standing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <>
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: problem.field }]} />}
      <ImportPage preview={preview} inspections={inspections} problem={problem} receipt={preview.files.length === 1 ? <ReceiptSection standing={standing} /> : null} />
    </>
  );
}
