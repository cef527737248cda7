/** Writes what a finding has beside its cells: its text, limbs, links, assurance statement, and where it is addressed elsewhere. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";
import type { FindingLinkKind } from "~/domain/finding";
import type { Change } from "~/domain/history";
import type { FindingRecord } from "~/domain/record";

export type FindingFields = {
  text: string;
  addressedElsewhere: string | null;
  addressedElsewhereLink: string | null;
  assuranceStatement: string | null;
  theirReference: string | null;
};

export type SaveFindingOptions = { importPlace?: string | null };

function aboutFinding(findingId: string, importPlace: string | null = null) {
  return { subject: "finding", subjectId: findingId, findingId, draftOf: null, importPlace } as const;
}

/** `finding` is as loaded in this transaction. One event per changed field. */
export async function saveFinding(tx: Tx, ctx: Ctx, finding: FindingRecord, fields: Partial<FindingFields>, options: SaveFindingOptions = {}): Promise<void> {
  const { text, addressedElsewhere, addressedElsewhereLink, assuranceStatement, theirReference } = finding;
  const before: FindingFields = { text, addressedElsewhere, addressedElsewhereLink, assuranceStatement, theirReference };
  const after: FindingFields = { ...before, ...fields };
  await tx.finding.update({ where: { id: finding.id }, data: { ...fields, version: { increment: 1 } } });
  const about = aboutFinding(finding.id, options.importPlace);
  const changes: Change[] = [
    { ...about, field: "finding", before: before.text, after: after.text },
    ...(["addressedElsewhere", "addressedElsewhereLink", "assuranceStatement", "theirReference"] as const).map((field) => ({
      ...about, field, before: before[field], after: after[field],
    })),
  ];
  await recordEvents(tx, ctx, changes);
}

export async function replaceLimbs(tx: Tx, ctx: Ctx, finding: FindingRecord, limbs: readonly string[]): Promise<void> {
  await tx.limb.deleteMany({ where: { findingId: finding.id } });
  await tx.limb.createMany({ data: limbs.map((text, position) => ({ id: ctx.newId(), findingId: finding.id, position, text })) });
  const lines = (texts: readonly string[]) => (texts.length === 0 ? null : texts.join("\n"));
  await recordEvents(tx, ctx, [{ ...aboutFinding(finding.id), field: "limbs", before: lines(finding.limbs), after: lines(limbs) }]);
}

/** The finding that `from` repeats or supersedes. */
export type Link = { from: { id: string; reference: string }; to: { id: string; reference: string }; kind: FindingLinkKind };

/** The link stands in the history of both: 'repeats' F-0101 beside the one, 'repeatedBy' F-0106 beside the other. */
function linkEvents({ from, to, kind }: Link, linked: boolean): Change[] {
  const value = (reference: string) => (linked ? { before: null, after: reference } : { before: reference, after: null });
  const other = kind === "repeats" ? "repeatedBy" : "supersededBy";
  return [
    { ...aboutFinding(from.id), field: kind, ...value(to.reference) },
    { ...aboutFinding(to.id), field: other, ...value(from.reference) },
  ];
}

export async function insertLink(tx: Tx, ctx: Ctx, link: Link): Promise<void> {
  await tx.findingLink.create({ data: { id: ctx.newId(), fromId: link.from.id, toId: link.to.id, kind: link.kind } });
  await recordEvents(tx, ctx, linkEvents(link, true));
}

export async function deleteLink(tx: Tx, ctx: Ctx, link: Link): Promise<void> {
  await tx.findingLink.deleteMany({ where: { fromId: link.from.id, toId: link.to.id, kind: link.kind } });
  await recordEvents(tx, ctx, linkEvents(link, false));
}
