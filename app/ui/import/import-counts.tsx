/** The counts of a file, each leading to what it counts. */
import type { ReactNode } from "react";
import type { FileView } from "~/ui/import/import-view";

function Count({ to, count, words }: { to: string; count: number; words: ReactNode }) {
  return count === 0 ? null : <li><a href={`#${to}`}><b>{count.toLocaleString("en-GB")}</b> {words}</a></li>;
}

export function ImportCounts({ file, open, anchor }: { file: FileView; open: boolean; anchor: string }) {
  const { counts, added } = file;
  return (
    <div className="import-counts">
      <ul>
        <Count to={`${anchor}conflicts`} count={counts.conflicts} words={counts.conflicts === 1 ? "conflict not settled" : "conflicts not settled"} />
        <Count to={`${anchor}conflicts`} count={counts.settled} words={counts.settled === 1 ? "conflict settled" : "conflicts settled"} />
        <Count to={`${anchor}added`} count={counts.added} words="added" />
        <Count to={`${anchor}changed`} count={counts.changed} words={counts.changed === 1 ? "cell changed" : "cells changed"} />
        <Count to={`${anchor}changed`} count={counts.cleared} words="cleared" />
        {counts.left > 0 && <li><span className="soft"><b>{counts.left.toLocaleString("en-GB")}</b> left by choice</span></li>}
        <li><span className="soft"><b>{counts.unchanged.toLocaleString("en-GB")}</b> unchanged</span></li>
        <Count to={`${anchor}not-yours`} count={counts.notYours} words="not yours to change" />
        <Count to={`${anchor}held-back`} count={counts.heldBack} words="held back" />
        <Count to={`${anchor}ignored`} count={counts.ignored} words={counts.ignored === 1 ? "column ignored" : "columns ignored"} />
        <Count to={`${anchor}not-placed`} count={counts.notPlaced} words="not placed" />
      </ul>
      {counts.added > 0 && <p className="soft">{open ? "To be added" : "Added"}: {added}.</p>}
    </div>
  );
}
