/** The visible content of notes as lines, so that two papers can be compared; and a paper taken into an empty database. */
import { meetingNotes } from "~/queries/meeting-notes.server";
import type { Ctx } from "~/db/ctx.server";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { OPERATOR } from "~/domain/actor";
import { notesPaper } from "~/domain/notes/notes-paper";
import { writeNotesDocx } from "~/documents/write-notes-docx.server";
import type { PaperBlock, PaperLine } from "~/domain/paper/paper";
import { freshDatabase } from "./fresh-database";
import { valueOf } from "./marchshire";
import { takeIn, type TakenIn } from "./take-in";
import { testCtx } from "./test-ctx";

function lineText({ text, by, number, bullet }: PaperLine): string {
  return `${number == null ? "" : `${String(number)}. `}${bullet === true ? "• " : ""}${by == null ? "" : `${by}: `}${text}`;
}

function namesEarlierAction({ text, quiet }: PaperLine): boolean {
  return quiet === true && /^A-\d+$/.test(text);
}

function blockText(block: PaperBlock): string[] {
  switch (block.is) {
    case "heading": return [`${"#".repeat(block.level)} ${block.text}`];
    case "facts": return block.facts.map(({ label, text }) => `${label}: ${text}`);
    case "line": return [lineText(block.line)];
    case "table": return [block.columns.map(({ heading }) => heading).join(" | "), ...block.rows.map(({ cells }) => cells.map(({ lines }) => lines.filter((line) => !namesEarlierAction(line)).map(lineText).join("\n")).join(" | "))];
    default: return block satisfies never;
  }
}

/** References are those of one installation: another gives its own, and does not know the earlier actions that items report on. */
export function visibleText(notes: ComposedNotes): string {
  return notesPaper(notes).flatMap(blockText).join("\n").replace(/\b([AFM])-\d{4,}\b/g, "$1-#");
}

export const MADE_AT = "2031-06-20T09:30:00.000Z";

export async function notesOf(ctx: Ctx, named: string): Promise<ComposedNotes> {
  return valueOf(await meetingNotes(ctx, named, "full")).notes;
}

/** The notes as they are composed after their Word file was taken into an empty database. */
export async function throughWord(notes: ComposedNotes): Promise<{ notes: ComposedNotes; taken: TakenIn; bytes: Buffer }> {
  const bytes = await writeNotesDocx(notes, { creator: "The Office of the PCC for Marchshire", madeAt: MADE_AT });
  const { db, remove } = await freshDatabase();
  try {
    // Once it was held: nobody takes in the notes of a meeting to come.
    const ctx = testCtx(db, OPERATOR, notes.date > MADE_AT.slice(0, 10) ? `${notes.date}T18:00:00.000Z` : MADE_AT);
    const taken = await takeIn(ctx, "notes.docx", bytes, { inspection: null });
    const again = await ctx.db.read.meeting.findFirstOrThrow({ where: { date: notes.date, title: notes.title }, select: { reference: true } });
    return { notes: await notesOf(ctx, again.reference), taken, bytes };
  } finally {
    await remove();
  }
}
