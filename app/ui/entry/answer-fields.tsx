/** A spoken answer as the office writes it down: parts in turn, how sure the force says it is, what it commits to. */
import { PartFields } from "~/ui/entry/part-fields";
import { RestFields } from "~/ui/entry/rest-fields";

export type AnswerValues = {
  parts: { by: string; text: string }[];
  statedConfidence: string;
  askedFor: string;
  outcome: string;
  condition: string;
};

export type AnswerErrors = Partial<Record<string, string>>;

export function AnswerFields({ values, errors }: { values: AnswerValues; errors: AnswerErrors }) {
  return (
    <>
      {values.parts.map((part, index) => (
        <PartFields
          key={index}
          index={index}
          legend={values.parts.length === 1 ? "Response" : `Part ${String(index + 1)}`}
          part={part}
          errors={errors}
        />
      ))}
      <RestFields values={values} errors={errors} />
    </>
  );
}
