/** The limbs of a finding in one cell, one per line: '1. …'. */

export function formatLimbs(limbs: readonly string[]): string | null {
  return limbs.length === 0 ? null : limbs.map((limb, index) => `${String(index + 1)}. ${limb}`).join("\n");
}

export function readLimbs(text: string): string[] {
  const limbs: string[] = [];
  for (const line of text.trim().split("\n")) {
    const next = `${String(limbs.length + 1)}. `;
    if (line.startsWith(next)) limbs.push(line.slice(next.length));
    else if (limbs.length === 0) limbs.push(line);
    else limbs.push(`${limbs.pop() ?? ""}\n${line}`);
  }
  return limbs.map((limb) => limb.trim()).filter((limb) => limb !== "");
}
