/** Writes down what stands on an agenda by itself, so that it can be moved, changed and ended; done before anything of it is. */
import { findOpenMeeting, type FoundMeeting } from "~/commands/meetings/find-meeting.server";
import { agendaLines } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda } from "~/db/meetings.server";
import { insertItems, savePositions } from "~/db/save-agenda.server";
import type { Tx } from "~/db/write.server";
import type { AgendaItem } from "~/domain/meeting/agenda";
import { done, refuse, type Done } from "~/domain/problem";

export type SettledAgenda = FoundMeeting & {
  /** In their order. */
  items: AgendaItem[];
  /** Those of them that are seen: a theme whose findings were all moved or taken off is not. */
  shown: AgendaItem[];
  /** An item by its id, or by what it came there by. */
  find: (key: string) => Done<AgendaItem>;
};

export async function settleAgenda(tx: Tx, ctx: Ctx, meetingId: string): Promise<Done<SettledAgenda>> {
  const found = await findOpenMeeting(tx, meetingId);
  if (!found.ok) return found;
  const { meeting } = found.value;
  const lines = await agendaLines(tx, meeting, { drafts: true });
  const idOf = new Map<string, string>(lines.map((line) => [line.automatic?.key ?? line.key, line.item?.id ?? ctx.newId()]));
  const missing = lines.flatMap(({ item, automatic }, position) => (item !== null || automatic === null ? [] : [{
    id: idOf.get(automatic.key) ?? "", parentId: automatic.parentKey === null ? null : (idOf.get(automatic.parentKey) ?? null),
    position, kind: automatic.kind, heading: automatic.heading, findingId: automatic.findingId, origin: automatic.key,
  }]));
  if (missing.length > 0) {
    await insertItems(tx, ctx, meeting, missing, true);
    await savePositions(tx, await readAgenda(tx, meeting.id), lines.map((line) => line.item?.id ?? idOf.get(line.key) ?? ""));
  }
  const items = await readAgenda(tx, meeting.id);
  const shown = lines.flatMap((line) => items.find(({ id }) => id === (line.item?.id ?? idOf.get(line.key))) ?? []);
  const find = (key: string) => {
    const item = items.find((each) => each.id === key || each.id === idOf.get(key));
    return item === undefined ? refuse("missing", "There is no such item on this agenda any more. Load the page again.") : done(item);
  };
  return done({ ...found.value, items, shown, find });
}

/** Whether somebody has changed it since `seen`; one that was not written down yet was seen as it is written down at first. */
export function isChangedSince({ version }: Pick<AgendaItem, "version">, seen: number | null): boolean {
  return version !== (seen ?? 1);
}
