/** Problem → Response. */
import { data } from "@remix-run/node";
import type { Problem, ProblemKind } from "~/domain/problem";

const statuses: Record<ProblemKind, number> = { invalid: 422, refused: 403, missing: 404, stale: 409, "too-large": 413 };

/** For an action: the problem as its data, with what was `typed`, so that the page can show both in the form again. */
export function problemData<Typed = undefined>(problem: Problem, typed?: Typed) {
  return data({ problem, typed }, { status: statuses[problem.kind] });
}

/** For a loader, where there is no page to show without the value: `throw problemResponse(…)`, and the error page says the sentence. */
export function problemResponse(problem: Problem): Response {
  return Response.json({ problem }, { status: statuses[problem.kind], statusText: problem.kind });
}
