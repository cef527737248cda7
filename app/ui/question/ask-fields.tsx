/** What there is to say when an entry is written: its kind, words, who asks, what it follows and covers, where and by when. */
import { ENTRY_KINDS, ENTRY_KIND_WORDS, type EntryKind } from "~/domain/entry";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField, type Option } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

export type AskValues = {
  kind: string;
  text: string;
  askedBy: string;
  followsUp: string;
  covers: string[];
  otherReferences: string;
  meeting: string;
  dueOn: string;
};

export type AskChoices = {
  /** Responses that may be taken up, by id. */
  responses: Option[];
  /** Findings of the same inspection, by reference. */
  siblings: Option[];
  meetings: Option[];
};

const KIND_HINTS: Record<EntryKind, string> = {
  question: "The force is asked for a response.",
  comment: "Something noted. It has no number and needs no response.",
  concern: "A worry put to the force without a question.",
};

type Props = { values: AskValues; errors: Partial<Record<keyof AskValues, string>>; choices: AskChoices };

export function AskFields({ values, errors, choices }: Props) {
  const kinds = ENTRY_KINDS.map((kind) => ({ value: kind, words: ENTRY_KIND_WORDS[kind], hint: KIND_HINTS[kind] }));
  return (
    <>
      <ChoiceField id="kind" legend="Kind" error={errors.kind} kind="radio" choices={kinds} chosen={[values.kind]} />
      <TextField id="text" label="Text" error={errors.text} defaultValue={values.text} rows={6} />
      <TextField id="askedBy" label="Asked by" hint="The post, such as PCC or SPM." error={errors.askedBy} defaultValue={values.askedBy} width={10} />
      {choices.responses.length > 0 && (
        <SelectField
          id="followsUp"
          label="Follows up"
          hint="The response this takes up, where it takes one up."
          error={errors.followsUp}
          options={[{ value: "", words: "No response" }, ...choices.responses]}
          defaultValue={values.followsUp}
        />
      )}
      <details className="form-part" open={values.covers.length > 0 || values.otherReferences !== ""}>
        <summary>Ask it of other findings as well</summary>
        {choices.siblings.length > 0 && (
          <ChoiceField
            id="covers"
            legend="Findings of the same inspection"
            error={errors.covers}
            kind="checkbox"
            choices={choices.siblings.map((sibling) => ({ value: sibling.value, words: sibling.words }))}
            chosen={values.covers}
          />
        )}
        <TextField
          id="otherReferences"
          label="Other references"
          hint="Findings of other inspections, such as F-0012, F-0031."
          error={errors.otherReferences}
          defaultValue={values.otherReferences}
        />
      </details>
      <SelectField
        id="meeting"
        label="Meeting"
        error={errors.meeting}
        options={[{ value: "", words: "No meeting" }, ...choices.meetings]}
        defaultValue={values.meeting}
      />
      <TextField id="dueOn" label="Response due" hint="Day first, such as 23/5/2022. Leave empty for no date." error={errors.dueOn} defaultValue={values.dueOn} width={20} />
    </>
  );
}
