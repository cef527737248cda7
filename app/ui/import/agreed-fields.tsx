/** Whether the file is a paper both sides have agreed, such as the notes of a meeting, and of which day. */
import { ChoiceField } from "~/ui/form/choice-field";
import { TextField } from "~/ui/form/text-field";

export function AgreedFields({ agreed, on, error }: { agreed: boolean; on: string; error: string | undefined }) {
  return (
    <>
      <ChoiceField
        id="agreed"
        kind="checkbox"
        legend="Agreed paper"
        choices={[{
          value: "yes", words: "This is an agreed paper: take it in as the record of both sides",
          hint: "Such as the notes of a past meeting. Its questions count as answered, its responses as spoken there. The force is told what it changes.",
        }]}
        chosen={agreed ? ["yes"] : []}
      />
      <TextField id="agreedOn" label="Date of the meeting" hint="Only where an agreed paper does not name it. For example 23 May 2022." error={error} defaultValue={on} width={20} />
    </>
  );
}
