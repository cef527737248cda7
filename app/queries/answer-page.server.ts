/** What a response is written to: the entry, and the response that is being edited where there is one. */
import type { Ctx } from "~/db/ctx.server";
import { ledFindings } from "~/db/led-findings.server";
import { entryTitle } from "~/domain/entry-name";
import { isIssued } from "~/domain/entry";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { ResponseRecord } from "~/domain/record";
import { entryPage } from "~/queries/entry-page.server";

export type AnswerPage = {
  entryId: string;
  title: string;
  text: string;
  /** The one to edit; null for a new response. */
  response: ResponseRecord | null;
  /** True where the commissioner's office writes down what was said at a meeting. */
  spoken: boolean;
};

export async function answerPage(ctx: Ctx, id: string, responseId: string | null): Promise<Done<AnswerPage>> {
  const page = await entryPage(ctx, id);
  if (!page.ok) return page;
  const { entry, findings } = page.value;
  const spoken = !can(ctx.actor, "answer");
  const allowed = may(ctx.actor, spoken ? "record a spoken answer" : "answer", await ledFindings(ctx.db.read, entry));
  if (!allowed.ok) return allowed;
  const title = entryTitle(entry, findings);
  if (!isIssued(entry.state)) return refuse("refused", `${title} has not been issued. Issue it first; it can then be answered.`);
  if (entry.state === "closed") return refuse("refused", `${title} is closed. Nothing more is answered to it; ask a follow-up instead.`);
  const response = responseId === null ? null : (entry.responses.find((each) => each.id === responseId) ?? null);
  if (responseId !== null && response === null) return refuse("missing", "There is no such response to this entry. Open it from the entry’s page.");
  if (response !== null && (response.mode === "spoken") !== spoken) {
    return refuse("refused", `This response was ${spoken ? "written by the force" : "written down by the commissioner’s office"}, and only they correct it.`);
  }
  return done({ entryId: entry.id, title, text: entry.text, response, spoken });
}
