/** Starts a question from the bank: the page comes back with the words filled in. */
import { Form } from "@remix-run/react";
import { SelectField, type Option } from "~/ui/form/select-field";

export function BankPicker({ questions, chosen }: { questions: Option[]; chosen: string }) {
  return (
    <Form method="get" className="bank-picker" preventScrollReset>
      <SelectField
        id="bank"
        label="Start from the question bank"
        options={[{ value: "", words: "Your own words" }, ...questions]}
        defaultValue={chosen}
      />
      <button className="button">Fill in</button>
    </Form>
  );
}
