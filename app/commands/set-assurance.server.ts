/** Sets the commissioner's assurance of a finding together with its written statement: by the PCC, or recorded for the PCC. */
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { saveCells } from "~/db/save-cells.server";
import { saveFinding } from "~/db/save-finding.server";
import { write, type Tx } from "~/db/write.server";
import { decideGiven, givenWords, type Given, type TypedGiven } from "~/domain/approval";
import { COLUMNS } from "~/domain/columns";
import { ASSURANCE_WORDS, ASSURANCES, type Assurance } from "~/domain/finding";
import { mayEdit } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";
import { decideEdit } from "~/domain/stale";
import { parseText } from "~/domain/text";

export type SetAssurance = TypedGiven & {
  reference: string;
  /** As typed. */
  assurance: string;
  statement: string;
  /** What their author saw; '' where there was none. */
  base: { assurance: string; statement: string };
};

export type WantedAssurance = { given: Given; assurance: Assurance; statement: string | null; base: SetAssurance["base"] };

/** What is wanted, in the terms of the domain; refused where the actor may not decide it, or does not say how it was given. */
export function readAssurance(ctx: Ctx, typed: Omit<SetAssurance, "reference">): Done<WantedAssurance> {
  const allowed = mayEdit(ctx.actor, "assurance");
  if (!allowed.ok) return allowed;
  const wanted = COLUMNS.assurance.parse(typed.assurance);
  if (!wanted.ok) return { ok: false, problem: { field: "assurance", ...wanted.problem } };
  const words = parseText(typed.statement, "The assurance statement");
  if (!words.ok) return { ok: false, problem: { ...words.problem, field: "statement" } };
  const assurance = ASSURANCES.find((each) => each === wanted.value) ?? "not-yet-reviewed";
  if (words.value === null && assurance !== "not-yet-reviewed") {
    return refuse("invalid", "Write the assurance statement: what was shown, and what is still looked for.", { field: "statement" });
  }
  const given = decideGiven(ctx.actor, "decide assurance", typed);
  return given.ok ? done({ given: given.value, assurance, statement: words.value, base: typed.base }) : given;
}

function decideBoth(finding: FindingRecord, { assurance, statement, base }: WantedAssurance): Done<true> {
  const { heading, format } = COLUMNS.assurance;
  const value = decideEdit({ heading, where: finding.reference, base: base.assurance, current: finding.assurance, wanted: assurance, format, field: "assurance" });
  if (!value.ok) return value;
  const words = decideEdit({
    heading: "The assurance statement", where: finding.reference, base: base.statement, current: finding.assuranceStatement, wanted: statement,
    format: (each) => each ?? "", field: "statement",
  });
  return words.ok ? done(true) : words;
}

/** Inside a transaction. The history says that it was decided, and by whose word, also where the value stays as it was. */
export async function saveAssurance(tx: Tx, ctx: Ctx, reference: string, wanted: WantedAssurance): Promise<Done<true>> {
  const found = await findFinding(tx, reference);
  if (!found.ok) return found;
  const finding = found.value;
  const decided = decideBoth(finding, wanted);
  if (!decided.ok) return nameColleague(tx, ctx, decided, { subjectId: finding.id, fields: [decided.problem.field === "statement" ? "assuranceStatement" : "assurance"] });
  const { assurance, statement, given } = wanted;
  const saved = await saveCells(tx, ctx, finding, [{ column: "assurance", value: assurance }]);
  if (!saved.ok) return saved;
  if (statement !== finding.assuranceStatement) await saveFinding(tx, ctx, finding, { assuranceStatement: statement });
  await recordDecision(tx, ctx, finding, assurance, given);
  return done(true);
}

/** Says in the history who decided what, for whom, and how that was given. */
export async function recordDecision(tx: Tx, ctx: Ctx, { id }: FindingRecord, assurance: Assurance, given: Given): Promise<void> {
  const after = `${ASSURANCE_WORDS[assurance]}, by ${givenWords({ ...given, by: ctx.actor.name, post: ctx.actor.post })}`;
  await recordEvents(tx, ctx, [{ subject: "finding", subjectId: id, findingId: id, field: "assuranceDecision", before: null, after, draftOf: null }]);
}

export async function setAssurance(ctx: Ctx, { reference, ...typed }: SetAssurance): Promise<Done<true>> {
  const wanted = readAssurance(ctx, typed);
  return wanted.ok ? write(ctx.db, (tx) => saveAssurance(tx, ctx, reference, wanted.value)) : wanted;
}
