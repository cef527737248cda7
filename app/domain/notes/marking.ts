/** Which markings stand above another: what is marked higher than published papers is left out of them. */

const IN_ORDER = ["OFFICIAL", "OFFICIAL-SENSITIVE"];

function rank(marking: string): number {
  const plain = marking.toUpperCase().replace(/[\s:–-]+/g, "-").trim();
  return IN_ORDER.findLastIndex((each) => plain === each);
}

/** A marking nobody knows stands above every other. */
export function isAbove(marking: string | null, other: string): boolean {
  if (marking === null || marking.trim() === "" || marking.trim().toUpperCase() === other.trim().toUpperCase()) return false;
  const own = rank(marking);
  return own < 0 || own > rank(other);
}
