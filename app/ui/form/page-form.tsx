/** A page that is one form: what went wrong at its top, then the fields, then the button and the way back. */
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Problem } from "~/domain/problem";
import { AutosavedForm, type Kept } from "~/ui/form/autosaved-form";
import { ErrorSummary } from "~/ui/form/error-summary";

type Props = {
  heading: ReactNode;
  about?: ReactNode;
  problem: Problem | null;
  /** The control the problem is about, where its id is not the problem's own field. */
  errorId?: string;
  submit: string;
  /** Other buttons: after the main one, so that Enter means that one. */
  more?: ReactNode;
  backTo: string;
  /** Where what is typed is kept until it is saved. */
  autosave?: { place: string; kept: Kept; version?: string };
  children: ReactNode;
};

export function PageForm({ heading, about, problem, errorId = problem?.field, submit, more, backTo, autosave, children }: Props) {
  const inside = (
    <>
      {children}
      <div className="form__buttons">
        <button className="button button--filled">{submit}</button>
        {more}
        <Link to={backTo}>Cancel</Link>
      </div>
    </>
  );
  return (
    <>
      <h1 className="page-form__heading">{heading}</h1>
      {about}
      {problem !== null && <ErrorSummary errors={[{ message: problem.message, field: errorId }]} />}
      {autosave === undefined ? (
        <Form method="post" className="form">{inside}</Form>
      ) : (
        <AutosavedForm method="post" className="form" {...autosave}>{inside}</AutosavedForm>
      )}
    </>
  );
}
