/** What an importer may change: the same owners and roles as on the screen, unless the file speaks for both sides. */
import type { Actor } from "~/domain/actor";
import type { ImportVoice } from "~/domain/import/import-voice";
import { DETAIL_KEYS, type DetailKey, type FieldKey } from "~/domain/import/reading";
import { may, mayEdit, type On, type Verb } from "~/domain/permissions";

/** Who imports, and for whom the file speaks. */
export type Importer = { actor: Actor; voice: ImportVoice };

export const DETAIL_HEADINGS: Record<DetailKey, string> = {
  addressedElsewhere: "Addressed elsewhere",
  addressedElsewhereLink: "Addressed elsewhere link",
  assuranceStatement: "Assurance statement",
};

const DETAIL_VERBS: Record<DetailKey, Verb> = { addressedElsewhere: "ask", addressedElsewhereLink: "ask", assuranceStatement: "decide assurance" };

export function isDetail(key: FieldKey | DetailKey): key is DetailKey {
  return DETAIL_KEYS.some((each) => each === key);
}

/** Why the importer may not change that field; null where they may. */
export function whyNotField({ actor, voice }: Importer, key: FieldKey | DetailKey, on?: On): string | null {
  if (voice === "both") return null;
  const allowed = isDetail(key) ? may(actor, DETAIL_VERBS[key], on) : mayEdit(actor, key, on);
  if (allowed.ok) return null;
  if (!isDetail(key)) return allowed.problem.message;
  const whose = actor.side === "opcc" ? allowed.problem.message : "It belongs to the commissioner’s office.";
  return `${DETAIL_HEADINGS[key]} is not yours to change. ${whose}`;
}

/** Why the importer may not do that; null where they may. */
export function whyNot({ actor, voice }: Importer, verb: Verb, on?: On): string | null {
  if (voice === "both") return null;
  const allowed = may(actor, verb, on);
  return allowed.ok ? null : allowed.problem.message;
}
