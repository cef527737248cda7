/** Decides on an answered question in one go: how it is closed on a finding, or the draft in which it goes on, and the assurance of the finding. */
import { askIn, readAsked } from "~/commands/ask.server";
import { closeIn, readClosure } from "~/commands/close-entry.server";
import { readAssurance, saveAssurance } from "~/commands/set-assurance.server";
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { followUpsIn } from "~/db/entry-record.server";
import { write, type Tx } from "~/db/write.server";
import type { TypedGiven } from "~/domain/approval";
import { CLOSURES, type Closure } from "~/domain/entry";
import { followUpInPreparation, isAnsweredOn } from "~/domain/follow-up";
import { may } from "~/domain/permissions";
import { done, refuse, type Done, type Problem } from "~/domain/problem";

export type Assure = TypedGiven & {
  entryId: string;
  /** The finding it is decided for. */
  reference: string;
  /** '' leaves the question open. */
  closure: Closure | "";
  /** As typed; none with a follow-up, which closes the question only when it is issued. */
  note: string;
  revisitOn: string;
  /** As typed: the words of the follow-up, where it goes on in one. */
  followUp: string;
  /** As typed; '' leaves the assurance of the finding as it is. */
  assurance: string;
  statement: string;
  base: { assurance: string; statement: string };
};

export type Assured = {
  /** The draft of the follow-up. */
  followUpId: string | null;
  /** How it was closed; null where it stays answered. */
  closure: Closure | null;
  assuranceSet: boolean;
};

async function followUp(tx: Tx, ctx: Ctx, { entryId, reference, followUp: text }: Assure): Promise<Done<string>> {
  const found = await findEntry(tx, ctx, entryId);
  if (!found.ok) return found;
  const entry = found.value;
  const link = entry.links.find((each) => each.reference === reference);
  const response = entry.responses.filter((each) => each.state === "submitted").at(-1);
  if (link === undefined || response === undefined || !isAnsweredOn(entry, link.findingId)) {
    return refuse("refused", "There is no response here to follow up, or the question is closed. Open the question to see how it stands.", { field: "closure" });
  }
  if (followUpInPreparation(entry, link.findingId, await followUpsIn(tx, entryId)) !== null) {
    return refuse("refused", "A follow-up to it is in preparation already. Edit that draft, or discard it to decide anew.", { field: "closure" });
  }
  const asked = readAsked({ text, askedBy: entry.askedBy ?? "", dueOn: "" });
  if (!asked.ok) return asked;
  const draft = await askIn(tx, ctx, asked.value, { references: [reference], kind: "question", meetingId: null, followsUpResponseId: response.id });
  return draft.ok ? done(draft.value.entryId) : draft;
}

function inFollowUp(problem: Problem): Problem {
  return problem.field === "text" ? { ...problem, field: "followUp" } : problem;
}

export async function assure(ctx: Ctx, input: Assure): Promise<Done<Assured>> {
  const allowed = may(ctx.actor, "close an entry");
  if (!allowed.ok) return allowed;
  const closure = CLOSURES.find((each) => each === input.closure) ?? null;
  if (closure === null && input.assurance === "") return refuse("invalid", "Choose how the question is closed, or set the assurance of the finding.", { field: "closure" });
  const to = closure === null ? null : readClosure({ as: closure, note: input.note, revisitOn: input.revisitOn });
  if (to?.ok === false) return to;
  if (closure === "follow-up-asked" && input.followUp.trim() === "") return refuse("invalid", "Write the follow-up: it becomes a draft that takes up this response.", { field: "followUp" });
  if (closure === "follow-up-asked" && input.note.trim() !== "") {
    return refuse("invalid", "A note is kept with the closing, and this is closed only when the follow-up is issued. Put it into the follow-up, or into a private note on the finding.", { field: "note" });
  }
  const decision = input.assurance === "" ? null : readAssurance(ctx, input);
  if (decision?.ok === false) return decision;

  return write(ctx.db, async (tx): Promise<Done<Assured>> => {
    let followUpId: string | null = null;
    if (closure === "follow-up-asked") {
      const draft = await followUp(tx, ctx, input);
      if (!draft.ok) return { ok: false, problem: inFollowUp(draft.problem) };
      followUpId = draft.value;
    } else if (to !== null) {
      const closed = await closeIn(tx, ctx, input.entryId, input.reference, to.value);
      if (!closed.ok) return closed;
    }
    if (decision !== null) {
      const saved = await saveAssurance(tx, ctx, input.reference, decision.value);
      if (!saved.ok) return saved;
    }
    return done({ followUpId, closure: followUpId === null ? closure : null, assuranceSet: decision !== null });
  });
}
