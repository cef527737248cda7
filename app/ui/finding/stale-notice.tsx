/** Somebody saved another value while this one was being written: both are shown, and nothing typed is lost. */
import type { Problem } from "~/domain/problem";
import { LongText } from "~/ui/finding/long-text";

export function StaleNotice({ problem }: { problem: Problem }) {
  if (problem.conflict === undefined) return null;
  return (
    <div className="stale">
      <div>
        <h2>What is stored now</h2>
        <LongText text={problem.conflict.current === "" ? "(empty)" : problem.conflict.current} />
      </div>
      <div>
        <h2>What you wrote</h2>
        <LongText text={problem.conflict.wanted === "" ? "(empty)" : problem.conflict.wanted} />
      </div>
      <p>Your text is still in the form. Save it again to put it in the place of what is stored, or change it first.</p>
    </div>
  );
}
