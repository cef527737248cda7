/** A cell that was changed in two places: what was sent, what is here, what each file says, and how it is settled. */
import { fieldName, SETTLED, WRITTEN } from "~/ui/import/cell-fields";
import { MarkedText } from "~/ui/import/difference";
import type { CellLine, FileSays, TextPiece } from "~/ui/import/import-view";
import { LineNotes } from "~/ui/import/line-notes";
import { ValueWords } from "~/ui/import/value-words";

type Props = { importId: string; about: string; line: CellLine; open: boolean; mayAnswer: boolean };

function howSettled(line: CellLine, open: boolean): string {
  if (line.chosen === null) return open ? "Not settled: the cell keeps what is here." : "Not settled: the cell kept what was here.";
  if (line.chosen === "ours") return "Settled: what is here.";
  if (line.chosen === "text") return "Settled: a text written for it.";
  return `Settled: what ${line.says.find((says) => says.importId === line.chosen)?.file ?? "the file"} says.`;
}

function Radio({ name, value, chosen, words, keys }: { name: string; value: string; chosen: string | null; words: string; keys?: string }) {
  return (
    <label className="import-conflict__radio">
      <input type="radio" name={name} value={value} defaultChecked={chosen === value} data-key={keys} />
      <span> {words}</span>
    </label>
  );
}

/** One side of the conflict, with what differs from what was sent marked in it, where that can be read. */
function Words({ words, pieces, isRag }: { words: string; pieces: TextPiece[] | null; isRag: boolean }) {
  return pieces === null || isRag ? <div className="long-text"><ValueWords words={words} isRag={isRag} /></div> : <MarkedText pieces={pieces} />;
}

function Says({ line, says }: { line: CellLine; says: FileSays }) {
  return (
    <>
      <div className="soft">{says.file}, {says.place}</div>
      <Words words={says.words} pieces={says.pieces} isRag={line.isRag} />
    </>
  );
}

export function ConflictCell({ importId, about, line, open, mayAnswer }: Props) {
  const name = fieldName(SETTLED, importId, line.cell);
  const [own] = line.says;
  const choose = mayAnswer && line.mayChoose;
  // One that is settled under another file is shown whole there.
  const [base, sides] = open && !line.mayChoose ? [null, line.says.slice(0, 1)] : [line.base, line.says];
  return (
    <li className="cell-line import-conflict" data-kind="conflict" data-left={open ? undefined : String(line.chosen === "ours" || line.chosen === null)}>
      <fieldset>
        <legend><b>{line.heading}</b> <span className="visually-hidden">of {about}: </span><span className={`import-conflict__state${line.chosen === null ? " import-conflict__state--open" : ""}`}>{howSettled(line, open)}</span></legend>
        <div className="import-conflict__sides">
          {base !== null && (
            <div className="import-conflict__side">
              <div className="import-conflict__head">What was sent</div>
              <Words words={base} pieces={null} isRag={line.isRag} />
            </div>
          )}
          <div className="import-conflict__side">
            {choose ? <Radio name={name} value="ours" chosen={line.chosen} words="What is here" keys="l" /> : <div className="import-conflict__head">{open ? "What is here" : "What was here"}</div>}
            {line.changedHere !== null && <div className="soft">{line.changedHere}</div>}
            <Words words={line.here} pieces={line.herePieces} isRag={line.isRag} />
          </div>
          {sides.map((says) => (
            <div key={`${says.importId} ${says.place}`} className="import-conflict__side">
              {choose ? <Radio name={name} value={says.importId} chosen={line.chosen} words={line.says.length === 1 ? "What the file says" : `What ${says.file} says`} keys="t" /> : <div className="import-conflict__head">{line.says.length === 1 || !open || line.mayChoose ? "What the file says" : "What this file says"}</div>}
              <Says line={line} says={says} />
            </div>
          ))}
        </div>
        {choose && line.mayWrite && (
          <div className="import-conflict__other import-conflict__other--written">
            <Radio name={name} value="text" chosen={line.chosen} words="A text of your own" keys="e" />
            <textarea className="govuk-textarea" name={fieldName(WRITTEN, importId, line.cell)} rows={6} aria-label={`Text for ${line.heading} of ${about}`} defaultValue={line.text ?? own?.words ?? ""} />
          </div>
        )}
        {choose && (
          <div className="import-conflict__other">
            <Radio name={name} value="open" chosen={line.chosen ?? "open"} words="Settle it later" keys="n" />
          </div>
        )}
        <LineNotes line={line} />
        {!mayAnswer && line.text !== null && <div className="import-conflict__written"><b>What was written for it</b><div className="long-text">{line.text}</div></div>}
      </fieldset>
    </li>
  );
}
