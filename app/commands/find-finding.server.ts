/** A finding by its reference inside a transaction, or the sentence that there is none. */
import { findingIn } from "~/db/record.server";
import type { Tx } from "~/db/write.server";
import { readFindingReference } from "~/domain/finding";
import { done, refuse, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";

export async function findFinding(tx: Tx, reference: string): Promise<Done<FindingRecord>> {
  const finding = await findingIn(tx, readFindingReference(reference) ?? reference);
  return finding === null
    ? refuse("missing", `There is no finding ${reference}. Check the reference, or look for it in the register.`)
    : done(finding);
}
