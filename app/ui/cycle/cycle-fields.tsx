/** The three days of a SIB cycle. */
import type { Problem } from "~/domain/problem";
import { TextField } from "~/ui/form/text-field";

type Props = { values: { boardOn: string; opensOn: string; updatesDueOn: string }; problem: Problem | null };

export function CycleFields({ values, problem }: Props) {
  const error = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <>
      <TextField id="opensOn" label="Opens on" width={20} defaultValue={values.opensOn} error={error("opensOn")} />
      <TextField id="updatesDueOn" label="Updates due on" width={20} defaultValue={values.updatesDueOn} error={error("updatesDueOn")} />
      <TextField id="boardOn" label="The board meets on" width={20} defaultValue={values.boardOn} error={error("boardOn")} />
    </>
  );
}
