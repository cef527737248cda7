/** The rows of the sheets that have one row per finding. */
import { COLUMN_KEYS, columnValue } from "~/domain/columns";
import { fitCell, type ExportRow } from "~/domain/export/export-sheet";
import { joinedQuestions, joinedResponses } from "~/domain/export/joined-entries";
import { formatLimbs } from "~/domain/export/limbs-cell";
import { joinList } from "~/domain/export/list-cell";
import { findingTitle } from "~/domain/finding-name";
import type { FindingRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

const ON_THE_PAGE = "continues on the finding’s page";

function rowId(finding: FindingRecord): string {
  return rowIdOf("F", finding.sequence);
}

/** In the order of the one column list. */
export function trackerRow(finding: FindingRecord): ExportRow {
  const values = COLUMN_KEYS.map((key) => {
    if (key === "questions") return joinedQuestions(finding);
    return key === "responses" ? joinedResponses(finding) : columnValue(finding, key);
  });
  return { rowId: rowId(finding), values };
}

export function assuranceRow(finding: FindingRecord): ExportRow {
  const labelled = fitCell(`${findingTitle(finding)}: ${finding.text}`, ON_THE_PAGE);
  const rag = finding.update?.rag ?? null;
  return { rowId: rowId(finding), values: [finding.reference, labelled, rag, joinedQuestions(finding), joinedResponses(finding)] };
}

function linked(finding: FindingRecord, kind: FindingRecord["links"][number]["kind"]): string | null {
  return joinList(finding.links.filter((link) => link.kind === kind && link.direction === "from").map((link) => link.reference));
}

/** Null where the finding has nothing that the tracker's own columns leave out. */
export function detailRow(finding: FindingRecord): ExportRow | null {
  const limbs = formatLimbs(finding.limbs);
  const details = [
    finding.addressedElsewhere,
    finding.addressedElsewhereLink,
    finding.assuranceStatement,
    finding.theirReference,
    limbs === null ? null : fitCell(limbs, ON_THE_PAGE),
    linked(finding, "repeats"),
    linked(finding, "supersedes"),
  ];
  if (details.every((value) => value === null)) return null;
  return { rowId: rowId(finding), values: [finding.reference, findingTitle(finding), ...details] };
}
