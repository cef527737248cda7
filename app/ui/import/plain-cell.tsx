/** A cell that only the file changes: what becomes of it, and a box to leave it. */
import { fieldName, SHOWN, TICKED } from "~/ui/import/cell-fields";
import { Difference } from "~/ui/import/difference";
import type { CellLine } from "~/ui/import/import-view";
import { LineNotes } from "~/ui/import/line-notes";

type Props = { importId: string; group: string; about: string; line: CellLine; open: boolean; mayAnswer: boolean };

export function PlainCell({ importId, group, about, line, open, mayAnswer }: Props) {
  const [says] = line.says;
  const taken = line.chosen !== "ours";
  return (
    <li className="cell-line" data-kind={says?.words === "" ? "cleared" : "changed"} data-left={open ? undefined : String(!taken)}>
      <div className="cell-line__take">
        {mayAnswer && line.mayChoose && (
          <>
            <input type="hidden" name={fieldName(SHOWN, importId, line.cell)} value={group} />
            <label>
              <input type="checkbox" name={fieldName(TICKED, importId, line.cell)} value="yes" defaultChecked={taken} />
              <span> Take<span className="visually-hidden"> {line.heading} of {about}</span></span>
            </label>
          </>
        )}
        {!mayAnswer && <span>{taken ? "Taken" : "Left"}</span>}
      </div>
      <div className="cell-line__what"><b>{line.heading}</b> <span className="soft">{says?.place}</span></div>
      <div className="cell-line__words">
        <Difference here={line.here} there={says?.words ?? ""} pieces={says?.pieces ?? null} isRag={line.isRag} />
        <LineNotes line={line} />
      </div>
    </li>
  );
}
