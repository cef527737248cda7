/** Keeps the series of meetings with their standing items, and the kinds of meeting that can be chosen. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { meetingKinds, saveMeetingKinds } from "~/db/meeting-kinds.server";
import { readSeries } from "~/db/meetings.server";
import { write } from "~/db/write.server";
import { seriesText } from "~/domain/meeting/meeting";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

const MOST = 40;

function linesOf(typed: string): string[] {
  return typed.split(/\r\n?|\n/).map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
}

function isChangedSince(now: string, seen: string): boolean {
  return linesOf(now).join("\n") !== linesOf(seen).join("\n");
}

const CHANGED = "since you opened this page. What you typed is below: put into it what they saved, then save again.";

function readLines(typed: string, field: string): Done<string[]> {
  const lines = linesOf(typed);
  if (lines.length > MOST || lines.some((line) => line.length > 200)) return refuse("invalid", `Write up to ${String(MOST)} lines of up to 200 characters each.`, { field });
  return done([...new Set(lines)]);
}

/** `seriesId` is empty for a new one; `seen` is the text of any other as the page had it. */
export type TypedSeries = { seriesId: string; name: string; standing: string; seen?: string };

export async function saveSeries(ctx: Ctx, { seriesId, name, standing, seen = "" }: TypedSeries): Promise<Done<{ name: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const [field, standingField] = [`name-${seriesId}`, `standing-${seriesId}`];
  const named = name.replace(/\s+/g, " ").trim();
  if (named === "" || named.length > 200) return refuse("invalid", "Give the series a name of up to 200 characters.", { field });
  const lines = readLines(standing, standingField);
  if (!lines.ok) return lines;
  return write(ctx.db, async (tx): Promise<Done<{ name: string }>> => {
    const all = await readSeries(tx);
    const before = all.find(({ id }) => id === seriesId) ?? null;
    if (seriesId !== "" && before === null) return refuse("missing", "There is no such series any more. Load the page again.");
    if (before !== null && isChangedSince(seriesText(before), seen)) return refuse("stale", `Somebody has saved ${before.name} ${CHANGED} Its standing items now: ${before.standing.join("; ") || "none"}.`, { field: standingField });
    if (all.some((each) => each.name === named && each.id !== seriesId)) return refuse("invalid", "Another series has this name.", { field });
    const id = before?.id ?? ctx.newId();
    const text = lines.value.join("\n");
    if (before === null) await tx.meetingSeries.create({ data: { id, name: named, standing: text, position: all.length } });
    else await tx.meetingSeries.update({ where: { id }, data: { name: named, standing: text } });
    const about = { subject: "setting", subjectId: `series ${id}`, findingId: null, draftOf: null } as const;
    await recordEvents(tx, ctx, [
      { ...about, field: "series", before: before?.name ?? null, after: named },
      { ...about, field: "standing", before: before === null || before.standing.length === 0 ? null : before.standing.join("\n"), after: text === "" ? null : text },
    ]);
    return done({ name: named });
  });
}

/** `seen`: the kinds as the page had them. */
export async function saveKinds(ctx: Ctx, { typed, seen }: { typed: string; seen: string }): Promise<Done<true>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  const kinds = readLines(typed, "kinds");
  if (!kinds.ok) return kinds;
  if (kinds.value.length === 0) return refuse("invalid", "Name at least one kind of meeting.", { field: "kinds" });
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const now = await meetingKinds(tx);
    if (isChangedSince(now.join("\n"), seen)) return refuse("stale", `Somebody has saved the kinds of meeting ${CHANGED} The kinds now: ${now.join("; ")}.`, { field: "kinds" });
    await saveMeetingKinds(tx, ctx, kinds.value);
    return done(true);
  });
}
