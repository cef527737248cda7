/** Issues approved entries together, all of them or none: from then on the force may see them, and they have their numbers. */
import { meetingExists } from "~/commands/ask.server";
import { closeIn } from "~/commands/close-entry.server";
import { findSeenEntry, quoted, type SeenEntry } from "~/commands/find-seen-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { entryIn } from "~/db/entry-record.server";
import { greatestNumber, saveEntry, saveIssue } from "~/db/save-entry.server";
import { write, type Tx } from "~/db/write.server";
import type { IssueTerms } from "~/domain/as-if-issued";
import { getsNumber, moveEntryState } from "~/domain/entry-rules";
import { linksFollowedUp } from "~/domain/follow-up";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";

export type IssueEntries = {
  /** In the order in which they get their numbers. */
  entries: readonly SeenEntry[];
  terms: IssueTerms;
};

/** What goes on in the follow-up is closed with its issue, and not before: a closing would tell the force of the draft. */
async function closeFollowed(tx: Tx, ctx: Ctx, followUp: EntryRecord): Promise<Done<true>> {
  const followed = followUp.followsUpEntryId === null ? null : await entryIn(tx, followUp.followsUpEntryId);
  if (followed === null) return done(true);
  for (const { reference } of linksFollowedUp(followed, followUp)) {
    const closed = await closeIn(tx, ctx, followed.id, reference, { as: "follow-up-asked", note: null, revisitOn: null });
    if (!closed.ok) return closed;
  }
  return done(true);
}

/** `dueOn` null takes the date away here; with several entries it leaves what each has. */
async function issueOne(tx: Tx, ctx: Ctx, entry: EntryRecord, fields: { dueOn?: string | null; meetingId?: string | null }): Promise<Done<true>> {
  const state = moveEntryState(entry.state, "issue");
  if (!state.ok) return refuse(state.problem.kind, `${quoted(entry.text)}: ${state.problem.message}`);
  await saveEntry(tx, ctx, entry, { state: state.value, ...fields }, { issuedAt: ctx.now });
  for (const { findingId } of entry.links) {
    const number = getsNumber(entry) ? (await greatestNumber(tx, findingId)) + 1 : null;
    await saveIssue(tx, ctx, entry.id, findingId, number);
  }
  return closeFollowed(tx, ctx, entry);
}

/** One entry from its own page; `dueOn` in the place of what was set before, where it is given. */
export async function issueEntry(ctx: Ctx, entry: SeenEntry, dueOn: string | null | undefined): Promise<Done<true>> {
  const allowed = may(ctx.actor, "issue an entry");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findSeenEntry(tx, ctx, entry);
    return found.ok ? issueOne(tx, ctx, found.value, dueOn === undefined ? {} : { dueOn }) : found;
  });
}

export async function issueEntries(ctx: Ctx, { entries, terms }: IssueEntries): Promise<Done<{ issued: number }>> {
  const allowed = may(ctx.actor, "issue an entry");
  if (!allowed.ok) return allowed;
  if (entries.length === 0) return refuse("invalid", "Choose at least one approved question to issue.");
  return write(ctx.db, async (tx): Promise<Done<{ issued: number }>> => {
    const meeting = await meetingExists(tx, terms.meetingId ?? null);
    if (!meeting.ok) return meeting;
    for (const each of entries) {
      const found = await findSeenEntry(tx, ctx, each);
      if (!found.ok) return found;
      const issued = await issueOne(tx, ctx, found.value, {
        ...(terms.dueOn === null ? {} : { dueOn: terms.dueOn }), ...(terms.meetingId === undefined ? {} : { meetingId: terms.meetingId }),
      });
      if (!issued.ok) return issued;
    }
    return done({ issued: entries.length });
  }, { timeoutMs: 60_000 });
}
