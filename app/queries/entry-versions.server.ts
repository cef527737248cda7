/** What was issued of an entry over time, for either side; and what its own office keeps beside it. */
import type { Ctx } from "~/db/ctx.server";
import { approvalsOfEntries } from "~/db/entry-approvals.server";
import { correctionsOfEntries } from "~/db/entry-corrections.server";
import { actsInNameOf, type Approval } from "~/domain/approval";
import { isIssued } from "~/domain/entry";
import { versionsOfEntry, type EntryCorrection, type EntryVersion } from "~/domain/entry-correction";
import type { EntryRecord } from "~/domain/record";
import type { Versioned } from "~/domain/versions";
import { correctionsFor, viewerOf } from "~/domain/visibility";

export type OfficePart = {
  /** The version of an entry that is not issued, for the forms that act on what was seen. */
  seen: number;
  approval: Approval | null;
  /** Those for whom its reader records an approval; none where they approve in their own name. */
  inNameOf: string[];
  /** A new version that is being prepared. */
  correction: EntryCorrection | null;
};

export type EntryVersions = { versions: Versioned<EntryVersion>; /** Null for everybody but the office. */ office: OfficePart | null };

/** `entry` is as its reader may see it, with its version. */
export async function entryVersions(ctx: Ctx, entry: EntryRecord): Promise<EntryVersions> {
  const viewer = viewerOf(ctx.actor.side);
  const corrections = correctionsFor(viewer, await correctionsOfEntries(ctx.db.read, [entry.id]));
  const versions = versionsOfEntry(entry, corrections);
  if (viewer !== "opcc") return { versions, office: null };
  return {
    versions,
    office: {
      seen: isIssued(entry.state) ? 0 : entry.version,
      approval: (await approvalsOfEntries(ctx.db.read, [entry.id])).get(entry.id) ?? null,
      inNameOf: actsInNameOf(ctx.actor, "approve an entry"),
      correction: corrections.find((each) => each.state !== "issued") ?? null,
    },
  };
}
