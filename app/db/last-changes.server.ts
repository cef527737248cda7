/** Who changed single fields of the official record last, and when. */
import type { Reader } from "~/db/rows.server";
import type { Instant } from "~/domain/calendar-date";

export type LastChange = { by: string; at: Instant };
export type FieldAt = { reference: string; subjectId: string; field: string };

/** So many findings are asked for in one statement. */
const CHUNK = 400;

export function fieldAtName({ subjectId, field }: Pick<FieldAt, "subjectId" | "field">): string {
  return `${subjectId} ${field}`;
}

/** By the names of the fields. `reference` is that of the finding the field stands beside. Drafts are left out. */
export async function lastChanges(reader: Reader, fields: readonly FieldAt[]): Promise<ReadonlyMap<string, LastChange>> {
  const last = new Map<string, LastChange>();
  const wanted = new Set(fields.map(fieldAtName));
  const references = [...new Set(fields.map((each) => each.reference))];
  for (let from = 0; from < references.length; from += CHUNK) {
    const findings = await reader.finding.findMany({ where: { reference: { in: references.slice(from, from + CHUNK) } }, select: { id: true } });
    const events = await reader.historyEvent.findMany({
      where: { findingId: { in: findings.map((each) => each.id) }, draftOf: null },
      orderBy: { sequence: "asc" },
      select: { subjectId: true, field: true, actorName: true, at: true },
    });
    for (const { subjectId, field, actorName, at } of events) {
      const name = fieldAtName({ subjectId, field });
      if (wanted.has(name)) last.set(name, { by: actorName, at });
    }
  }
  return last;
}
