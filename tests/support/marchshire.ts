/** A few findings of a fictional force, for tests of commands and queries. */
import { insertFindings, type InsertedFinding, type NewFinding } from "~/db/insert-findings.server";
import { findOrCreateInspection } from "~/db/find-or-create.server";
import { write } from "~/db/write.server";
import type { Db } from "~/db/open-database.server";
import { FIXED_PEOPLE, OPERATOR, type Actor } from "~/domain/actor";
import type { Done, Problem } from "~/domain/problem";
import { testCtx } from "./test-ctx";

/** A side as a whole, for tests that are not about roles: one person with the roles that between them may do all of it. */
export const opcc: Actor = { ...FIXED_PEOPLE.opcc, roles: ["pcc", "policy-officer", "opcc-administrator"], actsFor: [] };
export const force: Actor = { ...FIXED_PEOPLE.force, roles: ["chief-officer", "sib-secretariat", "force-administrator"] };
export const operator = OPERATOR;

/** Adds findings to "PEEL 2021/22"; each has its own text unless one is given. */
export function addFindings(db: Db, findings: readonly Partial<NewFinding>[]): Promise<InsertedFinding[]> {
  const ctx = testCtx(db, force);
  return write(db, async (tx) => {
    const inspectionId = await findOrCreateInspection(tx, ctx, { title: "PEEL 2021/22", kind: "peel", publishedOn: "2022-04-13" });
    return insertFindings(
      tx,
      ctx,
      findings.map((finding, index) => ({
        id: ctx.newId(), inspectionId, number: `AFI ${index + 1}`, kind: "afi", text: `Marchshire should do thing ${index + 1}.`, position: index, ...finding,
      })),
    );
  });
}

export async function addFinding(db: Db, finding: Partial<NewFinding> = {}): Promise<InsertedFinding> {
  const [added] = await addFindings(db, [finding]);
  if (added === undefined) throw new Error("Nothing was added.");
  return added;
}

/** The value of what has to succeed. */
export function valueOf<T>(outcome: Done<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.problem.message}`);
  return outcome.value;
}

/** The problem of what has to be refused. */
export function problemOf(outcome: Done<unknown>): Problem {
  if (outcome.ok) throw new Error("Not refused.");
  return outcome.problem;
}
