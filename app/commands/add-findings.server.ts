/** Adds findings of one report, all or none. */
import type { Ctx } from "~/db/ctx.server";
import { findOrCreateInspection } from "~/db/find-or-create.server";
import { insertFindings, nextPosition, type NewFinding } from "~/db/insert-findings.server";
import { write, type Tx } from "~/db/write.server";
import { parseDate, type CalendarDate } from "~/domain/calendar-date";
import { FINDING_KINDS, isCauseOfConcern, readFindingReference } from "~/domain/finding";
import { inspectionKind } from "~/domain/import/inspection-title";
import { readNewFinding, type FindingContent, type TypedFinding } from "~/domain/new-finding";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine } from "~/domain/text";

/** The cause of concern it stands under: by its reference, by its place (from 0) among those added with it, or none. */
export type Parent = { reference: string } | { index: number } | null;

export type AddFindings = {
  /** The title of the report; one that is new is added. */
  inspection: string;
  /** As typed; '' where it is not known. */
  published: string;
  findings: readonly (TypedFinding & { parent: Parent })[];
};

type Read = { content: FindingContent; parent: Parent };

function readAll(findings: AddFindings["findings"]): Done<Read[]> {
  const all: Read[] = [];
  for (const [index, typed] of findings.entries()) {
    const content = readNewFinding(typed);
    if (!content.ok) {
      const which = findings.length === 1 ? "" : `Finding ${String(index + 1)} of ${String(findings.length)}: `;
      return { ok: false, problem: { ...content.problem, message: which + content.problem.message } };
    }
    all.push({ content: content.value, parent: typed.parent });
  }
  return all.length === 0 ? refuse("invalid", "There is no finding to add. Write or paste one first.", { field: "text" }) : done(all);
}

async function parentId(tx: Tx, parent: Parent, added: readonly { id: string; content: FindingContent }[]): Promise<Done<string | null>> {
  const notOne = refuse("invalid", "A finding stands under a cause of concern or under none. Choose another.", { field: "parent" });
  if (parent === null) return done(null);
  if ("index" in parent) {
    const other = added[parent.index];
    return other !== undefined && isCauseOfConcern(other.content.kind) ? done(other.id) : notOne;
  }
  const reference = readFindingReference(parent.reference) ?? parent.reference;
  const row = await tx.finding.findUnique({ where: { reference }, select: { id: true, kind: true } });
  const kind = FINDING_KINDS.find((each) => each === row?.kind);
  if (row === null) return refuse("missing", `There is no finding ${parent.reference}. Choose another cause of concern, or none.`, { field: "parent" });
  return kind !== undefined && isCauseOfConcern(kind) ? done(row.id) : notOne;
}

/** The same report would otherwise be pasted in twice. */
async function isNew(tx: Tx, inspectionId: string, title: string, read: readonly Read[]): Promise<Done<true>> {
  const numbers = read.map(({ content }) => content.number).filter((number) => number !== null);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) return refuse("invalid", `${twice} stands twice among the findings to add. Correct one of the numbers.`, { field: "number" });
  const there = await tx.finding.findFirst({ where: { inspectionId, number: { in: numbers } }, select: { number: true, reference: true } });
  if (there === null) return done(true);
  return refuse("invalid", `${title} already has ${there.number ?? ""}: it is ${there.reference}. Correct the number, or open that finding.`, { field: "number" });
}

type Heading = { title: string; publishedOn: CalendarDate | null };

function readHeading({ inspection, published }: AddFindings): Done<Heading> {
  const title = parseLine(inspection, "The inspection");
  if (!title.ok) return { ok: false, problem: { ...title.problem, field: "inspection" } };
  if (title.value === null) return refuse("invalid", "Say from which inspection it comes, such as PEEL 2021/22.", { field: "inspection" });
  const publishedOn = parseDate(published);
  if (!publishedOn.ok) return { ok: false, problem: { ...publishedOn.problem, field: "published" } };
  return done({ title: title.value, publishedOn: publishedOn.value });
}

/** References in the order given. */
export async function addFindings(ctx: Ctx, input: AddFindings): Promise<Done<{ references: string[] }>> {
  const allowed = may(ctx.actor, "add a finding");
  if (!allowed.ok) return allowed;
  const heading = readHeading(input);
  if (!heading.ok) return heading;
  const read = readAll(input.findings);
  if (!read.ok) return read;
  const { title, publishedOn } = heading.value;

  return write(ctx.db, async (tx): Promise<Done<{ references: string[] }>> => {
    const inspectionId = await findOrCreateInspection(tx, ctx, { title, kind: inspectionKind(title), publishedOn });
    const unheardOf = await isNew(tx, inspectionId, title, read.value);
    if (!unheardOf.ok) return unheardOf;
    const first = await nextPosition(tx, inspectionId);
    const added = read.value.map((each) => ({ ...each, id: ctx.newId() }));
    const findings: NewFinding[] = [];
    for (const [index, { id, content, parent }] of added.entries()) {
      const above = await parentId(tx, parent, added);
      if (!above.ok) return above;
      findings.push({ id, inspectionId, position: first + index, parentId: above.value, ...content });
    }
    const inserted = await insertFindings(tx, ctx, findings);
    return done({ references: inserted.map((finding) => finding.reference) });
  });
}
