/** The answers an import was planned with, to be changed and planned again. */
import { Form } from "@remix-run/react";
import { formatDate } from "~/domain/calendar-date";
import { ChoiceField } from "~/ui/form/choice-field";
import { AgreedFields } from "~/ui/import/agreed-fields";
import type { FileView } from "~/ui/import/import-view";
import { InspectionFields } from "~/ui/import/inspection-fields";

type Props = { file: FileView; mayAgree: boolean; action: string; inspections: readonly string[]; open: boolean; errorOf: (field: string) => string | undefined };

export function OptionFields({ file: { options, refusal }, mayAgree, action, inspections, open, errorOf }: Props) {
  return (
    <details className="import-questions" open={open}>
      <summary>{mayAgree ? "Inspection, empty cells and agreed papers" : "Inspection and empty cells"}</summary>
      <Form method="post" action={action} className="form">
        <InspectionFields inspections={inspections} inspection={options.inspection ?? ""} published={options.published === null ? "" : formatDate(options.published)} errorOf={errorOf} />
        <ChoiceField
          id="empties"
          kind="checkbox"
          legend="Empty cells"
          choices={[{ value: "yes", words: "An empty cell empties the value", hint: "Otherwise an empty cell leaves what is recorded." }]}
          chosen={options.emptiesCount ? ["yes"] : []}
        />
        {mayAgree && <AgreedFields agreed={options.agreed != null} on={options.agreed?.on == null ? "" : formatDate(options.agreed.on)} error={errorOf("agreedOn")} />}
        <button className={refusal !== null ? "button button--filled" : "button"} name="intent" value="plan">Preview again</button>
      </Form>
    </details>
  );
}
