/** Writes a correction of an issued entry, or changes the one that is being prepared: a draft of the office until it is approved and issued. */
import { findEntry } from "~/commands/find-entry.server";
import { nameColleague } from "~/commands/name-colleague.server";
import type { Ctx } from "~/db/ctx.server";
import { correctionsOfEntries, insertCorrection, saveCorrectionWords } from "~/db/entry-corrections.server";
import { write, type Tx } from "~/db/write.server";
import { parseDate } from "~/domain/calendar-date";
import { checkCorrection, sameWords, seenCorrection, type EntryCorrection, type EntryWords } from "~/domain/entry-correction";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine, parseText } from "~/domain/text";

/** What a correction shows: its own words, and those it corrects. */
const OF_CORRECTION = ["correctionText", "correctionAskedBy", "correctionDueOn", "correctionReason", "correctionState", "text", "askedBy", "dueOn"];

export type CorrectEntry = {
  entryId: string;
  /** As typed. */
  text: string;
  askedBy: string;
  dueOn: string;
  reason: string;
  /** The seenCorrection of the draft that its author saw; null where there was none. */
  seen: string | null;
  /** The version of the entry itself that its author saw. */
  seenEntry: number;
};

type Typed = { words: EntryWords; reason: string };

function parse({ text, askedBy, dueOn, reason }: CorrectEntry): Done<Typed> {
  const words = parseText(text, "The text");
  if (!words.ok) return { ok: false, problem: { ...words.problem, field: "text" } };
  if (words.value === null) return refuse("invalid", "An entry has a text. Write it, or withdraw the entry.", { field: "text" });
  const who = parseLine(askedBy, "Who asks");
  if (!who.ok) return { ok: false, problem: { ...who.problem, field: "askedBy" } };
  const due = parseDate(dueOn);
  if (!due.ok) return { ok: false, problem: { ...due.problem, field: "dueOn" } };
  const why = parseText(reason, "The reason");
  if (!why.ok) return { ok: false, problem: { ...why.problem, field: "reason" } };
  if (why.value === null) return refuse("invalid", "Say why it is corrected. Both sides read the reason once the correction is issued.", { field: "reason" });
  return done({ words: { text: words.value, askedBy: who.value, dueOn: due.value }, reason: why.value });
}

export async function openCorrectionOf(tx: Tx, entryId: string): Promise<EntryCorrection | null> {
  return (await correctionsOfEntries(tx, [entryId])).find((each) => each.state !== "issued") ?? null;
}

/** `returned`: it was approved before and is a draft again. */
export async function correctEntry(ctx: Ctx, input: CorrectEntry): Promise<Done<{ returned: boolean }>> {
  const allowed = may(ctx.actor, "edit an entry");
  if (!allowed.ok) return allowed;
  const typed = parse(input);
  if (!typed.ok) return typed;
  return write(ctx.db, async (tx): Promise<Done<{ returned: boolean }>> => {
    const found = await findEntry(tx, ctx, input.entryId);
    if (!found.ok) return found;
    const entry = found.value;
    const open = await openCorrectionOf(tx, entry.id);
    const unseen = (open === null ? null : seenCorrection(open)) !== input.seen || entry.version !== input.seenEntry;
    const conflict = { base: "", current: (open?.words ?? entry).text, wanted: typed.value.words.text };
    if (unseen) {
      const told = refuse("stale", "Somebody else changed this while you were writing. Compare the two, then save again or leave theirs.", { field: "text", conflict });
      return nameColleague(tx, ctx, told, { subjectId: entry.id, fields: OF_CORRECTION });
    }
    const checked = checkCorrection(entry, typed.value.words);
    if (!checked.ok) return checked;
    if (open === null) {
      await insertCorrection(tx, ctx, entry, typed.value);
      return done({ returned: false });
    }
    if (sameWords(open.words, typed.value.words) && open.reason === typed.value.reason) return done({ returned: false });
    await saveCorrectionWords(tx, ctx, entry, open, typed.value);
    return done({ returned: open.state === "approved" });
  });
}
