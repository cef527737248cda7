/** Sends one edit to the server and reads its answer; a server that cannot be reached is an answer too. */
import { targetFields } from "~/domain/register/cell-form";
import { refuse } from "~/domain/problem";
import { paths } from "~/paths";
import type { Saved, SaveRequest } from "~/ui/grid/edit-store";

function unreachable(why: string): Saved {
  const { problem } = refuse("refused", why);
  return { ok: false, problem, rows: [], unreachable: true };
}

export async function saveCell({ field, draft, base }: SaveRequest): Promise<Saved> {
  const body = new URLSearchParams(targetFields(field.target, draft, base));
  try {
    const response = await fetch(paths.editCell(), { method: "POST", body, headers: { Accept: "application/json" } });
    if (!(response.headers.get("Content-Type") ?? "").includes("json")) {
      return unreachable("The server answered with an error. What you wrote is kept here: try again in a moment.");
    }
    return { unreachable: false, ...((await response.json()) as Omit<Extract<Saved, { ok: false }>, "unreachable">) };
  } catch {
    return unreachable("The server could not be reached. What you wrote is kept here: try again when the connection is back.");
  }
}
