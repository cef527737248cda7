/** Writes what was reworded in notes into the record where that has the words: a question by a correction, a response by a new version, an action as it stands. */
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { insertIssuedCorrection } from "~/db/entry-corrections.server";
import { entryIn } from "~/db/entry-record.server";
import { insertResponses, positionOf } from "~/db/insert-responses.server";
import { saveActionValues } from "~/db/save-actions.server";
import { saveEntry } from "~/db/save-entry.server";
import type { Tx } from "~/db/write.server";
import { entryWords } from "~/domain/entry-correction";
import { notesParts } from "~/domain/notes/notes-parts";
import type { Amendment, NotesContent } from "~/domain/notes/notes-version";
import { done, refuse, type Done } from "~/domain/problem";

type Reworded = Amendment & { label: string };

function movedOn({ label }: Pick<Reworded, "label">): Done<true> {
  return refuse("stale", `${label} was reworded here, and the record says something else by now. Take in what the record says, read it, and agree the notes again.`);
}

async function saveEntryWording(tx: Tx, ctx: Ctx, entryId: string, reworded: Reworded, reason: string): Promise<Done<true>> {
  const entry = await entryIn(tx, entryId);
  if (entry?.text === reworded.text) return done(true);
  if (entry?.text !== reworded.was) return movedOn(reworded);
  const words = { ...entryWords(entry), text: reworded.text };
  await saveEntry(tx, ctx, entry, words);
  await insertIssuedCorrection(tx, ctx, entry, { words, reason });
  return done(true);
}

type PartOf = Reworded & { part: number };

/** All parts of one response at once: they make one new version of it. */
async function saveResponseWording(tx: Tx, ctx: Ctx, at: { entryId: string; index: number }, parts: readonly PartOf[]): Promise<Done<true>> {
  const entry = await entryIn(tx, at.entryId);
  const response = entry?.responses.filter(({ state }) => state === "submitted")[at.index];
  const [first] = parts;
  if (first === undefined) return done(true);
  if (entry === null || response === undefined) return movedOn(first);
  const moved = parts.find(({ part, was, text }) => ![was, text].includes(response.parts[part]?.text ?? ""));
  if (moved !== undefined) return movedOn(moved);
  const after = response.parts.map((each, index) => ({ ...each, text: parts.find(({ part }) => part === index)?.text ?? each.text }));
  if (after.every(({ text }, index) => text === response.parts[index]?.text)) return done(true);
  await insertResponses(tx, ctx, [{
    id: ctx.newId(), entryId: entry.id, findingIds: entry.links.map(({ findingId }) => findingId), position: await positionOf(tx, response.id), replaces: response, mode: response.mode, state: "submitted",
    parts: after, statedConfidence: response.statedConfidence, commitment: response.commitment, clearance: response.clearance,
  }]);
  return done(true);
}

/** One that has ended keeps its words: the notes alone say it otherwise. */
async function saveActionWording(tx: Tx, ctx: Ctx, actionId: string, reworded: Reworded): Promise<Done<true>> {
  const [action] = await readActions(tx, { id: actionId });
  if (action === undefined || action.state !== "open" || action.text === reworded.text) return done(true);
  if (action.text !== reworded.was) return movedOn(reworded);
  await saveActionValues(tx, ctx, action, { ...action, text: reworded.text });
  return done(true);
}

/** Both sides have agreed these words. Refused where the record has moved on from what they took the place of. `reason` is read by both sides beside a corrected question. */
export async function saveWording(tx: Tx, ctx: Ctx, { notes, amended }: NotesContent, reason: string): Promise<Done<true>> {
  const responses = new Map<string, { at: { entryId: string; index: number }; parts: PartOf[] }>();
  const known = new Map(notesParts(notes).map((part) => [part.key, part]));
  for (const amendment of amended) {
    const part = known.get(amendment.key);
    if (part?.home == null) continue;
    const { home, label } = part;
    const reworded = { ...amendment, label };
    if ("actionId" in home) {
      const saved = await saveActionWording(tx, ctx, home.actionId, reworded);
      if (!saved.ok) return saved;
    } else if (home.response === null) {
      const saved = await saveEntryWording(tx, ctx, home.entryId, reworded, reason);
      if (!saved.ok) return saved;
    } else {
      const at = { entryId: home.entryId, index: home.response.index };
      const key = `${at.entryId}/${String(at.index)}`;
      responses.set(key, { at, parts: [...(responses.get(key)?.parts ?? []), { ...reworded, part: home.response.part }] });
    }
  }
  for (const { at, parts } of responses.values()) {
    const saved = await saveResponseWording(tx, ctx, at, parts);
    if (!saved.ok) return saved;
  }
  return done(true);
}
