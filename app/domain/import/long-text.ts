/** Which fields of an import are long texts, which a person may settle with words of their own. */
import { COLUMNS } from "~/domain/columns";
import type { ChangedField } from "~/domain/import/import-plan";
import { isFieldKey } from "~/domain/import/reading";

const LONG_OTHERS: readonly string[] = ["text", "response", "condition", "assuranceStatement"];

export function isLongText(field: ChangedField): boolean {
  return isFieldKey(field) ? COLUMNS[field].kind === "text" : LONG_OTHERS.includes(field);
}
