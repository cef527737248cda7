/** Who changed last what is here, and what taking the cell brings with it. */
import type { CellLine } from "~/ui/import/import-view";

export function LineNotes({ line }: { line: CellLine }) {
  return (
    <>
      {line.kind !== "conflict" && line.changedHere !== null && <div className="soft">Here since {line.changedHere}</div>}
      {line.notes.map((note) => <div key={note} className="cell-line__note">{note}</div>)}
    </>
  );
}
