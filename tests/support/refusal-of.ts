/** What a refusal says, as "kind: sentence", or "not refused". */
import type { Done } from "~/domain/problem";

export function refusalOf(result: Done<unknown>): string {
  return result.ok ? "not refused" : `${result.problem.kind}: ${result.problem.message}`;
}
