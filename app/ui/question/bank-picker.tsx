/** Starts a question from the bank: the page comes back with the words filled in. */
import { Form } from "@remix-run/react";
import { SelectField, type Option } from "~/ui/form/select-field";

type Props = { questions: Option[]; chosen: string; /** The response taken up, kept while a question is chosen. */ followsUp: string };

export function BankPicker({ questions, chosen, followsUp }: Props) {
  return (
    <Form method="get" className="bank-picker" preventScrollReset>
      <SelectField
        id="bank"
        label="Start from the question bank"
        options={[{ value: "", words: "Your own words" }, ...questions]}
        defaultValue={chosen}
      />
      {followsUp !== "" && <input type="hidden" name="followsUp" value={followsUp} />}
      <button className="button">Fill in</button>
    </Form>
  );
}
