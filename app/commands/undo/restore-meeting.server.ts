/** Takes back what the notes of a meeting filled in, where the meeting itself was there before. */
import { recordUndone } from "~/commands/undo/record-undone.server";
import type { Ctx } from "~/db/ctx.server";
import type { Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import { PAPER_FIELDS } from "~/domain/import/paper/planned-paper";
import type { FieldGroup } from "~/domain/import/undo/field-groups";

function isPaperField(field: string): boolean {
  return PAPER_FIELDS.some((each) => each === field);
}

/** Those that were there before stand first. */
async function restoreAttendance(tx: Tx, id: string, before: string | null): Promise<void> {
  const kept = before === null ? 0 : before.split("\n").length;
  const rows = await tx.attendance.findMany({ where: { meetingId: id }, orderBy: { position: "asc" }, select: { id: true } });
  await tx.attendance.deleteMany({ where: { id: { in: rows.slice(kept).map((row) => row.id) } } });
}

/** Only what is restored is among the groups. */
export async function restoreMeeting(tx: Tx, ctx: Ctx, id: string, groups: readonly FieldGroup[], appliedAt: Instant): Promise<void> {
  const data: Record<string, string | boolean | null> = {};
  for (const { field, before } of groups) {
    if (field === "virtual" || field === "imported") data[field] = before !== null;
    else if (field === "state" || isPaperField(field)) data[field] = before;
    else if (field === "attendance") await restoreAttendance(tx, id, before);
  }
  const now = await tx.meeting.findUnique({ where: { id }, select: { agendaIssuedAt: true } });
  if (now === null) return;
  if ("state" in data && now.agendaIssuedAt === appliedAt) data.agendaIssuedAt = null;
  await tx.meeting.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  await recordUndone(tx, ctx, groups);
}
