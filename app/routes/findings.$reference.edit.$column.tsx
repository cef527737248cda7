/** One field of a finding in a form of its own; an update, its as-at date, RAG and reason share one. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { editCell } from "~/commands/edit-cell.server";
import { editUpdate } from "~/commands/edit-update.server";
import { forgetTyped } from "~/commands/forget-typed.server";
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from "~/domain/columns";
import type { SeenDrafts } from "~/domain/draft-rules";
import { savedWords } from "~/domain/draft-messages";
import { DRAFT_COLUMNS, isDraftColumn } from "~/domain/field-draft";
import { typedPlace } from "~/domain/typed-text";
import { isUpdateColumn, UPDATE_COLUMNS } from "~/domain/update-columns";
import { many, one, problemData, problemResponse, readForm, restoredForm } from "~/http.server";
import { paths } from "~/paths";
import { fieldToEdit } from "~/queries/field-to-edit.server";
import { typedForm } from "~/queries/typed-texts.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { ColumnField } from "~/ui/finding/column-field";
import { FormContext } from "~/ui/finding/form-context";
import { StaleNotice } from "~/ui/finding/stale-notice";
import { UpdateFields } from "~/ui/finding/update-fields";
import { DraftingNotice } from "~/ui/draft/drafting-notice";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";

/** Each field has what its author saw beside it, named `base-` and the field. */
const shape = z.object({
  value: one, source: one, do: one, update: one, updateAsAt: one, rag: one, ragReason: one,
  "base-value": one, "base-update": one, "base-updateAsAt": one, "base-rag": one, "base-ragReason": one,
  /** A mark of what was last submitted, by column. */
  official: many,
});

function officialSeen(words: readonly string[]): SeenDrafts {
  const pairs = words.map((word) => word.split("/"));
  return Object.fromEntries(DRAFT_COLUMNS.flatMap((column) => pairs.filter(([name]) => name === column).map(([, official = ""]) => [column, { version: null, official }])));
}

function columnOf(text: string | undefined): ColumnKey {
  const column = COLUMN_KEYS.find((key) => key === text);
  if (column === undefined) throw problemResponse({ kind: "missing", message: "A finding has no such field. Open it from the finding’s own page." });
  return column;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const field = await fieldToEdit(ctx, params.reference ?? "", columnOf(params.column));
  if (!field.ok) throw problemResponse(field.problem);
  return { ...field.value, ...restoredForm(await typedForm(ctx, typedPlace.field(field.value.reference, field.value.column)), shape) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const column = columnOf(params.column);
  const reference = params.reference ?? "";
  const typed = await readForm(request, shape);
  const { heading } = COLUMNS[column];
  const submitting = { submit: typed.do === "submit", seen: officialSeen(typed.official) };
  if (isUpdateColumn(column)) {
    const base = { update: typed["base-update"], updateAsAt: typed["base-updateAsAt"], rag: typed["base-rag"], ragReason: typed["base-ragReason"] };
    const saved = await editUpdate(ctx, { reference, values: typed, base, ...submitting });
    if (!saved.ok) return problemData(saved.problem, typed);
    await forgetTyped(ctx, typedPlace.field(reference, column));
    const what = saved.value.asAtMoved ? "A new update was submitted on" : "The update was submitted on";
    return redirectWithMessage(paths.finding(reference), savedWords(what, reference, saved.value), context);
  }
  const saved = await editCell(ctx, { reference, column, value: typed.value, base: typed["base-value"], ...(column === "hmicfrsStatus" ? { source: typed.source } : {}), ...submitting });
  if (!saved.ok) return problemData(saved.problem, typed);
  await forgetTyped(ctx, typedPlace.field(reference, column));
  return redirectWithMessage(paths.finding(reference), savedWords(`${heading} was ${isDraftColumn(column) ? "submitted" : "saved"} on`, reference, saved.value), context);
}

/** What was refused as stale is shown beside what is there now. */
export function shouldRevalidate() {
  return true;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? "Change"} – Assurance tracker` }];

export default function EditField() {
  const field = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const { restored, kept } = field;
  const typed = answer?.typed ?? restored ?? undefined;
  // What was typed before is compared, when it is saved, with what its author saw then.
  const seen = answer === undefined ? restored : null;
  const { column, values, reference, drafting } = field;
  const shown = (key: ColumnKey) => (COLUMNS[key].kind === "choice" ? (values[key] ?? "") : COLUMNS[key].format(values[key] ?? null));
  const bases = isUpdateColumn(column)
    ? UPDATE_COLUMNS.map((key) => <input key={key} type="hidden" name={`base-${key}`} value={seen?.[`base-${key}`] ?? values[key] ?? ""} />)
    : [<input key="value" type="hidden" name="base-value" value={seen?.["base-value"] ?? values[column] ?? ""} />];
  const official = seen?.official ?? Object.entries(drafting?.official ?? {}).map(([key, mark]) => `${key}/${mark}`);
  const about = (
    <>
      <FormContext text={field.text} />
      {drafting !== null && <DraftingNotice {...drafting} />}
      {problem !== null && <StaleNotice problem={problem} />}
    </>
  );
  const errorId = isUpdateColumn(column) || problem?.field === "source" ? problem?.field : "value";
  const error = (name: string) => (problem?.field === name ? problem.message : undefined);
  return (
    <PageForm heading={field.title} about={about} problem={problem} errorId={errorId} submit={drafting === null ? "Save" : "Save draft"} more={drafting?.maySubmit === true ? <button className="button" name="do" value="submit">Submit</button> : undefined} backTo={paths.finding(reference)} autosave={{ place: typedPlace.field(reference, column), kept: answer === undefined ? kept : { ...kept, at: null } }}>
      {bases}
      {official.map((mark) => <input key={mark} type="hidden" name="official" value={mark} />)}
      {isUpdateColumn(column) ? (
        <UpdateFields
          values={typed ?? { update: shown("update"), updateAsAt: shown("updateAsAt"), rag: shown("rag"), ragReason: shown("ragReason") }}
          errors={{ update: error("update"), updateAsAt: error("updateAsAt"), rag: error("rag"), ragReason: error("ragReason") }}
          current={field.hasUpdate ? { asAt: field.updateAsAt } : null}
        />
      ) : (
        <ColumnField column={column} value={typed?.value ?? shown(column)} error={error(column)} />
      )}
      {column === "hmicfrsStatus" && <TextField id="source" label="Source" hint="Where HMICFRS said so, such as its portal and the day, or a letter and its date." error={error("source")} defaultValue={typed?.source ?? field.source ?? ""} />}
    </PageForm>
  );
}
