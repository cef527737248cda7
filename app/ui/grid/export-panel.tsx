/** What to export from the register, and as what: a plain form, so that the browser takes the file and the page stays. */
import { Link } from "@remix-run/react";
import { viewSearch, type View } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { ExportChoices } from "~/ui/export/export-choices";

type Props = { view: View; matched: number; total: number };

export function ExportPanel({ view, matched, total }: Props) {
  return (
    <details className="drop">
      <summary className="button">Export</summary>
      <form className="drop__body" method="post" action={paths.exportFile()}>
        <ExportChoices view={view} matched={matched} total={total} formats />
        <p className="drop__do">
          <button className="button" type="submit">Export</button>
        </p>
        <p className="soft">The official record, without drafts. <Link to={paths.export(viewSearch(view))}>A working copy with your drafts</Link></p>
      </form>
    </details>
  );
}
