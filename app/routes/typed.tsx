/** Keeps what somebody is typing in a form, or forgets it. It has no page of its own. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { forgetTyped } from "~/commands/forget-typed.server";
import { saveTyped } from "~/commands/save-typed.server";
import { ownPath } from "~/domain/own-path";
import type { TypedFields } from "~/domain/typed-text";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { findCtx, requireCtx } from "~/session.server";

const shape = z.object({ intent: one, place: one, fields: one, backTo: one });
const fieldsShape = z.record(z.string(), z.array(z.string()));

function readFields(json: string): TypedFields | null {
  try {
    const read = fieldsShape.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { intent, place, fields: json, backTo } = await readForm(request.clone(), shape);
  if (intent === "forget") {
    await forgetTyped(await requireCtx(request, context), place);
    return redirect(ownPath(backTo));
  }
  const ctx = await findCtx(request, context);
  // A redirect to the sign-in page would look like success to the script that sends this.
  if (ctx === null) return Response.json({ kept: false }, { status: 401 });
  const fields = readFields(json);
  if (fields === null) throw problemResponse({ kind: "invalid", message: "This form cannot be kept while it is typed. Save it to keep it." });
  const saved = await saveTyped(ctx, { place, fields });
  return saved.ok ? Response.json({ kept: true, at: ctx.now }) : Response.json({ kept: false }, { status: problemData(saved.problem).init?.status ?? 422 });
}
