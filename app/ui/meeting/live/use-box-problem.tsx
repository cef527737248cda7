/** What keeps a box from being recorded, said at its field before anything is sent: at the table nobody has time for what comes back refused. */
import { useEffect, useState, type ReactNode } from "react";
import type { Done, Problem } from "~/domain/problem";

type Described = { "aria-invalid"?: true; "aria-describedby"?: string };

export type BoxProblem = {
  /** True where it may be recorded; else the field it is about is focused. */
  passes: (checked: Done<unknown>) => boolean;
  /** What is to be put right has changed. */
  clear: () => void;
  control: (id: string) => Described;
  error: (id: string) => ReactNode;
};

/** `idOf` gives the control of a field by its name; what is about no field that is here is said at the first. */
export function useBoxProblem(idOf: Record<string, string>): BoxProblem {
  const [problem, setProblem] = useState<Problem | null>(null);
  const at = problem === null ? null : (idOf[problem.field ?? ""] ?? Object.values(idOf)[0] ?? null);
  useEffect(() => {
    if (problem !== null && at !== null) document.getElementById(at)?.focus();
  }, [problem, at]);
  return {
    passes: (checked) => {
      setProblem(checked.ok ? null : checked.problem);
      return checked.ok;
    },
    clear: () => { setProblem(null); },
    control: (id) => (id === at ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {}),
    error: (id) => (id === at && problem !== null ? <p className="govuk-error-message live-error" id={`${id}-error`}><span className="govuk-visually-hidden">Error:</span> {problem.message}</p> : null),
  };
}
