/** Who does something: the person, the post held, and the side of the table they sit on. */
export const SIDES = ["opcc", "force"] as const;
export type Side = (typeof SIDES)[number];

export const SIDE_WORDS: Record<Side, string> = {
  opcc: "Commissioner’s office",
  force: "Force",
};

/** By what way a change came: the pages, the command line, or an import. */
export type Via = "screen" | "command line";

/** `operator` is whoever runs the command line on the machine itself: neither side, and trusted with both sides' official record. */
export type Actor = { name: string; post: string; side: Side | "operator"; via: Via };

export const OPERATOR: Actor = { name: "Operator", post: "operator", side: "operator", via: "command line" };

/** One fixed person per side, switched in the page header, until people sign in. */
export const FIXED_PEOPLE: Record<Side, Actor> = {
  opcc: { name: "Priya Nair", post: "SPM", side: "opcc", via: "screen" },
  force: { name: "Tom Ashdown", post: "SIB", side: "force", via: "screen" },
};

export const FIXED_PEOPLE_TITLES: Record<Side, string> = {
  opcc: "Senior Policy Manager, OPCC",
  force: "SIB secretariat, force",
};
