/** A part of a page with its heading and what can be done to it. */
import type { ReactNode } from "react";

type Props = { id: string; heading: string; links?: ReactNode; children: ReactNode };

export function Panel({ id, heading, links, children }: Props) {
  return (
    <section className="panel" id={id} aria-labelledby={`${id}-heading`}>
      <div className="panel__head">
        <h2 id={`${id}-heading`}>{heading}</h2>
        {links !== undefined && <div className="panel__links">{links}</div>}
      </div>
      {children}
    </section>
  );
}
