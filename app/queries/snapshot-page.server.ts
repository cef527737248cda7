/** A snapshot: the tracker as the board saw it. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles, readSnapshots, readSnapshotWorkbook, type SnapshotLine } from "~/db/cycles.server";
import { keptSnapshot } from "~/db/kept-snapshots.server";
import { countRags, isClosed, ragOf, RAGS_OR_NONE, type RagCount, type RagOrNone } from "~/domain/cycle/movement";
import type { SibCycle } from "~/domain/cycle/sib-cycle";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";
import { noSuchCycle } from "~/queries/cycle-page.server";
import { pageOf, type PageOf } from "~/queries/page-of.server";

export type SnapshotFinding = {
  reference: string;
  number: string | null;
  inspection: string | null;
  text: string;
  strategicLead: string | null;
  tacticalLead: string | null;
  rag: RagOrNone;
  ragReason: string | null;
  update: string | null;
  updateAsAt: string | null;
  targetDate: string | null;
};

/** What is listed instead of the whole snapshot: the open findings, or those of them with one RAG. */
export type SnapshotChoice = RagOrNone | "open";

export type SnapshotPage = { cycle: SibCycle; snapshot: SnapshotLine; latest: number; counts: RagCount; total: number; open: number; chosen: SnapshotChoice | null; findings: PageOf<SnapshotFinding> };

type Found = { cycle: SibCycle; snapshot: SnapshotLine; latest: number };

async function find(ctx: Ctx, boardOn: string, number: number): Promise<Done<Found>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const cycle = (await readCycles(ctx.db.read)).find((each) => each.boardOn === boardOn);
  if (cycle === undefined) return noSuchCycle(boardOn);
  const snapshots = (await readSnapshots(ctx.db.read)).filter((each) => each.cycleId === cycle.id);
  const snapshot = snapshots.find((each) => each.number === number);
  return snapshot === undefined ? refuse("missing", "There is no such snapshot. Open it from the page of its cycle.") : done({ cycle, snapshot, latest: snapshots.at(-1)?.number ?? number });
}

function lineOf(finding: FindingRecord): SnapshotFinding {
  return {
    reference: finding.reference, number: finding.number, inspection: finding.inspection?.title ?? null, text: finding.text,
    strategicLead: finding.strategicLead?.text ?? null, tacticalLead: finding.tacticalLead?.text ?? null, rag: ragOf(finding),
    ragReason: finding.update?.ragReason ?? null, update: finding.update?.text ?? null, updateAsAt: finding.update?.asAt ?? null, targetDate: finding.targetDate,
  };
}

/** `rag` and `page` as they stand in the address; with a RAG the open findings of it, with `open` all open ones. */
export async function snapshotPage(ctx: Ctx, boardOn: string, number: number, asked: { rag: string | null; page: number }): Promise<Done<SnapshotPage>> {
  const found = await find(ctx, boardOn, number);
  if (!found.ok) return found;
  const record = await keptSnapshot(ctx.db, found.value.snapshot.id);
  if (record === null) return refuse("missing", "There is no such snapshot. Open it from the page of its cycle.");
  const chosen: SnapshotChoice | null = asked.rag === "open" ? "open" : RAGS_OR_NONE.find((rag) => rag === asked.rag) ?? null;
  const open = record.findings.filter((finding) => !isClosed(finding));
  const listed = chosen === null ? record.findings : chosen === "open" ? open : open.filter((finding) => ragOf(finding) === chosen);
  const { lines, ...page } = pageOf(listed, asked.page);
  return done({ ...found.value, counts: countRags(record), total: record.findings.length, open: open.length, chosen, findings: { ...page, lines: lines.map(lineOf) } });
}

export async function snapshotWorkbook(ctx: Ctx, boardOn: string, number: number): Promise<Done<{ bytes: Buffer; fileName: string }>> {
  const found = await find(ctx, boardOn, number);
  if (!found.ok) return found;
  const bytes = await readSnapshotWorkbook(ctx.db.read, found.value.snapshot.id);
  if (bytes === null) return refuse("missing", "There is no such snapshot. Open it from the page of its cycle.");
  return done({ bytes: Buffer.from(bytes), fileName: `SIB-${boardOn}-snapshot-${String(number)}.xlsx` });
}
