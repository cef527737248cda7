/** The control for one column: a line, a text, a date, a choice or steps, with what it expects said beside it. */
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import { ChoiceField } from "~/ui/form/choice-field";
import { TextField } from "~/ui/form/text-field";

const HINTS: Partial<Record<ColumnKey, string>> = {
  strategicLead: "The post and name as the force writes it, such as ACC Okafor. Leave empty for no lead.",
  tacticalLead: "The post and name as the force writes it, such as Ch Insp Byrne. Leave empty for no lead.",
  questionArea: "The question or theme of the inspection it stands under, such as Investigating crime.",
  stepsToGreen: "One step a line: text | owner | due 30 Sep 2022 | done 2 May 2022. What follows the text may be left out.",
  hmicfrsStatus: "HMICFRS’s own word on the finding, not the force’s and not the commissioner’s.",
};

type Props = { column: ColumnKey; value: string; error?: string };

export function ColumnField({ column, value, error }: Props) {
  const { heading, kind, choices, format } = COLUMNS[column];
  if (kind === "choice") {
    const list = [...choices.map((choice) => ({ value: choice, words: format(choice) }))];
    return <ChoiceField id="value" legend={heading} hint={HINTS[column]} error={error} kind="radio" choices={[...list, { value: "", words: "Not given" }]} chosen={[value]} />;
  }
  if (kind === "date") {
    return <TextField id="value" label={heading} hint="Day first, such as 30/9/2022 or 30 September 2022. Leave empty for no date." error={error} defaultValue={value} width={20} />;
  }
  const rows = kind === "steps" ? 10 : kind === "text" ? 12 : undefined;
  return <TextField id="value" label={heading} hint={HINTS[column]} error={error} defaultValue={value} rows={rows} />;
}
