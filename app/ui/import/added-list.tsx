/** What a file adds, each with a box to leave it out. */
import { fieldName, SHOWN, TICKED } from "~/ui/import/cell-fields";
import type { AddedLine, FileView } from "~/ui/import/import-view";
import { RagTag } from "~/ui/rag-tag";

function Added({ importId, line, open, mayAnswer }: { importId: string; line: AddedLine; open: boolean; mayAnswer: boolean }) {
  const name = `${line.label} ${line.what}`.trim();
  return (
    <li className="cell-line" data-kind="new" data-left={open ? undefined : String(!line.taken)}>
      <div className="cell-line__take">
        {mayAnswer && line.cell !== null && (
          <>
            <input type="hidden" name={fieldName(SHOWN, importId, line.cell)} value="added" />
            <label>
              <input type="checkbox" name={fieldName(TICKED, importId, line.cell)} value="yes" defaultChecked={line.taken} />
              <span> Add<span className="visually-hidden"> {name}, {line.place}</span></span>
            </label>
          </>
        )}
        {(!mayAnswer || line.cell === null) && <span className="soft">{!line.taken ? "Left out" : open ? "To be added" : "Added"}</span>}
      </div>
      <div className="cell-line__what"><b>{line.label === "" ? line.what : line.label}</b>{line.label === "" ? "" : ` ${line.what}`} <span className="soft">{line.place}</span></div>
      <div className="cell-line__words">
        {line.text !== "" && <div className="long-text">{line.text}</div>}
        {line.rag !== null && <div><RagTag rag={line.rag} /></div>}
        {line.about !== "" && <div className="soft long-text">{line.about}</div>}
      </div>
    </li>
  );
}

export function AddedList({ file, open, mayAnswer, anchor }: { file: FileView; open: boolean; mayAnswer: boolean; anchor: string }) {
  const { addedLines: lines, counts } = file;
  if (lines.length === 0) return null;
  return (
    <section id={`${anchor}added`} className="import-group" data-group="added">
      <h3>{open ? "New" : "Added"}</h3>
      {counts.lines > lines.length && <p className="soft">The first {lines.length.toLocaleString("en-GB")} of {counts.lines.toLocaleString("en-GB")}. All of them are added but those left out.</p>}
      <ul>{lines.map((line, index) => <Added key={`${line.place} ${line.what} ${String(index)}`} importId={file.id} line={line} open={open} mayAnswer={mayAnswer} />)}</ul>
    </section>
  );
}
