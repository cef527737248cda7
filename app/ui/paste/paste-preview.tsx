/** What was understood of pasted findings, row by row, before anything is written. */
import { Link } from "@remix-run/react";
import { FINDING_KIND_WORDS, type FindingKind } from "~/domain/finding";
import { paths } from "~/paths";

export type PreviewRow = {
  kind: FindingKind;
  number: string | null;
  text: string;
  limbs: string[];
  /** The one it is already in the record as. */
  duplicateOf: string | null;
};

type Props = { rows: readonly PreviewRow[]; notUnderstood: readonly { line: number; text: string }[] };

export function PastePreview({ rows, notUnderstood }: Props) {
  return (
    <>
      {rows.length > 0 && (
        <table className="plain-table framed-table">
          <caption className="visually-hidden">What was understood</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Number</th>
              <th scope="col">Text</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <td data-heading="Kind"><span>{FINDING_KIND_WORDS[row.kind]}</span></td>
                <td data-heading="Number"><span>{row.number ?? <span className="none">none</span>}</span></td>
                <td data-heading="Text">
                  <div>
                    <span className="long-text">{row.text}</span>
                    {row.limbs.length > 0 && (
                      <>
                        <p className="quiet-line">Limbs, from the bullets</p>
                        <ol className="limbs">{row.limbs.map((limb) => <li key={limb}>{limb}</li>)}</ol>
                      </>
                    )}
                  </div>
                </td>
                <td data-heading="What happens">
                  <span>
                    {row.duplicateOf === null ? (
                      "is added"
                    ) : (
                      <>
                        is there already as <Link to={paths.finding(row.duplicateOf)}>{row.duplicateOf}</Link>: left out
                      </>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {notUnderstood.length > 0 && (
        <div className="not-understood">
          <h2>Not understood</h2>
          <p>These lines stand before the first finding, or have no words. Nothing is added for them.</p>
          <ul>
            {notUnderstood.map(({ line, text }) => (
              <li key={line}>
                <span className="soft">Line {line}:</span> <span className="long-text">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
