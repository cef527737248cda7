/** Takes the words of one event away where the law asks for it; that they were there, and why they went, stays. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles, readSnapshotRecord, readSnapshots } from "~/db/cycles.server";
import { recordEvents } from "~/db/history.server";
import { readNotesComments } from "~/db/notes-comments.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import { storedChoice, storedChoiceOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { write } from "~/db/write.server";
import { SIDES } from "~/domain/actor";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { HISTORY_SUBJECTS, type HistorySubject } from "~/domain/history";
import { done, refuse, type Done } from "~/domain/problem";
import { REDACTION_FIELD, redactionText } from "~/domain/redaction";
import { parseText } from "~/domain/text";

export type Redacted = {
  /** Other events that hold the same words. */
  alike: number[];
  /** Snapshots of boards that hold them, which nothing alters. */
  snapshots: { boardOn: CalendarDate; number: number }[];
  /** Versions of notes that hold them: of the published ones nothing is altered either. */
  notes: { reference: string; number: number; published: boolean; /** In the notes. */ words: boolean; /** In what was said of them. */ comments: boolean }[];
  /** Meetings where they stand in a box of the live notes. */
  live: string[];
};

function onlyOperator(): Done<never> {
  return refuse("refused", "Words are taken out of the history only by whoever runs the machine, on its command line.");
}

/** Words shorter than this, such as a RAG, stand in every snapshot. */
const SHORTEST_SOUGHT = 12;

/** As they stand in JSON. */
function soughtOf(words: readonly string[]): string[] {
  return words.filter((text) => text.length >= SHORTEST_SOUGHT).map((text) => JSON.stringify(text).slice(1, -1));
}

/** What an event says of notes has a version, a part and other lines about the bare words: each line, and what stands behind each colon. */
function piecesOf(words: readonly string[]): string[] {
  const behindColons = (text: string) => [...text.matchAll(/: /g)].map(({ index }) => text.slice(index + 2));
  const lines = words.flatMap((text) => [text, ...text.split("\n")]);
  return [...new Set(lines.flatMap((line) => [line, ...behindColons(line)]).map((each) => each.trim()))].filter((each) => each.length >= SHORTEST_SOUGHT);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function holds(value: unknown, pieces: readonly string[]): boolean {
  return textsIn(value).some((text) => pieces.some((each) => text.includes(each)));
}

/** In its words as they are, as they were before they were reworded, and in what was said of it. */
async function notesWith(reader: Reader, words: readonly string[]): Promise<Redacted["notes"]> {
  const pieces = piecesOf(words);
  const found: Redacted["notes"] = [];
  const meetings = pieces.length === 0 ? [] : await reader.meeting.findMany({ where: { notes: { some: {} } }, select: { id: true, reference: true }, orderBy: { sequence: "asc" } });
  for (const { id, reference } of meetings) {
    const versions = await readNotesVersions(reader, id);
    const comments = await readNotesComments(reader, versions.map((each) => each.id));
    for (const { id: notesId, number, state, reason, content } of versions) {
      const said = comments.filter((each) => each.notesId === notesId).map(({ text, was, proposed, decided }) => [text, was, proposed, decided?.note]);
      const [inWords, inComments] = [holds([content, reason], pieces), holds(said, pieces)];
      if (inWords || inComments) found.push({ reference, number, published: state === "published", words: inWords, comments: inComments });
    }
  }
  return found;
}

/** Typed at the table and not recorded yet. */
async function liveTextsWith(reader: Reader, words: readonly string[]): Promise<Redacted["live"]> {
  const pieces = piecesOf(words);
  const rows = pieces.length === 0 ? [] : await reader.liveText.findMany({ select: { fields: true, meetingId: true } });
  const ids = rows.filter(({ fields }) => holds(JSON.parse(fields), pieces)).map(({ meetingId }) => meetingId);
  return (await reader.meeting.findMany({ where: { id: { in: ids } }, select: { reference: true }, orderBy: { sequence: "asc" } })).map(({ reference }) => reference);
}

async function snapshotsWith(reader: Reader, words: readonly string[]): Promise<Redacted["snapshots"]> {
  const sought = soughtOf(words);
  const boards = new Map((await readCycles(reader)).map((cycle) => [cycle.id, cycle.boardOn]));
  const found: Redacted["snapshots"] = [];
  for (const { id, cycleId, number } of sought.length === 0 ? [] : await readSnapshots(reader)) {
    const whole = JSON.stringify(await readSnapshotRecord(reader, id));
    if (sought.some((text) => whole.includes(text))) found.push({ boardOn: boards.get(cycleId) ?? "", number });
  }
  return found;
}

/** Only whoever runs the machine may: it is done for a court or under data protection law, and for both sides alike. */
export async function redactEvent(ctx: Ctx, { sequence, reason }: { sequence: number; reason: string }): Promise<Done<Redacted>> {
  if (ctx.actor.side !== "operator") return onlyOperator();
  const parsed = parseText(reason, "The reason");
  if (!parsed.ok) return parsed;
  const why = parsed.value;
  if (why === null) return refuse("invalid", "Say why, and by what right: the reason stays in the history. It is read by whoever could read the words.");

  const taken = await write(ctx.db, async (tx): Promise<Done<{ words: string[]; alike: number[] }>> => {
    const event = await tx.historyEvent.findUnique({ where: { sequence } });
    if (event === null) return refuse("missing", `There is no event ${String(sequence)} in the history.`);
    if (event.redactedAt !== null) return refuse("refused", `The words of event ${String(sequence)} were taken away before: ${event.redactedWhy ?? ""}`);
    if (event.field === REDACTION_FIELD) return refuse("refused", `Event ${String(sequence)} says itself that words were taken away. It has none to take.`);
    const words = [event.before, event.after].filter((text) => text !== null).filter((text) => text !== "");
    if (words.length === 0) return refuse("refused", `Event ${String(sequence)} has no words to take away.`);
    const id = String(sequence);
    const { subjectId, findingId } = event;
    await tx.historyEvent.update({ where: { sequence }, data: { before: null, after: null, salt: null, redactedAt: ctx.now, redactedWhy: why } });
    await recordEvents(tx, ctx, [
      {
        subject: storedChoice(HISTORY_SUBJECTS, event.subject, "HistoryEvent", id, "subject"), subjectId, findingId,
        draftOf: storedChoiceOrNull(SIDES, event.draftOf, "HistoryEvent", id, "draftOf"),
        field: REDACTION_FIELD, before: null, after: redactionText({ sequence, why }),
      },
    ]);
    const alike = await tx.historyEvent.findMany({ where: { OR: [{ before: { in: words } }, { after: { in: words } }] }, select: { sequence: true }, orderBy: { sequence: "asc" } });
    return done({ words, alike: alike.map((each) => each.sequence) });
  });
  // Not in the transaction, which everybody else who writes waits for.
  return taken.ok ? done({ alike: taken.value.alike, snapshots: await snapshotsWith(ctx.db.read, taken.value.words), notes: await notesWith(ctx.db.read, taken.value.words), live: await liveTextsWith(ctx.db.read, taken.value.words) }) : taken;
}

export type FoundEvent = { sequence: number; at: Instant; actorName: string; reference: string | null; subject: HistorySubject; field: string };

const MOST_FOUND = 500;

/** The events that hold these words, without the words. */
export async function findEventsWith(ctx: Ctx, text: string): Promise<Done<FoundEvent[]>> {
  if (ctx.actor.side !== "operator") return onlyOperator();
  if (text.trim() === "") return refuse("invalid", "Say which words to look for.");
  const rows = await ctx.db.read.historyEvent.findMany({ where: { OR: [{ before: { contains: text } }, { after: { contains: text } }] }, orderBy: { sequence: "asc" }, take: MOST_FOUND });
  const ids = [...new Set(rows.map((row) => row.findingId).filter((id) => id !== null))];
  const findings = await ctx.db.read.finding.findMany({ where: { id: { in: ids } }, select: { id: true, reference: true } });
  const references = new Map(findings.map((row) => [row.id, row.reference]));
  return done(rows.map(({ sequence, at, actorName, subject, field, findingId }) => ({
    sequence, at, actorName, field,
    reference: findingId === null ? null : (references.get(findingId) ?? null),
    subject: storedChoice(HISTORY_SUBJECTS, subject, "HistoryEvent", String(sequence), "subject"),
  })));
}
