/** Whether a row of the register shows a draft of its reader's side: on paper every page then says so. */
import { isIssued } from "~/domain/entry";
import type { RegisterRow } from "~/domain/register/register-row";

export function holdsDrafts({ drafts, pairs }: RegisterRow): boolean {
  return Object.keys(drafts).length > 0 || pairs.some(({ entry }) => !isIssued(entry.state) || entry.responses.some((response) => response.state !== "submitted"));
}
