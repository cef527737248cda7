/** Takes an edit made in the register itself and answers with the rows it changed, or with why it was not made. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { editCell } from "~/commands/edit-cell.server";
import { editEntry } from "~/commands/edit-entry.server";
import { editResponsePart } from "~/commands/edit-response-part.server";
import { done, refuse, type Done } from "~/domain/problem";
import { readCellEdit, type CellEdit } from "~/domain/register/cell-form";
import { problemData } from "~/http.server";
import { readRowsWith } from "~/queries/register.server";
import { requireCtx } from "~/session.server";

type Ctx = Awaited<ReturnType<typeof requireCtx>>;

/** True where it was kept as a draft. */
async function save(ctx: Ctx, { target, draft, base }: CellEdit): Promise<Done<boolean>> {
  switch (target.kind) {
    case "column": {
      const saved = await editCell(ctx, { reference: target.reference, column: target.column, base, ...draft });
      return saved.ok ? done(saved.value.drafted) : saved;
    }
    case "entry": {
      const saved = await editEntry(ctx, { entryId: target.entryId, edits: { text: { value: draft.value, base } } });
      return saved.ok ? done(false) : saved;
    }
    case "part": {
      const saved = await editResponsePart(ctx, { responseId: target.responseId, position: target.position, value: draft.value, base });
      return saved.ok ? done(false) : saved;
    }
    default: return target satisfies never;
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const form = await request.formData();
  const edit = readCellEdit(new Map([...form].filter((field): field is [string, string] => typeof field[1] === "string")));
  const saved = edit === null ? refuse("invalid", "This edit could not be read. Reload the page and make it again.") : await save(ctx, edit);
  const rows = edit === null ? [] : await readRowsWith(ctx, edit.target.reference);
  if (saved.ok) return Response.json({ ok: true, rows, drafted: saved.value });
  const { problem } = saved;
  return Response.json({ ok: false, problem, rows }, { status: problemData(problem).init?.status ?? 422 });
}
