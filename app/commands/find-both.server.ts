/** The two findings of a link inside a transaction. */
import { findFinding } from "~/commands/find-finding.server";
import type { Tx } from "~/db/write.server";
import type { FindingLinkKind } from "~/domain/finding";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";

export type LinkFindings = {
  /** The finding that repeats or supersedes, by reference. */
  from: string;
  to: string;
  kind: FindingLinkKind;
};

type Both = { from: FindingRecord; to: FindingRecord };

export async function findBoth(tx: Tx, { from, to }: LinkFindings): Promise<Done<Both>> {
  const first = await findFinding(tx, from);
  if (!first.ok) return { ok: false, problem: { ...first.problem, field: "from" } };
  const second = await findFinding(tx, to);
  if (!second.ok) return { ok: false, problem: { ...second.problem, field: "to" } };
  return done({ from: first.value, to: second.value });
}
