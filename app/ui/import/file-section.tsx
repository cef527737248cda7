/** One file on the page of an import: what is to be known of it, its conflicts, the cells it changes and what it adds. */
import { Link } from "@remix-run/react";
import { memo } from "react";
import { formatMoment } from "~/domain/calendar-date";
import { paths } from "~/paths";
import { AddedList } from "~/ui/import/added-list";
import { FindingGroup } from "~/ui/import/finding-group";
import { ImportCounts } from "~/ui/import/import-counts";
import type { FileView } from "~/ui/import/import-view";
import { LeftOver } from "~/ui/import/left-over";
import { TakeAll } from "~/ui/import/take-all";

type Props = {
  file: FileView;
  /** Whether it waits, and whether the one who looks may answer for it. */
  open: boolean;
  mayAnswer: boolean;
  /** Before the names of the parts of the file: empty for the only one. */
  anchor: string;
  /** A file of the same batch to go on with when this one is discarded; null where it stands alone. */
  next: string | null;
};

function Know({ file }: { file: FileView }) {
  const writes = file.counts.added + file.counts.changed + file.counts.cleared + file.counts.conflicts > 0;
  if (file.know.length + file.notices.length === 0) return null;
  return (
    <div className="import-know">
      <h3>{writes ? "To know before you apply" : "To know"}</h3>
      <ul>
        {file.know.map(({ count, words }) => <li key={words}><b>{count.toLocaleString("en-GB")}</b> {words}</li>)}
        {file.notices.map((notice) => <li key={notice}>{notice}</li>)}
      </ul>
    </div>
  );
}

function FileSectionOnce({ file, open, mayAnswer, anchor, next }: Props) {
  const { counts, conflicts, cells } = file;
  return (
    <section className="import-file" id={`${anchor}file`} aria-label={file.fileName}>
      {next === null && <h2 className="visually-hidden">{open ? "What the file would change" : "What the file changed"}</h2>}
      {next !== null && (
        <h2>
          {file.fileName}
          {mayAnswer && <button className="link-button" name="intent" value="discard" formAction={`${paths.importPreview(file.id)}?then=${next}`}>Discard this file</button>}
        </h2>
      )}
      {next !== null && file.refusal !== null && <p className="import-standing import-standing--waiting"><b>The file cannot be read yet.</b> {file.refusal.message}</p>}
      {next !== null && file.undone !== null && <p className="import-standing import-standing--waiting"><b>This file was undone</b> by {file.undone.by} on {formatMoment(file.undone.at)}. What follows is what it had written.</p>}
      {file.refusal === null && <ImportCounts file={file} open={open} anchor={anchor} />}
      {next !== null && file.receipt !== null && (
        <p className="import-file__links">
          <Link to={paths.importReceipt(file.id)}>Receipt: {file.receipt.cells.toLocaleString("en-GB")} cells</Link>
          {file.mayUndo && <Link to={paths.importUndo(file.id)}>Undo all these files</Link>}
        </p>
      )}
      {open && <Know file={file} />}
      {counts.cells > counts.shown && <p className="soft">The first {counts.shown.toLocaleString("en-GB")} of {counts.cells.toLocaleString("en-GB")} cells, conflicts first. The rest is taken as the file has it.</p>}
      {conflicts.length > 0 && (
        <div id={`${anchor}conflicts`} className="import-conflicts">
          <h3>Conflicts</h3>
          <p>These cells were changed here, or in another file, as well as in this one. {open ? "Until you settle one, its cell keeps what is here." : "Those that were not settled kept what was here."}</p>
          {conflicts.map((group) => <FindingGroup key={`${group.reference} ${group.title}`} importId={file.id} group={group} open={open} mayAnswer={mayAnswer} />)}
        </div>
      )}
      {cells.length > 0 && (
        <div id={`${anchor}changed`}>
          <h3>{open ? "Changes" : "Changed"}{mayAnswer && <TakeAll importId={file.id} group="" of={file.fileName} />}</h3>
          {cells.map((group) => <FindingGroup key={`${group.reference} ${group.title}`} importId={file.id} group={group} open={open} mayAnswer={mayAnswer} />)}
        </div>
      )}
      <AddedList file={file} open={open} mayAnswer={mayAnswer} anchor={anchor} />
      <LeftOver file={file} anchor={anchor} />
    </section>
  );
}

export const FileSection = memo(FileSectionOnce);
