/** A finding for the small forms about it: its text, limbs, links and where its questions are addressed. */
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import { findingTitle } from "~/domain/finding-name";
import { may, type Verb } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";
import { noSuchFinding } from "~/queries/finding-page.server";

export type FindingToChange = Pick<
  FindingRecord,
  "reference" | "text" | "limbs" | "links" | "addressedElsewhere" | "addressedElsewhereLink"
> & { title: string };

/** Refused unless its reader may do `verb`. */
export async function findingToChange(ctx: Ctx, reference: string, verb: Verb): Promise<Done<FindingToChange>> {
  const allowed = may(ctx.actor, verb);
  if (!allowed.ok) return allowed;
  const finding = await loadFinding(ctx.db, reference);
  if (finding === null) return noSuchFinding(reference);
  const { text, limbs, links, addressedElsewhere, addressedElsewhereLink } = finding;
  return done({ reference, title: `${findingTitle(finding)} (${reference})`, text, limbs, links, addressedElsewhere, addressedElsewhereLink });
}
