/** A finding for the form that sets its assurance, with what the closing of its questions proposes. */
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import { actsInNameOf } from "~/domain/approval";
import type { Assurance } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { mayEdit } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { proposedAssurance } from "~/domain/proposed-assurance";
import { findingFor, viewerOf } from "~/domain/visibility";
import { noSuchFinding } from "~/queries/finding-page.server";

export type AssurancePage = {
  reference: string;
  title: string;
  text: string;
  assurance: Assurance;
  statement: string;
  proposed: Assurance | null;
  /** Those for whom its reader records the decision; none where it is their own. */
  inNameOf: string[];
};

export async function assurancePage(ctx: Ctx, reference: string): Promise<Done<AssurancePage>> {
  const allowed = mayEdit(ctx.actor, "assurance");
  if (!allowed.ok) return allowed;
  const whole = await loadFinding(ctx.db, reference);
  if (whole === null) return noSuchFinding(reference);
  const finding = findingFor(viewerOf(ctx.actor.side), whole);
  return done({
    reference: finding.reference,
    title: `${findingTitle(finding)} (${finding.reference})`,
    text: finding.text,
    assurance: finding.assurance,
    statement: finding.assuranceStatement ?? "",
    proposed: proposedAssurance(finding),
    inNameOf: actsInNameOf(ctx.actor, "decide assurance"),
  });
}
