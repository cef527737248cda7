/** What keeps a box from being recorded, said at its field before anything is sent: at the table nobody has time for what comes back refused. */
import { useEffect, useState, type ReactNode } from "react";
import type { Done, Problem } from "~/domain/problem";

type Described = { "aria-invalid"?: true; "aria-describedby"?: string };

export type BoxProblem = {
  /** True where it may be recorded; else the field it is about is focused. */
  passes: (checked: Done<unknown>) => boolean;
  /** What is to be put right has changed. */
  clear: () => void;
  control: (field: string) => Described;
  error: (field: string) => ReactNode;
};

/** `idOf` gives the control of a field; one that has none is said at the first. */
export function useBoxProblem(idOf: Record<string, string>): BoxProblem {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [first = ""] = Object.keys(idOf);
  const about = problem === null ? null : problem.field !== undefined && problem.field in idOf ? problem.field : first;
  const id = about === null ? null : (idOf[about] ?? null);
  useEffect(() => {
    if (problem !== null && id !== null) document.getElementById(id)?.focus();
  }, [problem, id]);
  return {
    passes: (checked) => {
      setProblem(checked.ok ? null : checked.problem);
      return checked.ok;
    },
    clear: () => { setProblem(null); },
    control: (field) => (field === about ? { "aria-invalid": true, "aria-describedby": `${idOf[field] ?? ""}-error` } : {}),
    error: (field) => (field === about && problem !== null ? <p className="govuk-error-message live-error" id={`${idOf[field] ?? ""}-error`}><span className="govuk-visually-hidden">Error:</span> {problem.message}</p> : null),
  };
}
