/** Asks what headings mean that the tracker does not know; the answer is remembered for the next file with the same headings. */
import { Form } from "@remix-run/react";
import { COLUMN_LIST } from "~/domain/columns";
import { SelectField } from "~/ui/form/select-field";
import type { HeadingLine } from "~/ui/import/import-view";

const OPTIONS = [
  { value: "", words: "Not said: the column is ignored" },
  ...COLUMN_LIST.filter((column) => column.key !== "reference").map(({ key, heading }) => ({ value: key, words: heading })),
  { value: "theirReference", words: "The force’s own reference" },
  { value: "opening", words: "Opening comment" },
  { value: "ignore", words: "Not taken" },
];

type Props = { headings: readonly HeadingLine[]; open: boolean; action: string; anchor: string };

export function HeadingFields({ headings, open, action, anchor }: Props) {
  return (
    <details className="import-questions" open={open}>
      <summary>{headings.length === 1 ? "1 heading" : `${String(headings.length)} headings`} that the tracker does not know</summary>
      <Form method="post" action={action} className="form">
        <p>Say what each column holds. It is remembered for the next file with the same headings.</p>
        <input type="hidden" name="headings-said" value="yes" />
        {headings.map(({ key, heading, where, examples, chosen }, index) => (
          <SelectField
            key={key}
            id={`${anchor}heading-${String(index)}`}
            name={`heading:${key}`}
            label={heading}
            hint={examples.length === 0 ? where : `${where}: ${examples.map(shortened).join(" · ")}`}
            options={OPTIONS}
            defaultValue={chosen}
          />
        ))}
        <button className={open ? "button button--filled" : "button"} name="intent" value="plan">Preview again</button>
      </Form>
    </details>
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
