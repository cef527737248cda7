/** A cell that was changed in two places: what was sent, what is here, what each file says, and how it is settled. */
import { fieldName, SETTLED, WRITTEN } from "~/ui/import/cell-fields";
import { Difference } from "~/ui/import/difference";
import type { CellLine, FileSays } from "~/ui/import/import-view";
import { LineNotes } from "~/ui/import/line-notes";

type Props = { importId: string; about: string; line: CellLine; open: boolean };

function howSettled(line: CellLine): string {
  if (line.chosen === null) return "Not settled: the cell keeps what is here.";
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

function Says({ line, says }: { line: CellLine; says: FileSays }) {
  return (
    <>
      <div className="soft">{says.file}, {says.place}</div>
      <Difference here={line.here} there={says.words} pieces={says.pieces} />
    </>
  );
}

export function ConflictCell({ importId, about, line, open }: Props) {
  const name = fieldName(SETTLED, importId, line.cell);
  const [own] = line.says;
  const choose = open && line.mayChoose;
  // One that is settled under another file is shown whole there.
  const [base, sides] = open && !choose ? [null, line.says.slice(0, 1)] : [line.base, line.says];
  return (
    <li className="cell-line import-conflict" data-kind="conflict" data-left={open ? undefined : String(line.chosen === "ours" || line.chosen === null)}>
      <fieldset>
        <legend><b>{line.heading}</b> <span className="visually-hidden">of {about}: </span><span className="import-conflict__state">{howSettled(line)}</span></legend>
        <div className="import-conflict__sides">
          {base !== null && (
            <div className="import-conflict__side">
              <div className="import-conflict__head">What was sent</div>
              <div className="long-text">{base === "" ? <span className="none">empty</span> : base}</div>
            </div>
          )}
          <div className="import-conflict__side">
            {choose ? <Radio name={name} value="ours" chosen={line.chosen} words="What is here" keys="l" /> : <div className="import-conflict__head">What is here</div>}
            {line.changedHere !== null && <div className="soft">{line.changedHere}</div>}
            <div className="long-text">{line.here === "" ? <span className="none">empty</span> : line.here}</div>
          </div>
          {sides.map((says) => (
            <div key={`${says.importId} ${says.place}`} className="import-conflict__side">
              {choose ? <Radio name={name} value={says.importId} chosen={line.chosen} words={line.says.length === 1 ? "What the file says" : `What ${says.file} says`} keys="t" /> : <div className="import-conflict__head">What the file says</div>}
              <Says line={line} says={says} />
            </div>
          ))}
          {choose && line.mayWrite && (
            <div className="import-conflict__side import-conflict__side--written">
              <Radio name={name} value="text" chosen={line.chosen} words="A text of your own" keys="e" />
              <textarea className="govuk-textarea" name={fieldName(WRITTEN, importId, line.cell)} rows={5} aria-label={`Text for ${line.heading} of ${about}`} defaultValue={line.text ?? own?.words ?? ""} />
            </div>
          )}
        </div>
        <LineNotes line={line} />
        {!open && line.text !== null && <div className="long-text">{line.text}</div>}
      </fieldset>
    </li>
  );
}
