/** An entry for the forms that edit or close it, with what may be chosen there. */
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import { entryTitle } from "~/domain/entry-name";
import { findingTitle } from "~/domain/finding-name";
import { may, type Verb } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";
import { findingFor, viewerOf } from "~/domain/visibility";
import { entryChoices, type EntryChoices } from "~/queries/entry-choices.server";
import { entryPage } from "~/queries/entry-page.server";

type Option = { value: string; words: string };

export type EntryToChange = {
  entry: EntryRecord;
  title: string;
  /** The findings it is not closed for yet, by reference. */
  openFindings: Option[];
  choices: EntryChoices;
};

/** Refused unless its reader may do `verb`. */
export async function entryToChange(ctx: Ctx, id: string, verb: Verb): Promise<Done<EntryToChange>> {
  const allowed = may(ctx.actor, verb);
  if (!allowed.ok) return allowed;
  const page = await entryPage(ctx, id);
  if (!page.ok) return page;
  const { entry, findings } = page.value;
  const [first] = findings;
  const finding = first === undefined ? null : await loadFinding(ctx.db, first.reference);
  const open = entry.links.filter((link) => link.closure === null).map((link) => link.findingId);
  return done({
    entry,
    title: entryTitle(entry, findings),
    openFindings: findings
      .filter((each) => open.includes(each.id))
      .map((each) => ({ value: each.reference, words: `${findingTitle(each)} (${each.reference})` })),
    choices: finding === null ? { responses: [], siblings: [], meetings: [] } : await entryChoices(ctx, findingFor(viewerOf(ctx.actor.side), finding)),
  });
}
