/** One entry as it is answered: by the force in writing, or as the commissioner's office writes down what was said at a meeting. */
import type { Ctx } from "~/db/ctx.server";
import { ledFindings } from "~/db/led-findings.server";
import { entryTitle } from "~/domain/entry-name";
import { isIssued } from "~/domain/entry";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { ResponseRecord } from "~/domain/record";
import { answererOf, answerItems, type Answerer, type AnswerItem } from "~/queries/answer-items.server";
import { entryPage } from "~/queries/entry-page.server";

export type WrittenAnswer = { kind: "written"; title: string; item: AnswerItem; answerer: Answerer; meeting: { id: string; title: string; date: string } | null };

export type SpokenAnswerPage = {
  kind: "spoken";
  entryId: string;
  title: string;
  text: string;
  /** The one to correct; null for a new one. */
  response: ResponseRecord | null;
};

/** `responseId`: the spoken answer that is corrected. */
export async function answerPage(ctx: Ctx, id: string, responseId: string | null): Promise<Done<WrittenAnswer | SpokenAnswerPage>> {
  const page = await entryPage(ctx, id);
  if (!page.ok) return page;
  const { entry, findings, meeting } = page.value;
  const title = entryTitle(entry, findings);
  if (ctx.actor.side === "force") {
    const [item] = await answerItems(ctx, [entry]);
    if (item === undefined) return refuse("missing", `${title} is no longer there.`);
    const allowed = item.may.answer || item.may.clear ? done(true) : may(ctx.actor, "answer", await ledFindings(ctx.db.read, entry));
    return allowed.ok ? done({ kind: "written", title, item, answerer: answererOf(ctx), meeting }) : allowed;
  }
  const allowed = may(ctx.actor, can(ctx.actor, "record a spoken answer") ? "record a spoken answer" : "answer");
  if (!allowed.ok) return allowed;
  if (!isIssued(entry.state)) return refuse("refused", `${title} has not been issued. Issue it first; it can then be answered.`);
  if (entry.state === "closed") return refuse("refused", `${title} is closed. Nothing more is answered to it; ask a follow-up instead.`);
  const response = responseId === null ? null : (entry.responses.find((each) => each.id === responseId) ?? null);
  if (responseId !== null && response === null) return refuse("missing", "There is no such response to this entry. Open it from the entry’s page.");
  if (response !== null && response.mode !== "spoken") return refuse("refused", "This response was written by the force, and only they correct it.");
  return done({ kind: "spoken", entryId: entry.id, title, text: entry.text, response });
}
