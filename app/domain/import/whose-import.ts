/** Whose a file is that was brought: its side's, and as long as it waits its bringer's and theirs who may import for any finding. */
import type { Actor, ActorSide } from "~/domain/actor";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export type Brought = { side: ActorSide; fileName: string; importedBy: string; importedByPersonId: string | null };

/** An upload and its preview are only for the side that brought them. */
export function isTheirs(actor: Actor, kept: Pick<Brought, "side">): boolean {
  return actor.side === kept.side;
}

/** Answering, planning anew, applying and discarding: who may import for findings of their own does so with what they brought alone. */
export function mayTouch(actor: Actor, files: readonly Brought[]): Done<true> {
  const allowed = may(actor, "import");
  if (!allowed.ok) return allowed;
  if (files.length === 0 || !files.every((file) => isTheirs(actor, file))) return refuse("missing", "There is no such import. It may have been discarded.");
  if (may(actor, "import", []).ok) return done(true);
  const foreign = files.find((file) => file.importedByPersonId !== actor.personId);
  return foreign === undefined ? done(true) : refuse("refused", `${foreign.fileName} was brought by ${foreign.importedBy}, so it is not yours to answer, apply or discard. Ask them, or the SIB secretariat.`);
}
