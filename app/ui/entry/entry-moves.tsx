/** What the reader's side can do with an entry now. */
import { Link } from "@remix-run/react";
import type { EntryRecord } from "~/domain/record";
import { paths } from "~/paths";
import { OfficeMoves, type OfficeMovesProps } from "~/ui/entry/office-moves";

type Props = Omit<OfficeMovesProps, "office"> & { /** Null for everybody but the office. */ office: OfficeMovesProps["office"] | null };

function ForceMoves({ entry }: { entry: EntryRecord }) {
  const mine = entry.responses.filter((response) => response.state !== "submitted");
  if (entry.state === "closed") return <p className="soft">Closed by the commissioner’s office: no further response is looked for.</p>;
  if (mine.length > 0) return null;
  return (
    <p className="moves">
      <Link className="button button--filled" to={paths.answer(entry.id)}>{entry.responses.length === 0 ? "Answer" : "Add a response"}</Link>
    </p>
  );
}

export function EntryMoves({ office, ...props }: Props) {
  if (office !== null) return <OfficeMoves {...props} office={office} />;
  return props.verbs.includes("answer") ? <ForceMoves entry={props.entry} /> : null;
}
