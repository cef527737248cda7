/** The cells of one finding that a file says something else of. */
import { Link } from "@remix-run/react";
import { memo } from "react";
import { paths } from "~/paths";
import { ConflictCell } from "~/ui/import/conflict-cell";
import type { FindingLines } from "~/ui/import/import-view";
import { PlainCell } from "~/ui/import/plain-cell";
import { TakeAll } from "~/ui/import/take-all";

type Props = { importId: string; group: FindingLines; open: boolean; mayAnswer: boolean };

function FindingGroupOnce({ importId, group, open, mayAnswer }: Props) {
  const { reference, title, isFinding, lines } = group;
  const name = isFinding ? reference : `${reference} ${title}`;
  return (
    <section className="import-group" data-group={name}>
      <h4>
        {isFinding ? <Link to={paths.finding(reference)}>{reference}</Link> : reference} <span className="import-group__title">{title === reference ? "" : title}</span>
        {mayAnswer && lines.some((line) => line.kind !== "conflict") && <TakeAll importId={importId} group={name} of={name} />}
      </h4>
      <ul>
        {lines.map((line, index) => line.kind === "conflict"
          ? <ConflictCell key={`${line.cell} ${String(index)}`} importId={importId} about={name} line={line} open={open} mayAnswer={mayAnswer} />
          : <PlainCell key={`${line.cell} ${String(index)}`} importId={importId} group={name} about={name} line={line} open={open} mayAnswer={mayAnswer} />)}
      </ul>
    </section>
  );
}

/** Hundreds of them stand on a page: a filter or a count beside them draws none of them anew. */
export const FindingGroup = memo(FindingGroupOnce);
