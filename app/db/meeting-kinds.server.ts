/** The kinds of meeting that can be chosen: a setting. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { MEETING_KINDS } from "~/domain/meeting/meeting";

const KEY = "meeting-kinds";

export async function meetingKinds(reader: Reader): Promise<string[]> {
  const row = await reader.setting.findUnique({ where: { key: KEY } });
  const kinds = (row?.value ?? "").split("\n").filter((kind) => kind !== "");
  return kinds.length === 0 ? [...MEETING_KINDS] : kinds;
}

export async function saveMeetingKinds(tx: Tx, ctx: Ctx, kinds: readonly string[]): Promise<void> {
  const before = await meetingKinds(tx);
  const value = kinds.join("\n");
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
  await recordEvents(tx, ctx, [{ subject: "setting", subjectId: KEY, findingId: null, draftOf: null, field: KEY, before: before.join(", "), after: kinds.join(", ") }]);
}
