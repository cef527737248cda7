/** Adds one finding by hand. */
import { addFindings } from "~/commands/add-findings.server";
import type { Ctx } from "~/db/ctx.server";
import type { TypedFinding } from "~/domain/new-finding";
import { done, type Done } from "~/domain/problem";

export type AddFinding = TypedFinding & {
  /** The title of the report; one that is new is added. */
  inspection: string;
  /** As typed; '' where it is not known. */
  published: string;
  /** The reference of its cause of concern, as typed; '' for none. */
  parent: string;
};

export async function addFinding(ctx: Ctx, { inspection, published, parent, ...finding }: AddFinding): Promise<Done<{ reference: string }>> {
  const under = parent.trim() === "" ? null : { reference: parent };
  const added = await addFindings(ctx, { inspection, published, findings: [{ ...finding, parent: under }] });
  return added.ok ? done({ reference: added.value.references[0] ?? "" }) : added;
}
