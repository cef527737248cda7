/** Somebody saved another value while this one was being written: both are shown, and nothing typed is lost. */
import type { Problem } from "~/domain/problem";
import { LongText } from "~/ui/finding/long-text";

type Props = { problem: Problem; what: string; format?: (value: string | null) => string };

function shown(value: string, format: Props["format"]): string {
  if (value === "") return "(empty)";
  return format === undefined ? value : format(value);
}

export function StaleNotice({ problem, what, format }: Props) {
  if (problem.conflict === undefined) return null;
  return (
    <div className="stale">
      <div>
        <h2>{what}: what is stored now</h2>
        <LongText text={shown(problem.conflict.current, format)} />
      </div>
      <div>
        <h2>What you wrote</h2>
        <LongText text={shown(problem.conflict.wanted, format)} />
      </div>
      <p>Your text is still in the form. Save it again to put it in the place of what is stored, or change it first.</p>
    </div>
  );
}
