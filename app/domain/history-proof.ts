/** A history downloaded earlier as proof of what stood in it then: the digests and links of its events. */
import { done, refuse, type Done } from "~/domain/problem";

export const DIGEST_HEADING = "Digest";
export const LINK_HEADING = "Chain";

/** `line` counts as a spreadsheet does. */
export type ProofLine = { line: number; digest: string; chain: string };
export type ProofFault = { line: number; what: string };

const TWO_LAST = /(?:^|,)"?([0-9a-f]{64})"?,"?([0-9a-f]{64})"?\r?$/;

/** Digest and link are the last two columns of the file, and no other text of it can look like both. */
export function readProof(text: string): Done<ProofLine[]> {
  const lines = text.split("\n");
  const found = lines.flatMap((line, index): ProofLine[] => {
    const [, digest, chain] = TWO_LAST.exec(line) ?? [];
    return digest === undefined || chain === undefined ? [] : [{ line: index + 1, digest, chain }];
  });
  const headed = lines.some((line) => line.trimEnd().endsWith(`${DIGEST_HEADING},${LINK_HEADING}`));
  if (!headed || found.length === 0) return refuse("invalid", "This is not a history that was downloaded from the tracker: it has no digests. Name the CSV file of the history page.");
  return done(found);
}
