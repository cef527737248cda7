/** Which inspection the findings of a file come from, where the file does not say. */
import { Field } from "~/ui/form/field";
import { TextField } from "~/ui/form/text-field";

type Props = { inspections: readonly string[]; inspection: string; published: string; errorOf: (field: string) => string | undefined };

export function InspectionFields({ inspections, inspection, published, errorOf }: Props) {
  return (
    <>
      <Field
        id="inspection"
        label="Inspection"
        hint="Only where the file does not name it. Its title, such as PEEL 2021/22."
        error={errorOf("inspection")}
      >
        {(control) => (
          <>
            <input {...control} className="govuk-input" name="inspection" defaultValue={inspection} list="inspections-known" autoComplete="off" />
            <datalist id="inspections-known">{inspections.map((title) => <option key={title} value={title} />)}</datalist>
          </>
        )}
      </Field>
      <TextField id="published" label="Published on" hint="Leave it out where it is not known. For example 13 April 2022." error={errorOf("published")} defaultValue={published} width={20} />
    </>
  );
}
