/** The files brought before, newest first. */
import { Link } from "@remix-run/react";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import { cameTogether } from "~/domain/import/came-together";
import { paths } from "~/paths";

export type PastImport = { id: string; batchId: string | null; fileName: string; importedBy: string; state: "planned" | "applied"; createdAt: Instant; appliedAt: Instant | null; undone: { at: Instant; by: string } | null };

function stateWords({ state, undone }: PastImport): string {
  if (undone !== null) return `Undone by ${undone.by}, ${formatMoment(undone.at)}`;
  return state === "applied" ? "Applied" : "Not applied yet";
}

export function ImportHistory({ imports }: { imports: readonly PastImport[] }) {
  if (imports.length === 0) return null;
  const together = cameTogether(imports);
  return (
    <section className="import-history">
      <h2>Files brought before</h2>
      <table className="plain-table framed-table">
        <thead>
          <tr><th scope="col">File</th><th scope="col">Brought by</th><th scope="col">When</th><th scope="col">State</th></tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <tr key={each.id}>
              <td data-heading="File"><span><Link to={paths.importPreview(each.id)}>{each.fileName}</Link>{together.has(each.id) && <> <span className="soft">together with {together.get(each.id)}</span></>}</span></td>
              <td data-heading="Brought by"><span>{each.importedBy}</span></td>
              <td data-heading="When"><span>{formatMoment(each.appliedAt ?? each.createdAt)}</span></td>
              <td data-heading="State"><span>{stateWords(each)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
