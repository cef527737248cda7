/** What there is to say of a finding that is entered by hand. */
import { FINDING_KINDS, FINDING_KIND_WORDS } from "~/domain/finding";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField, type Option } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

export type InspectionValues = { inspection: string; newInspection: string; published: string };

export type NewFindingValues = InspectionValues & {
  kind: string;
  number: string;
  text: string;
  limbs: string;
  parent: string;
  questionArea: string;
  deadline: string;
};

type Errors<T> = Partial<Record<keyof T, string>>;

/** An inspection that is there already, or a new one named here. */
export function InspectionFields({ values, errors, inspections }: { values: InspectionValues; errors: Errors<InspectionValues>; inspections: Option[] }) {
  return (
    <>
      <SelectField
        id="inspection"
        label="Inspection"
        error={errors.inspection}
        options={[{ value: "", words: inspections.length === 0 ? "A new inspection, named below" : "Another inspection, named below" }, ...inspections]}
        defaultValue={values.inspection}
      />
      <details className="form-part" open={values.inspection === "" || values.newInspection !== ""}>
        <summary>Name an inspection that is not in the list</summary>
        <TextField id="newInspection" label="Title" hint="As it is known, such as PEEL 2023–25." error={errors.newInspection} defaultValue={values.newInspection} />
        <TextField id="published" label="Published on" hint="Day first, such as 13/4/2022. Leave empty where it is not known." error={errors.published} defaultValue={values.published} width={20} />
      </details>
    </>
  );
}

type Props = { values: NewFindingValues; errors: Errors<NewFindingValues>; inspections: Option[]; causesOfConcern: Option[] };

export function NewFindingFields({ values, errors, inspections, causesOfConcern }: Props) {
  return (
    <>
      <InspectionFields values={values} errors={errors} inspections={inspections} />
      <ChoiceField
        id="kind"
        legend="Kind"
        error={errors.kind}
        kind="radio"
        choices={FINDING_KINDS.map((kind) => ({ value: kind, words: FINDING_KIND_WORDS[kind] }))}
        chosen={[values.kind]}
      />
      <TextField id="number" label="Number in the report" hint="As printed, such as AFI 7, or 7. Leave empty for a cause of concern." error={errors.number} defaultValue={values.number} width={20} />
      <TextField id="text" label="Text" hint="HMICFRS’s own words. They are locked once saved; a correction needs a reason." error={errors.text} defaultValue={values.text} rows={8} />
      <TextField id="limbs" label="Limbs" hint="The separate things it asks for, one a line. May be left empty." error={errors.limbs} defaultValue={values.limbs} rows={4} />
      {causesOfConcern.length > 0 && (
        <SelectField
          id="parent"
          label="Cause of concern it stands under"
          error={errors.parent}
          options={[{ value: "", words: "None" }, ...causesOfConcern]}
          defaultValue={values.parent}
        />
      )}
      <TextField id="questionArea" label="Question area" hint="Such as Investigating crime." error={errors.questionArea} defaultValue={values.questionArea} />
      <TextField id="deadline" label="Deadline set by HMICFRS" hint="Day first, such as 13/7/2022. Leave empty where none is set." error={errors.deadline} defaultValue={values.deadline} width={20} />
    </>
  );
}
