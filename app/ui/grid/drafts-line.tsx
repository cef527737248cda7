/** Above the register, for the force: how much of what it shows is not submitted yet, and the way there. */
import { Link } from "@remix-run/react";
import { draftLine, type DraftCounts } from "~/domain/register/draft-counts";
import { paths } from "~/paths";
import { useGrid } from "~/ui/grid/grid-context";

export function DraftsLine({ counts }: { counts: DraftCounts }) {
  const { actor } = useGrid();
  const line = draftLine(counts, actor);
  if (line === null) return null;
  return (
    <p className="drafts-line">
      <span className="draft-tag">Draft</span> <span>{line.words}. Only the force sees {counts.drafts + counts.moves === 1 ? "it" : "them"}.</span> <Link to={paths.fieldDrafts()}>{line.link}</Link>
    </p>
  );
}
