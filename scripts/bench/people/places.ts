/** What the crowd writes on: few enough cells, questions and responses that two often want the same one. */
import type { Db } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import type { Side } from "~/domain/actor";
import { columnValue } from "~/domain/columns";
import { targetKey, type Target } from "~/domain/register/edit-target";

/** One value that several people change, and where its history stands. */
export type Place = {
  side: Side | "either";
  target: Target;
  key: string;
  history: { subject: string; subjectId: string; field: string; findingId: string };
  start: string | null;
};

const FINDINGS = 12;
const DRAFTED = ["targetDate", "update", "strategicLead", "tacticalLead"] as const;
/** Both sides may describe a finding, and what they write is saved at once. */
const SHARED = ["questionArea", "deadline"] as const;

export type World = {
  places: Place[];
  references: string[];
  /** Issued entries that have no response yet. */
  openEntries: string[];
};

export async function placesOf(db: Db): Promise<World> {
  const { findings } = await loadRecord(db);
  const some = findings.slice(0, FINDINGS);
  const cells = some.flatMap((finding) =>
    [...DRAFTED, ...SHARED].map((column): Place => {
      const target = { kind: "column", reference: finding.reference, column } as const;
      const side = SHARED.some((each) => each === column) ? "either" : "force";
      return { side, target, key: targetKey(target), history: { subject: "finding", subjectId: finding.id, field: column, findingId: finding.id }, start: columnValue(finding, column) };
    }),
  );
  const texts = findings.flatMap((finding) =>
    finding.entries.flatMap((entry): Place[] => {
      const [first] = entry.links;
      if (first?.findingId !== finding.id) return [];
      const about = { findingId: finding.id } as const;
      if (entry.state === "draft") {
        const target = { kind: "entry", reference: finding.reference, entryId: entry.id } as const;
        return [{ side: "opcc", target, key: targetKey(target), history: { ...about, subject: "entry", subjectId: entry.id, field: "text" }, start: entry.text }];
      }
      return entry.responses.filter((response) => response.state === "draft").map((response) => {
        const target = { kind: "part", reference: finding.reference, responseId: response.id, position: 0 } as const;
        return { side: "force", target, key: targetKey(target), history: { ...about, subject: "response", subjectId: response.id, field: "text" }, start: response.parts[0]?.text ?? null };
      });
    }),
  );
  const open = findings.flatMap((finding) => finding.entries.filter((entry) => entry.state === "issued" && entry.responses.length === 0).map((entry) => entry.id));
  return { places: [...cells, ...texts], references: some.map((finding) => finding.reference), openEntries: [...new Set(open)] };
}
