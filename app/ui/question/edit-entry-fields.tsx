/** What of an entry may still be changed: all of a draft; the words, the asker and the due date once it is issued. */
import { ENTRY_KINDS, ENTRY_KIND_WORDS } from "~/domain/entry";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField, type Option } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

export type EditEntryValues = { kind: string; text: string; askedBy: string; references: string; meetingId: string; dueOn: string };

type Props = { values: EditEntryValues; errors: Partial<Record<string, string>>; meetings: Option[]; issued: boolean };

export function EditEntryFields({ values, errors, meetings, issued }: Props) {
  return (
    <>
      {!issued && (
        <ChoiceField
          id="kind"
          legend="Kind"
          error={errors.kind}
          kind="radio"
          choices={ENTRY_KINDS.map((kind) => ({ value: kind, words: ENTRY_KIND_WORDS[kind] }))}
          chosen={[values.kind]}
        />
      )}
      <TextField id="text" label="Text" error={errors.text} defaultValue={values.text} rows={8} />
      <TextField id="askedBy" label="Asked by" hint="The post, such as PCC or SPM." error={errors.askedBy} defaultValue={values.askedBy} width={10} />
      {!issued && (
        <>
          <TextField id="references" label="Findings" hint="The references of all findings it is put on, such as F-0012, F-0031." error={errors.references} defaultValue={values.references} />
          <SelectField id="meetingId" label="Meeting" error={errors.meetingId} options={[{ value: "", words: "No meeting" }, ...meetings]} defaultValue={values.meetingId} />
        </>
      )}
      <TextField id="dueOn" label="Response due" hint="Day first, such as 23/5/2022. Leave empty for no date." error={errors.dueOn} defaultValue={values.dueOn} width={20} />
    </>
  );
}
