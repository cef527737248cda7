/** Compares a history that was kept outside with the one in the database. */
import type { Reader } from "~/db/rows.server";
import type { ProofFault, ProofLine } from "~/domain/history-proof";

const AT_ONCE = 500;

/** One fault for each event of the kept file that does not stand in the history with the same digest and link. */
export async function compareProof(reader: Reader, proof: readonly ProofLine[]): Promise<ProofFault[]> {
  const faults: ProofFault[] = [];
  for (let from = 0; from < proof.length; from += AT_ONCE) {
    const part = proof.slice(from, from + AT_ONCE);
    const rows = await reader.historyEvent.findMany({ where: { chain: { in: part.map((each) => each.chain) } }, select: { digest: true, chain: true } });
    const known = new Map(rows.map((row) => [row.chain, row.digest]));
    for (const { line, digest, chain } of part) {
      if (!known.has(chain)) faults.push({ line, what: "this event is not in the history any more, or something before it was altered" });
      else if (known.get(chain) !== digest) faults.push({ line, what: "this event was altered" });
    }
  }
  return faults;
}
