/** What an import adds. */
import type { AddedLine } from "~/ui/import/import-view";

export function AddedTable({ lines, count }: { lines: readonly AddedLine[]; count: number }) {
  return (
    <section id="added" className="import-list">
      <h2>Added</h2>
      {count > lines.length && <p className="soft">The first {lines.length} of {count.toLocaleString("en-GB")}. All of them are added.</p>}
      <table className="plain-table framed-table">
        <thead>
          <tr><th scope="col">What</th><th scope="col">Words</th><th scope="col">Cell of the file</th></tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td data-heading="What"><span><b>{line.label === "" ? line.what : line.label}</b>{line.label === "" ? "" : ` ${line.what}`}</span></td>
              <td data-heading="Words">
                <div>
                  {line.text !== "" && <span className="long-text">{line.text}</span>}
                  {line.about !== "" && <div className="soft long-text">{line.about}</div>}
                </div>
              </td>
              <td data-heading="Cell of the file"><span className="soft">{line.place}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
