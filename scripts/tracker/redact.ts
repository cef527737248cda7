/** `tracker redact SEQUENCE`: takes the words of one event out of the history where the law asks for it. */
import { parseArgs } from "node:util";
import { findEventsWith, redactEvent, type FoundEvent } from "~/commands/redact-event.server";
import { formatDate, formatMoment } from "~/domain/calendar-date";
import { fieldWords } from "~/domain/history-words";
import type { ExitCode, TrackerCommand, TrackerIo } from "./command";

function lineOf({ sequence, at, actorName, reference, ...named }: FoundEvent): string {
  return [String(sequence).padStart(8), formatMoment(at), actorName, `${reference === null ? "" : `${reference} `}${fieldWords(named)}`].join("  ");
}

async function find(io: TrackerIo, text: string): Promise<ExitCode> {
  const opened = await io.withDatabase((ctx) => findEventsWith(ctx, text));
  const found = opened.ok ? opened.value : opened;
  if (!found.ok) {
    io.err(found.problem.message);
    return 1;
  }
  if (found.value.length === 0) io.out("No event holds these words.\n");
  else io.out(`${found.value.map(lineOf).join("\n")}\n`);
  return 0;
}

export const redact: TrackerCommand = {
  name: "redact",
  summary: "Takes the words of one event out of the history, where the law asks for it.",
  help: `Usage: npm run -s tracker -- redact --find "WORDS"
       npm run -s tracker -- redact SEQUENCE --reason "WHY"

Takes what event SEQUENCE says was there before and after, for good. Who did what and when stays, and so does the
chain; that the words were taken, when and why, is recorded as an event of its own. The record itself is not changed:
correct that first, in the tracker. Backups keep the words until they are deleted. Snapshots of boards, published notes,
imported files and what is kept of exports keep them: they say what was seen, and nothing alters them.

  --find "WORDS"   Lists the events that hold these words: number, when, who, what; not the words themselves.
  --reason "WHY"   By what right, such as the number of an order. Whoever could read the words can read it.
  --help           This text.`,
  operatorOnly: true,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { reason: { type: "string" }, find: { type: "string" } } });
    if (values.find !== undefined) return positionals.length === 0 && values.reason === undefined ? find(io, values.find) : io.usage("--find stands alone.");
    const [written, ...others] = positionals;
    if (written === undefined || others.length > 0) return io.usage("Name the number of one event.");
    if (!/^[1-9]\d{0,14}$/.test(written)) return io.usage(`“${written}” is not the number of an event.`);
    if (values.reason === undefined) return io.usage("Say why with --reason.");
    const { reason } = values;
    const opened = await io.withDatabase((ctx) => redactEvent(ctx, { sequence: Number(written), reason }));
    const taken = opened.ok ? opened.value : opened;
    if (!taken.ok) {
      io.err(taken.problem.message);
      return 1;
    }
    io.out(`The words of event ${written} are gone. Correct the record itself where it still says them, and delete backups that must not keep them.\n`);
    if (taken.value.alike.length > 0) io.out(`The same words stand in: event ${taken.value.alike.join(", event ")}.\n`);
    const { snapshots, notes, live } = taken.value;
    if (snapshots.length > 0) {
      const named = snapshots.map(({ boardOn, number }) => `the board of ${formatDate(boardOn)}${number === 1 ? "" : `, snapshot ${String(number)}`}`).join("; ");
      io.out(`Snapshots still hold them, and cannot be altered: ${named}. Say so to whoever asked for the words to go.\n`);
    }
    if (notes.length > 0) {
      const where = (of: { words: boolean; comments: boolean }) => (of.words && of.comments ? "in the notes and in comments on them" : of.words ? "in the notes" : "in comments on them");
      const named = notes.map((each) => `those of ${each.reference}, version ${String(each.number)}, ${where(each)}${each.published ? "" : " (not published)"}`).join("; ");
      io.out(`Notes still hold them: ${named}. What is published, and what was sent or reworded, cannot be altered: say so to whoever asked for the words to go.\n`);
    }
    if (live.length > 0) io.out(`They stand in boxes of the live notes of ${live.join(", ")}: record or empty those.\n`);
    return 0;
  },
};
