/** Asks which finding, question or action a row of a file is that may be several or a new one, and by what a sheet is matched whose hidden keys went astray. */
import { Form } from "@remix-run/react";
import { NEW_FINDING, type UnsureThing } from "~/domain/import/unsure-row";
import { ChoiceField } from "~/ui/form/choice-field";
import type { FileView, UnsureLine } from "~/ui/import/import-view";

const NEW_WORDS: Record<UnsureThing, string> = { finding: "It is a new finding", entry: "It is a new question, comment or concern", action: "It is a new action" };

function choicesOf(row: UnsureLine) {
  return [
    ...row.candidates.map(({ reference, label, text, likeness }) => ({
      value: reference, words: `It is ${reference}${label === reference ? "" : ` (${label})`}${likeness === null ? "" : `, ${String(likeness)} % alike`}`, hint: <span className="long-text">{text}</span>,
    })),
    ...(row.mayBeNew ? [{ value: NEW_FINDING, words: NEW_WORDS[row.thing ?? "finding"] }] : []),
    { value: "", words: "Not said: the row is held back" },
  ];
}

export function UnsureFields({ file, action, anchor }: { file: FileView; action: string; anchor: string }) {
  const { unsure, astray } = file;
  if (unsure.length + astray.length === 0) return null;
  const waits = unsure.some((row) => row.answer === null) || astray.some((sheet) => !sheet.byReference);
  return (
    <details className="import-questions" open={waits}>
      <summary>{waits ? "Say what these rows are" : "Rows are taken as you said"}</summary>
      <Form method="post" action={action} className="form">
        <p>Nothing of these rows is taken until you say what they are. The rest can be applied without them.</p>
        <input type="hidden" name="rows-said" value="yes" />
        {astray.map(({ sheet, rows, byReference }, index) => (
          <ChoiceField
            key={sheet}
            id={`${anchor}astray-${String(index)}`}
            name="byReference"
            kind="checkbox"
            legend={sheet}
            hint={`${rows === 1 ? "1 row shows another reference than its hidden key says" : `${String(rows)} rows show other references than their hidden keys say`}: the sheet was sorted without its hidden column.`}
            choices={[{ value: sheet, words: "Match the whole sheet by the references it shows" }]}
            chosen={byReference ? [sheet] : []}
          />
        ))}
        {unsure.map((row, index) => (
          <ChoiceField
            key={row.name}
            id={`${anchor}unsure-${String(index)}`}
            name={`same:${row.name}`}
            kind="radio"
            legend={row.where}
            hint={<span className="long-text">{row.text}</span>}
            choices={choicesOf(row)}
            chosen={[row.answer ?? ""]}
          />
        ))}
        <button className="button" name="intent" value="plan">Save what the rows are</button>
      </Form>
    </details>
  );
}
