/** One value of a finding: in words, with how far off it is, and saying what its absence means. */
import type { Draft } from "~/domain/register/edit-target";
import { valueWords } from "~/domain/register/value-words";
import type { RegisterRow, ValueKey } from "~/domain/register/register-row";
import { COLUMNS } from "~/domain/columns";
import { isDraftColumn } from "~/domain/field-draft";
import { findingTitle } from "~/domain/finding-name";
import { paths } from "~/paths";
import { ClampedText } from "~/ui/grid/clamped-text";
import { DraftTag } from "~/ui/grid/draft-tag";
import { Field } from "~/ui/grid/field";
import { RagTag } from "~/ui/rag-tag";
import { useGrid } from "~/ui/grid/grid-context";

type Props = { row: RegisterRow; column: ValueKey; alone?: boolean; /** Stands before the value, within the field. */ label?: string; place?: string };

/** The row as it will be once what was typed is saved. */
function withTyped(row: RegisterRow, column: ValueKey, typed: Draft | null): RegisterRow {
  if (typed === null) return row;
  const next = { ...row, [column]: typed.value === "" ? null : typed.value };
  if (typed.ragReason !== undefined) next.ragReason = typed.ragReason === "" ? null : typed.ragReason;
  if (typed.asAt !== undefined) next.updateAsAt = typed.asAt === "" ? null : typed.asAt;
  return next;
}

const OUTLINED: ReadonlySet<ValueKey> = new Set(["assurance", "hmicfrsStatus"]);

function Value({ row, column, label }: { row: RegisterRow; column: ValueKey; label: string | undefined }) {
  const { today } = useGrid();
  const { words, tone, aside, late } = valueWords(row, column, today);
  const before = label === undefined ? null : <span className="label">{label} </span>;
  if (tone !== "value") return <>{before}<span className={tone === "missing" ? "missing" : "none"}>{words}</span>{aside !== null && <span className={late ? "aside late" : "aside"}> {aside}</span>}</>;
  if (column === "rag") return <RagTag rag={row.rag} />;
  if (OUTLINED.has(column)) return <>{before}<span className="tag tag--outlined">{words}</span></>;
  if (COLUMNS[column].kind === "text" || COLUMNS[column].kind === "steps") {
    return <>{before}<ClampedText text={words} href={paths.finding(row.reference)} what={`${COLUMNS[column].heading} of ${findingTitle(row)}`} /></>;
  }
  return <>{before}{words}{aside !== null && <span className={late ? "aside late" : "aside"}> {aside}</span>}</>;
}

export function ValueField({ row, column, alone = false, label, place = "" }: Props) {
  return (
    <Field row={row} target={{ kind: "column", reference: row.reference, column }} editHref={paths.editField(row.reference, column)} alone={alone} place={place}>
      {(typed) => {
        const draft = isDraftColumn(column) ? row.drafts[column] : undefined;
        const value = <Value row={withTyped(row, column, typed)} column={column} label={label} />;
        return draft === undefined ? value : <div className="drafted">{value} <DraftTag draft={draft} column={column} /></div>;
      }}
    </Field>
  );
}

