/** One field of a finding for a form of its own, as its writer may see it. */
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import { COLUMNS, columnValue, type ColumnKey } from "~/domain/columns";
import type { CalendarDate } from "~/domain/calendar-date";
import { withDrafts } from "~/domain/field-draft";
import { findingTitle } from "~/domain/finding-name";
import { mayEdit } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
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
  updateAsAt: CalendarDate | null;
  hasUpdate: boolean;
};

export async function fieldToEdit(ctx: Ctx, reference: string, column: ColumnKey): Promise<Done<FieldToEdit>> {
  const allowed = mayEdit(ctx.actor, column);
  if (!allowed.ok) return allowed;
  const whole = await loadFinding(ctx.db, reference);
  if (whole === null) return noSuchFinding(reference);
  const theirs = mayEdit(ctx.actor, column, whole);
  if (!theirs.ok) return theirs;
  const finding = withDrafts(findingFor(viewerOf(ctx.actor.side), whole));
  const columns: readonly ColumnKey[] = isUpdateColumn(column) ? UPDATE_COLUMNS : [column];
  return done({
    reference,
    title: `${COLUMNS[column].heading}: ${findingTitle(finding)} (${reference})`,
    text: finding.text,
    column,
    values: Object.fromEntries(columns.map((each) => [each, columnValue(finding, each)])),
    updateAsAt: finding.update?.asAt ?? null,
    hasUpdate: finding.update !== null,
  });
}
