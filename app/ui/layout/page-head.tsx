/** The head of a page: its heading, a line about it, and what can be done here. */
import type { ReactNode } from "react";

type Props = { heading: ReactNode; about?: ReactNode; actions?: ReactNode };

export function PageHead({ heading, about, actions }: Props) {
  return (
    <div className="head">
      <div>
        <h1>{heading}</h1>
        {about === undefined ? null : <p>{about}</p>}
      </div>
      {actions === undefined ? null : <div className="head__do">{actions}</div>}
    </div>
  );
}
