/** For whom an import speaks: for one side, whose words enter as its drafts; or for both, as the operator and an agreed paper do. */
import type { Actor, Side } from "~/domain/actor";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export type ImportVoice = Side | "both";

export function importVoice(actor: Actor, { agreed }: { agreed: boolean }): Done<ImportVoice> {
  const allowed = may(actor, agreed ? "import an agreed paper" : "import");
  if (!allowed.ok) return allowed;
  if (agreed || actor.side === "operator") return done("both");
  return actor.side === "observer" ? refuse("refused", "Only a person of the commissioner’s office or of the force takes in a file.") : done(actor.side);
}
