/** The counts of an import, each leading to what it counts. */
import type { ReactNode } from "react";
import type { ImportView } from "~/ui/import/import-view";

function Count({ to, count, words }: { to: string; count: number; words: ReactNode }) {
  return (
    <li>
      {count === 0 ? <span className="soft"><b>0</b> {words}</span> : <a href={`#${to}`}><b>{count.toLocaleString("en-GB")}</b> {words}</a>}
    </li>
  );
}

export function ImportCounts({ preview }: { preview: ImportView }) {
  const { counts, added, state } = preview;
  return (
    <div className="import-counts">
      <ul>
        <Count to="added" count={counts.added} words="added" />
        <Count to="changed" count={counts.changed} words={counts.changed === 1 ? "cell changed" : "cells changed"} />
        <Count to="cleared" count={counts.cleared} words="cleared" />
        <li><span className="soft"><b>{counts.unchanged.toLocaleString("en-GB")}</b> unchanged</span></li>
        <Count to="not-yours" count={counts.notYours} words="not yours to change" />
        <Count to="held-back" count={counts.heldBack} words="held back" />
        <Count to="ignored" count={counts.ignored} words={counts.ignored === 1 ? "column ignored" : "columns ignored"} />
        <Count to="not-placed" count={counts.notPlaced} words="not placed" />
      </ul>
      {counts.added > 0 && <p className="soft">{state === "applied" ? "Added" : "To be added"}: {added}.</p>}
    </div>
  );
}
