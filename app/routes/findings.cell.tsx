/** Takes an edit made in the register itself and answers with the rows it changed, or with why it was not made. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { editCell } from "~/commands/edit-cell.server";
import { refuse, type Problem } from "~/domain/problem";
import { readCellEdit, type CellEdit } from "~/domain/register/cell-form";
import { problemData } from "~/http.server";
import { readRows } from "~/queries/register.server";
import { requireCtx } from "~/session.server";

type Ctx = Awaited<ReturnType<typeof requireCtx>>;

async function save(ctx: Ctx, { target, draft, base }: CellEdit): Promise<Problem | null> {
  const done = await editCell(ctx, { reference: target.reference, column: target.kind === "column" ? target.column : "update", base, ...draft });
  return done.ok ? null : done.problem;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const form = await request.formData();
  const fields = new Map([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
  const edit = readCellEdit(fields);
  const problem = edit === null ? refuse("invalid", "This edit could not be read. Reload the page and make it again.").problem : await save(ctx, edit);
  const rows = edit === null ? [] : await readRows(ctx, [edit.target.reference]);
  if (problem === null) return Response.json({ ok: true, rows });
  return Response.json({ ok: false, problem, rows }, { status: problemData(problem).init?.status ?? 422 });
}
