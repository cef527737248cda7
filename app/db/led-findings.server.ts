/** Whose findings are, for those that an entry was put on. */
import type { Reader } from "~/db/rows.server";
import type { Led } from "~/domain/permissions";

export async function ledFindings(reader: Reader, entry: { links: readonly { findingId: string }[] }): Promise<Led[]> {
  const rows = await reader.finding.findMany({
    where: { id: { in: entry.links.map((link) => link.findingId) } },
    select: { strategicLead: true, strategicLeadPersonId: true, tacticalLead: true, tacticalLeadPersonId: true },
  });
  return rows.map((row) => ({
    strategicLead: { text: row.strategicLead ?? "", personId: row.strategicLeadPersonId },
    tacticalLead: { text: row.tacticalLead ?? "", personId: row.tacticalLeadPersonId },
  }));
}
