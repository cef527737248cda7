/** Takes in what a file says of an issued entry: as a correction to be approved and issued, or as one that both sides have agreed. */
import { openCorrectionOf } from "~/commands/correct-entry.server";
import { importReason } from "~/commands/import-reason.server";
import type { Ctx } from "~/db/ctx.server";
import { insertCorrection, insertIssuedCorrection, saveCorrectionWords, type ImportPlaces } from "~/db/entry-corrections.server";
import { saveEntry } from "~/db/save-entry.server";
import type { Tx } from "~/db/write.server";
import { entryWords, sameWords, type EntryWords } from "~/domain/entry-correction";
import type { EntryRecord } from "~/domain/record";

type Brought = {
  changed: Partial<EntryWords>;
  importPlaces: ImportPlaces;
  /** By the operator, or from a paper both sides agreed: issued at once. */
  issued: boolean;
};

/** `entry` is as loaded in this transaction. Only what the file changes takes the place of a draft that is there; the rest of it stays. */
export async function correctByImport(tx: Tx, ctx: Ctx, entry: EntryRecord, { changed, importPlaces, issued }: Brought): Promise<void> {
  const stand = entryWords(entry);
  const open = issued ? null : await openCorrectionOf(tx, entry.id);
  const words = { ...(open?.words ?? stand), ...changed };
  if (sameWords(open?.words ?? stand, words)) return;
  const correction = { words, reason: await importReason(tx, ctx), importPlaces };
  if (issued) {
    await saveEntry(tx, ctx, entry, words, { importPlaces });
    await insertIssuedCorrection(tx, ctx, entry, correction);
  } else if (open === null) await insertCorrection(tx, ctx, entry, correction);
  else await saveCorrectionWords(tx, ctx, entry, open, correction);
}
