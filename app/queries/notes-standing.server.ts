/** Where the notes of a meeting stand: which versions there are, what of them waits, and what can be done next. */
import type { Ctx } from "~/db/ctx.server";
import { readNotesComments } from "~/db/notes-comments.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import type { Meeting } from "~/domain/meeting/meeting";
import { abandonedIn, isOpenComment, type Abandoned } from "~/domain/notes/notes-comment";
import { mayCirculate, mayCorrect } from "~/domain/notes/notes-rules";
import { isSuperseded, type NotesVersion } from "~/domain/notes/notes-version";
import { can } from "~/domain/permissions";

export type NotesLine = Omit<NotesVersion, "content" | "meetingId"> & {
  superseded: boolean;
  /** Sent and not decided. */
  open: number;
  /** Comments that the reader’s own side has not sent. */
  drafts: number;
  abandoned: Abandoned | null;
};

export type NotesStanding = {
  meeting: Pick<Meeting, "id" | "reference" | "title">;
  /** The newest first. */
  lines: NotesLine[];
  mayCirculate: boolean;
  /** Why they cannot be circulated yet, for whoever may; null where they can, or have been. */
  notYet: string | null;
  mayCorrect: boolean;
};

/** For those who read the record: asked by the page that shows the notes. */
export async function notesStanding(ctx: Ctx, { id, reference, title, state }: Pick<Meeting, "id" | "reference" | "title" | "state">): Promise<NotesStanding> {
  const versions = await readNotesVersions(ctx.db.read, id);
  const comments = await readNotesComments(ctx.db.read, versions.map((each) => each.id));
  const possible = mayCirculate({ title, state }, versions);
  const may = can(ctx.actor, "circulate notes");
  return {
    meeting: { id, reference, title },
    lines: versions.map((version): NotesLine => {
      const { id: notesId, number, state: stands, reason, circulated, agreed, published, version: seen } = version;
      const own = comments.filter((each) => each.notesId === notesId);
      return {
        id: notesId, number, state: stands, reason, circulated, agreed, published, version: seen, superseded: isSuperseded(version, versions), abandoned: abandonedIn(own),
        open: own.filter(isOpenComment).length, drafts: own.filter((each) => each.sentAt === null && each.side === ctx.actor.side).length,
      };
    }).reverse(),
    mayCirculate: may && possible.ok,
    notYet: may && !possible.ok && versions.length === 0 ? possible.problem.message : null,
    mayCorrect: may && mayCorrect(versions).ok,
  };
}
