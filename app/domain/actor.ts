/** Who does something: the person, the post held, the side of the table they sit on, and what they may be there. */
import type { ActsFor } from "~/domain/delegation";
import type { Role } from "~/domain/role";

export const SIDES = ["opcc", "force"] as const;
export type Side = (typeof SIDES)[number];

export const SIDE_WORDS: Record<Side, string> = {
  opcc: "Commissioner’s office",
  force: "Force",
};

/** An observer sits at neither side: a Panel member, an auditor. */
export const PERSON_SIDES = [...SIDES, "observer"] as const;
export type PersonSide = (typeof PERSON_SIDES)[number];

export const PERSON_SIDE_WORDS: Record<PersonSide, string> = { ...SIDE_WORDS, observer: "Observer" };

/** The operator is whoever runs the command line on the machine itself. */
export type ActorSide = PersonSide | "operator";

/** By what way a change came: the pages, the command line, or an import. */
export type Via = "screen" | "command line";

/** `operator` is whoever runs the command line on the machine itself: neither side, and trusted with both sides' official record. */
export type Actor = {
  /** Null for the operator, and for somebody who has not signed in. */
  personId: string | null;
  name: string;
  post: string;
  side: ActorSide;
  roles: readonly Role[];
  /** Those who have named this person to act for them, and in what. */
  actsFor: readonly ActsFor[];
  via: Via;
};

export const OPERATOR: Actor = { personId: null, name: "Operator", post: "operator", side: "operator", roles: [], actsFor: [], via: "command line" };

/** Somebody at the door: has no role, so may do nothing but sign in. */
export const VISITOR: Actor = { personId: null, name: "Nobody signed in", post: "", side: "observer", roles: [], actsFor: [], via: "screen" };

/** The two people of the demonstration whom its header switches between; the PCC has named Priya Nair to act for her. */
export const FIXED_PEOPLE: Record<Side, Actor> = {
  opcc: {
    personId: "priya-nair", name: "Priya Nair", post: "SPM", side: "opcc", roles: ["policy-officer"],
    actsFor: [{ kind: "approves-for", personId: "helen-ferriday", name: "Helen Ferriday" }], via: "screen",
  },
  force: { personId: "tom-ashdown", name: "Tom Ashdown", post: "SIB", side: "force", roles: ["sib-secretariat"], actsFor: [], via: "screen" },
};
