/** The words of an item of an agenda, and where it stands. */
import type { TypedItem } from "~/domain/meeting/agenda-form";
import type { Problem } from "~/domain/problem";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Props = { values: TypedItem; headings: readonly { key: string; words: string }[]; asksFinding: boolean; problem: Problem | null };

export function AgendaItemFields({ values, headings, asksFinding, problem }: Props) {
  const of = (id: keyof TypedItem) => ({ id, defaultValue: values[id], error: problem?.field === id ? problem.message : undefined });
  return (
    <>
      <TextField {...of("heading")} label="Heading" />
      <SelectField {...of("parent")} label="Stands under" options={[{ value: "", words: "No other item" }, ...headings.map(({ key, words }) => ({ value: key, words }))]} />
      <TextField {...of("text")} label="What it is about" hint="Leave empty where the heading says it." rows={3} />
      {asksFinding && <TextField {...of("finding")} label="Finding" hint="Its reference, such as F-0102, where it is about one" width={10} />}
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend">Where it comes from, if not from HMICFRS</legend>
        <TextField {...of("sourceKind")} label="Kind" hint="Such as complaint review, plan objective" width={20} />
        <TextField {...of("sourceTitle")} label="Name" />
        <TextField {...of("sourceLink")} label="Link" hint="Beginning with https://" />
      </fieldset>
      <ChoiceField id="closedSession" kind="checkbox" legend="Closed session" choices={[{ value: "yes", words: "Leave it out of the public notes" }]} chosen={values.closedSession === "" ? [] : ["yes"]} />
    </>
  );
}
