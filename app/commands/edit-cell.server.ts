/** Changes one cell of a finding, unless somebody else changed that very cell meanwhile; in the force's columns as a draft of the force. */
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import { saveForceCells } from "~/commands/save-force-cells.server";
import type { Ctx } from "~/db/ctx.server";
import { saveCells, type CellChange } from "~/db/save-cells.server";
import { write } from "~/db/write.server";
import { COLUMNS, columnValue, type ColumnKey } from "~/domain/columns";
import type { SeenDrafts } from "~/domain/draft-rules";
import { isDraftColumn, withDrafts } from "~/domain/field-draft";
import { mayEdit } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";
import { decideEdit } from "~/domain/stale";
import { parseLine } from "~/domain/text";
import { findingFor, viewerOf } from "~/domain/visibility";

export type EditCell = {
  reference: string;
  column: ColumnKey;
  /** As typed. */
  value: string;
  /** The canonical value its author saw, a draft of their own side's included; null for an empty cell. */
  base: string | null;
  /** With a RAG: its reason, as typed; empty takes the reason away, absent leaves it. */
  ragReason?: string;
  /** With the text of an update: its as-at date, as typed. */
  asAt?: string;
  /** With an HMICFRS status: where HMICFRS said so, as typed. */
  source?: string;
  /** Saved and submitted in one go; a column that knows no drafts is saved at once in any case. */
  submit?: boolean;
  /** With `submit`: what was last submitted, as its author saw it. */
  seen?: SeenDrafts;
};

/** Undefined where nothing is said of it. */
function parseSource({ column, source, value }: EditCell): Done<string | null | undefined> {
  if (column !== "hmicfrsStatus" || source === undefined) return done(undefined);
  const parsed = parseLine(source, "The source");
  if (!parsed.ok) return { ok: false, problem: { field: "source", ...parsed.problem } };
  if (parsed.value === null && value.trim() !== "") return refuse("invalid", "Say where HMICFRS said so, such as “HMICFRS portal, 3 May 2022”.", { field: "source" });
  return done(value.trim() === "" ? null : parsed.value);
}

export type EditedCell = {
  finding: FindingRecord;
  /** Kept as a draft, which the other side does not see. */
  drafted: boolean;
  /** Submitted but for the RAG, which waits for a chief officer. */
  waits: boolean;
};

/** The cell as wanted, then what is saved along with it. */
function parseChanges(input: EditCell): Done<[CellChange, ...CellChange[]]> {
  const { column } = input;
  const value = COLUMNS[column].parse(input.value);
  if (!value.ok) return { ok: false, problem: { field: column, ...value.problem } };
  const changes: [CellChange, ...CellChange[]] = [{ column, value: value.value }];
  const along: [ColumnKey, string | undefined][] = [
    ["ragReason", column === "rag" ? input.ragReason : undefined],
    ["updateAsAt", column === "update" ? input.asAt : undefined],
  ];
  for (const [other, typed] of along) {
    if (typed === undefined) continue;
    const parsed = COLUMNS[other].parse(typed);
    if (!parsed.ok) return { ok: false, problem: { field: other, ...parsed.problem } };
    changes.push({ column: other, value: parsed.value });
  }
  return done(changes);
}

export async function editCell(ctx: Ctx, input: EditCell): Promise<Done<EditedCell>> {
  const allowed = mayEdit(ctx.actor, input.column);
  if (!allowed.ok) return allowed;
  if (input.column === "assurance") {
    return refuse("refused", "Assurance is set together with its statement, on a form of its own: open it from the page of the finding.");
  }
  const parsed = parseChanges(input);
  if (!parsed.ok) return parsed;
  const source = parseSource(input);
  if (!source.ok) return source;
  const [cell, ...along] = parsed.value;
  const { heading, format } = COLUMNS[cell.column];
  const viewer = viewerOf(ctx.actor.side);

  return write(ctx.db, async (tx): Promise<Done<EditedCell>> => {
    const found = await findFinding(tx, input.reference);
    if (!found.ok) return found;
    const finding = found.value;
    const theirs = mayEdit(ctx.actor, input.column, finding);
    if (!theirs.ok) return theirs;
    const current = columnValue(withDrafts(findingFor(viewer, finding)), cell.column);
    const decided = decideEdit({ heading, where: finding.reference, base: input.base, current, wanted: cell.value, format, field: cell.column });
    if (!decided.ok) return nameColleague(tx, ctx, decided, { subjectId: finding.id });
    const cells = [...(decided.value ? [cell] : []), ...along];
    const saved = viewer === "force" ? await saveForceCells(tx, ctx, finding, cells, { ...input, columns: [cell, ...along].map((each) => each.column).filter(isDraftColumn), hmicfrsStatusSource: source.value }) : await saveCells(tx, ctx, finding, cells, { hmicfrsStatusSource: source.value });
    if (!saved.ok) return saved;
    const now = await findFinding(tx, finding.reference);
    if (!now.ok) return now;
    const outcome = saved.value === true ? { drafted: false, waits: false } : saved.value;
    return done({ finding: findingFor(viewer, now.value), ...outcome });
  });
}
