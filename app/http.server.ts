/** Form → values; Problem → Response. */
import { data } from "@remix-run/node";
import { z } from "zod";
import type { Instant } from "~/domain/calendar-date";
import type { Problem, ProblemKind } from "~/domain/problem";
import type { TypedForm } from "~/domain/typed-text";

const statuses: Record<ProblemKind, number> = { invalid: 422, refused: 403, missing: 404, stale: 409, "too-large": 413 };

/** For an action: the problem as its data, with what was `typed`, so that the page can show both in the form again. */
export function problemData<Typed = undefined>(problem: Problem, typed?: Typed) {
  return data({ problem, typed }, { status: statuses[problem.kind] });
}

/** As `problemData` where several things were done at once: `carriedOut` says what was, if anything. */
export function problemsData<Typed>(problems: readonly [Problem, ...Problem[]], typed: Typed, carriedOut: string | null = null) {
  return data({ problems: [...problems], typed, carriedOut }, { status: statuses[problems[0].kind] });
}

/** For a loader, where there is no page to show without the value: `throw problemResponse(…)`, and the error page says the sentence. */
export function problemResponse(problem: Problem): Response {
  return Response.json({ problem }, { status: statuses[problem.kind], statusText: problem.kind });
}

/** A field of a form: what it holds, or '' where it was not sent. */
export const one = z.array(z.string()).default([]).transform((sent) => sent[0] ?? "");

/** A field that may be sent several times. */
export const many = z.array(z.string()).default([]);

/** What was typed in a form and not saved, by the form's schema: what to show in it, and what AutosavedForm has to know of it. */
export function restoredForm<Shape extends z.ZodObject>({ owner, text }: TypedForm, shape: Shape): { restored: z.output<Shape> | null; kept: { owner: string; at: Instant | null } } {
  const read = shape.safeParse(text?.fields);
  return read.success ? { restored: read.data, kept: { owner, at: text?.savedAt ?? null } } : { restored: null, kept: { owner, at: null } };
}

/** The fields of a form by a schema of `one` and `many`; a form of another shape is refused with an error page. */
export async function readForm<Shape extends z.ZodObject>(request: Request, shape: Shape): Promise<z.output<Shape>> {
  const form = await request.formData();
  const sent = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
  const read = shape.safeParse(sent);
  if (read.success) return read.data;
  throw problemResponse({ kind: "invalid", message: "This form did not arrive as it was sent. Go back, load the page again and send it once more." });
}

/** Every field of a sent form by its name, with its values in order; files in it are left out. */
export async function readFields(request: Request): Promise<Record<string, string[]>> {
  const form = await request.formData();
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).filter((value) => typeof value === "string")]));
}

/** A sent form as parameters, for those that are written into addresses as well; files in it are left out. */
export async function readParameters(request: Request): Promise<URLSearchParams> {
  const form = await request.formData();
  return new URLSearchParams([...form.entries()].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

/** As browsers read it: names beyond ASCII are given twice, since old ones know only the first. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, "_");
  if (plain === fileName) return `attachment; filename="${fileName}"`;
  const encoded = encodeURIComponent(fileName.replace(/\p{Cs}/gu, "_")).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A file to be kept. */
export function fileResponse(bytes: Uint8Array, { fileName, type }: { fileName: string; type: string }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { "Content-Type": type, "Content-Disposition": disposition(fileName), "Content-Length": String(bytes.length), "Cache-Control": "no-store" },
  });
}
