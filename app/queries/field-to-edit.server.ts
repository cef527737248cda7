/** One field of a finding for a form of its own, as its writer may see it. */
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import type { Actor } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import { COLUMNS, columnValue, type ColumnKey } from "~/domain/columns";
import { isDraftColumn, withDrafts, type DraftColumn } from "~/domain/field-draft";
import { draftNote, type DraftNote } from "~/domain/finding-drafts";
import { findingTitle } from "~/domain/finding-name";
import { fingerprintOf } from "~/domain/fingerprint";
import { can, mayEdit } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { signsOffInOwnRight } from "~/domain/rag-sign-off";
import type { FindingRecord } from "~/domain/record";
import { isUpdateColumn, UPDATE_COLUMNS } from "~/domain/update-columns";
import { findingFor, viewerOf } from "~/domain/visibility";
import { noSuchFinding } from "~/queries/finding-page.server";

export type FieldToEdit = {
  reference: string;
  title: string;
  text: string;
  column: ColumnKey;
  /** Canonical values of what the form holds, by column: one, or the four of an update. */
  values: Partial<Record<ColumnKey, string | null>>;
  /** Where it is a draft of the force first. */
  drafting: {
    /** The drafts there are already among the form’s columns. */
    notes: DraftNote[];
    /** Marks of what was last submitted, as the form shows it. */
    official: Partial<Record<DraftColumn, string>>;
    maySubmit: boolean;
    /** Signs off a move to Green or Blue in submitting it. */
    signsOff: boolean;
  } | null;
  updateAsAt: CalendarDate | null;
  hasUpdate: boolean;
  /** By what HMICFRS’s status is known. */
  source: string | null;
};

function draftingOf(finding: FindingRecord, columns: readonly DraftColumn[], actor: Actor): NonNullable<FieldToEdit["drafting"]> {
  return {
    notes: finding.drafts.filter((draft) => columns.includes(draft.column)).map((draft) => draftNote(finding, draft)),
    official: Object.fromEntries(columns.map((column) => [column, fingerprintOf(columnValue(finding, column))])),
    maySubmit: can(actor, "submit an update", finding),
    signsOff: signsOffInOwnRight(actor),
  };
}

export async function fieldToEdit(ctx: Ctx, reference: string, column: ColumnKey): Promise<Done<FieldToEdit>> {
  const allowed = mayEdit(ctx.actor, column);
  if (!allowed.ok) return allowed;
  const whole = await loadFinding(ctx.db, reference);
  if (whole === null) return noSuchFinding(reference);
  const theirs = mayEdit(ctx.actor, column, whole);
  if (!theirs.ok) return theirs;
  const { actor } = ctx;
  const official = findingFor(viewerOf(actor.side), whole);
  const finding = withDrafts(official);
  const columns: readonly ColumnKey[] = isUpdateColumn(column) ? UPDATE_COLUMNS : [column];
  return done({
    reference,
    title: `${COLUMNS[column].heading}: ${findingTitle(finding)} (${reference})`,
    text: finding.text,
    column,
    values: Object.fromEntries(columns.map((each) => [each, columnValue(finding, each)])),
    drafting: actor.side === "force" && isDraftColumn(column) ? draftingOf(official, columns.filter(isDraftColumn), actor) : null,
    updateAsAt: official.update?.asAt ?? null,
    hasUpdate: official.update !== null,
    source: official.hmicfrsStatusSource,
  });
}
