/** Takes an edit made in the register itself and answers with the rows it changed, or with why it was not made. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { editCell } from "~/commands/edit-cell.server";
import { editEntry } from "~/commands/edit-entry.server";
import { editResponsePart } from "~/commands/edit-response-part.server";
import { refuse, type Done } from "~/domain/problem";
import { readCellEdit, type CellEdit } from "~/domain/register/cell-form";
import { problemData } from "~/http.server";
import { readRowsWith } from "~/queries/register.server";
import { requireCtx } from "~/session.server";

type Ctx = Awaited<ReturnType<typeof requireCtx>>;

function save(ctx: Ctx, { target, draft, base }: CellEdit): Promise<Done<unknown>> {
  switch (target.kind) {
    case "column": return editCell(ctx, { reference: target.reference, column: target.column, base, ...draft });
    case "entry": return editEntry(ctx, { entryId: target.entryId, edits: { text: { value: draft.value, base } } });
    case "part": return editResponsePart(ctx, { responseId: target.responseId, position: target.position, value: draft.value, base });
    default: return target satisfies never;
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const form = await request.formData();
  const edit = readCellEdit(new Map([...form].filter((field): field is [string, string] => typeof field[1] === "string")));
  const saved = edit === null ? refuse("invalid", "This edit could not be read. Reload the page and make it again.") : await save(ctx, edit);
  const rows = edit === null ? [] : await readRowsWith(ctx, edit.target.reference);
  if (saved.ok) return Response.json({ ok: true, rows });
  const { problem } = saved;
  return Response.json({ ok: false, problem, rows }, { status: problemData(problem).init?.status ?? 422 });
}
