/** One part of a response as it is written: the post that speaks, and its words. */
import { TextField } from "~/ui/form/text-field";

type Props = {
  /** Before the ids of its controls, where several forms stand on one page. */
  prefix?: string;
  index: number;
  legend: string;
  part: { by: string; text: string };
  errors?: Partial<Record<string, string>>;
  rows?: number;
};

export function PartFields({ prefix = "", index, legend, part, errors = {}, rows = 6 }: Props) {
  return (
    <fieldset className="part-fields govuk-fieldset">
      <legend className="govuk-fieldset__legend">{legend}</legend>
      <TextField
        id={`${prefix}by-${String(index)}`}
        name="by"
        label="By"
        hint={index === 0 ? "The post that answers, such as CC or DBS." : undefined}
        error={errors[`by-${String(index)}`]}
        defaultValue={part.by}
        width={10}
      />
      <TextField id={`${prefix}text-${String(index)}`} name="text" label="Text" error={errors[`text-${String(index)}`]} defaultValue={part.text} rows={rows} />
    </fieldset>
  );
}
