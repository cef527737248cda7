/** Decides on an answered question in one go: how it is closed on a finding, a follow-up where it goes on, and the assurance of the finding. */
import { askIn, readAsked } from "~/commands/ask.server";
import { closeIn, readClosure } from "~/commands/close-entry.server";
import { readAssurance, saveAssurance } from "~/commands/set-assurance.server";
import type { Ctx } from "~/db/ctx.server";
import { write, type Tx } from "~/db/write.server";
import type { TypedGiven } from "~/domain/approval";
import { CLOSURES, type Closure } from "~/domain/entry";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";

export type Assure = TypedGiven & {
  entryId: string;
  /** The finding it is decided for. */
  reference: string;
  /** '' leaves the question open. */
  closure: Closure | "";
  /** As typed. */
  note: string;
  revisitOn: string;
  /** As typed: the words of the follow-up, where it is closed with one. */
  followUp: string;
  /** As typed; '' leaves the assurance of the finding as it is. */
  assurance: string;
  statement: string;
  base: { assurance: string; statement: string };
};

export type Assured = {
  /** The draft of the follow-up. */
  followUpId: string | null;
  closure: Closure | null;
  assuranceSet: boolean;
};

async function followUp(tx: Tx, ctx: Ctx, entry: EntryRecord, { reference, followUp: text }: Assure): Promise<Done<string>> {
  const response = entry.responses.filter((each) => each.state === "submitted").at(-1);
  if (response === undefined) return refuse("refused", "There is no response to follow up. Withdraw the question and ask anew, or wait for the answer.", { field: "closure" });
  const asked = readAsked({ text, askedBy: entry.askedBy ?? "", dueOn: "" });
  if (!asked.ok) return asked;
  const draft = await askIn(tx, ctx, asked.value, { references: [reference], kind: "question", meetingId: null, followsUpResponseId: response.id });
  return draft.ok ? done(draft.value.entryId) : draft;
}

export async function assure(ctx: Ctx, input: Assure): Promise<Done<Assured>> {
  const allowed = may(ctx.actor, "close an entry");
  if (!allowed.ok) return allowed;
  const closure = CLOSURES.find((each) => each === input.closure) ?? null;
  if (closure === null && input.assurance === "") return refuse("invalid", "Choose how the question is closed, or set the assurance of the finding.", { field: "closure" });
  const to = closure === null ? null : readClosure({ as: closure, note: input.note, revisitOn: input.revisitOn });
  if (to?.ok === false) return to;
  if (closure === "follow-up-asked" && input.followUp.trim() === "") return refuse("invalid", "Write the follow-up: it becomes a draft that takes up this response.", { field: "followUp" });
  const decision = input.assurance === "" ? null : readAssurance(ctx, input);
  if (decision?.ok === false) return decision;

  return write(ctx.db, async (tx): Promise<Done<Assured>> => {
    let followUpId: string | null = null;
    if (to !== null) {
      const closed = await closeIn(tx, ctx, input.entryId, input.reference, to.value);
      if (!closed.ok) return closed;
      if (closure === "follow-up-asked") {
        const draft = await followUp(tx, ctx, closed.value.entry, input);
        if (!draft.ok) return { ok: false, problem: { ...draft.problem, field: draft.problem.field === "text" ? "followUp" : draft.problem.field } };
        followUpId = draft.value;
      }
    }
    if (decision !== null) {
      const saved = await saveAssurance(tx, ctx, input.reference, decision.value);
      if (!saved.ok) return saved;
    }
    return done({ followUpId, closure, assuranceSet: decision !== null });
  });
}
