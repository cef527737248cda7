/** What a paper agreed by both sides has changed on the findings, for those who answer for them. */
import { findAgreedPaper, hasSeen, keptFindings, type AgreedPaper } from "~/db/agreed-papers.server";
import type { Ctx } from "~/db/ctx.server";
import { countEvents, findEvents } from "~/db/events.server";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { viewerOf } from "~/domain/visibility";
import { historyLines, type HistoryLine } from "~/queries/history-lines.server";

const MOST_SHOWN = 300;

export type AgreedPaperPage = {
  paper: AgreedPaper;
  lines: HistoryLine[];
  total: number;
  /** Only the findings that the reader keeps up to date are shown. */
  ownOnly: boolean;
  /** Whether it waits for the reader to have looked through it. */
  waits: boolean;
};

export async function agreedPaperPage(ctx: Ctx, id: string, { all }: { all: boolean }): Promise<Done<AgreedPaperPage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const { actor, db } = ctx;
  const paper = await findAgreedPaper(db.read, id);
  if (paper === null) return refuse("missing", "There is no such paper.");
  const keeps = actor.side === "force" && can(actor, "keep a finding up to date");
  const own = keeps && !all ? await keptFindings(db.read, actor) : null;
  const viewer = viewerOf(actor.side);
  const who = { viewer, signInsOf: new Set<string>() };
  const filter = { importId: id, officialOnly: true, findingIds: own };
  const events = await findEvents(db.read, who, filter, { take: MOST_SHOWN });
  return done({
    paper,
    lines: await historyLines(db.read, viewer, events),
    total: await countEvents(db.read, who, filter),
    ownOnly: own !== null,
    waits: keeps && actor.personId !== null && !(await hasSeen(db.read, id, actor.personId)),
  });
}
