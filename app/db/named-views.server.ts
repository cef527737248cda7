/** The views of the register that a person named. */
import type { Reader } from "~/db/rows.server";
import type { NamedView } from "~/domain/named-view";

/** By name. */
export async function viewsOf(reader: Reader, personId: string): Promise<NamedView[]> {
  const rows = await reader.namedView.findMany({ where: { personId }, select: { id: true, name: true, search: true } });
  return rows.sort((a, b) => a.name.localeCompare(b.name, "en"));
}
