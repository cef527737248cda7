/** An issued entry for the form that corrects it, with the correction that is being prepared where there is one. */
import type { Ctx } from "~/db/ctx.server";
import { correctionsOfEntries } from "~/db/entry-corrections.server";
import { entryIn } from "~/db/entry-record.server";
import { isIssued } from "~/domain/entry";
import { entryWords, type EntryCorrection, type EntryWords } from "~/domain/entry-correction";
import { entryTitle } from "~/domain/entry-name";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { entryPage } from "~/queries/entry-page.server";

export type CorrectionPage = {
  entryId: string;
  title: string;
  /** The words that stand. */
  issued: EntryWords;
  /** The version of the entry itself. */
  seenEntry: number;
  correction: EntryCorrection | null;
};

export async function correctionPage(ctx: Ctx, id: string): Promise<Done<CorrectionPage>> {
  const allowed = may(ctx.actor, "edit an entry");
  if (!allowed.ok) return allowed;
  const page = await entryPage(ctx, id);
  if (!page.ok) return page;
  const { entry, findings } = page.value;
  if (!isIssued(entry.state)) return refuse("refused", "It has not been issued, so it needs no correction: edit the draft itself.");
  return done({
    entryId: id,
    title: entryTitle(entry, findings),
    issued: entryWords(entry),
    seenEntry: (await entryIn(ctx.db.read, id))?.version ?? 0,
    correction: (await correctionsOfEntries(ctx.db.read, [id])).find((each) => each.state !== "issued") ?? null,
  });
}
