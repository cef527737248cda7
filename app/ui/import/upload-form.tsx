/** The form that takes in a file. */
import { Form } from "@remix-run/react";
import type { Problem } from "~/domain/problem";
import { ChoiceField } from "~/ui/form/choice-field";
import { Field } from "~/ui/form/field";
import { AgreedFields } from "~/ui/import/agreed-fields";
import { fileKindsHint } from "~/ui/import/file-kinds";
import { FilesInput } from "~/ui/import/files-input";
import { InspectionFields } from "~/ui/import/inspection-fields";

type Typed = { inspection: string; published: string; empties: boolean; agreed: boolean; agreedOn: string };
type Props = { inspections: readonly string[]; mayAgree: boolean; problem: Problem | null; typed: Typed | undefined; busy: boolean };

export function UploadForm({ inspections, mayAgree, problem, typed, busy }: Props) {
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <Form method="post" encType="multipart/form-data" className="form" aria-busy={busy}>
      <Field id="file" label="Files" hint={fileKindsHint(mayAgree)} error={errorOf("file")}>
        {(control) => <FilesInput control={control} />}
      </Field>
      <InspectionFields inspections={inspections} inspection={typed?.inspection ?? ""} published={typed?.published ?? ""} errorOf={errorOf} />
      <ChoiceField
        id="empties"
        kind="checkbox"
        legend="Empty cells"
        choices={[{ value: "yes", words: "An empty cell empties the value", hint: "Otherwise an empty cell leaves what is recorded." }]}
        chosen={typed?.empties === true ? ["yes"] : []}
      />
      {mayAgree && <AgreedFields agreed={typed?.agreed === true} on={typed?.agreedOn ?? ""} error={errorOf("agreedOn")} />}
      <div className="form__buttons">
        <button className="button button--filled" aria-disabled={busy}>{busy ? "Sending and reading…" : "Read the files"}</button>
        <span role="status">{busy && <span className="import-busy">Large files take up to a minute. Stay on this page.</span>}</span>
      </div>
    </Form>
  );
}
