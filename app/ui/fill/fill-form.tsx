/** The form that takes a workbook to be filled in. */
import { Form } from "@remix-run/react";
import type { Problem } from "~/domain/problem";
import { Field } from "~/ui/form/field";

type Props = { inspections: readonly string[]; problem: Problem | null; inspection: string; busy: boolean };

export function FillForm({ inspections, problem, inspection, busy }: Props) {
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <Form method="post" encType="multipart/form-data" className="form">
      <Field id="file" label="Your workbook" hint="An Excel workbook (.xlsx or .xlsm) of any layout, up to 25 MB." error={errorOf("file")}>
        {(control) => <input {...control} className="govuk-file-upload" type="file" name="file" accept=".xlsx,.xlsm" />}
      </Field>
      <Field id="inspection" label="Inspection" hint="Only where the file does not name it. Its title, such as PEEL 2021/22." error={errorOf("inspection")}>
        {(control) => (
          <>
            <input {...control} className="govuk-input" name="inspection" defaultValue={inspection} list="inspections-known" autoComplete="off" />
            <datalist id="inspections-known">{inspections.map((title) => <option key={title} value={title} />)}</datalist>
          </>
        )}
      </Field>
      <div className="form__buttons">
        <button className="button button--filled" aria-disabled={busy}>{busy ? "Filling it in…" : "Fill it in"}</button>
      </div>
    </Form>
  );
}
