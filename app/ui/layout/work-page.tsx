/** Work that takes a while: what is being done, and how far it is. */
import { Link } from "@remix-run/react";
import type { Progress } from "~/domain/progress";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHead } from "~/ui/layout/page-head";

type Props = { title: string; back: string; progress: Progress; refused: string | null; file: { name: string; href: string } | null; goesOn: boolean };

export function WorkPage({ title, back, progress: { percent, words }, refused, file, goesOn }: Props) {
  return (
    <>
      {/* Without JavaScript the page asks again by itself. */}
      {goesOn && <noscript><meta httpEquiv="refresh" content="2" /></noscript>}
      {refused !== null && <ErrorSummary errors={[{ message: refused }]} />}
      <PageHead heading={title} about={goesOn ? "This takes a while. The page goes on by itself when it is done; you may also leave it and come back." : undefined} />
      {goesOn && (
        <div className="long-work">
          <progress className="long-work__bar" max={100} value={percent} aria-labelledby="work-words" />
          <p id="work-words" role="status">{words} ({percent} %)</p>
        </div>
      )}
      {file !== null && <p><a className="button button--primary" href={file.href} download={file.name}>Download {file.name}</a></p>}
      {!goesOn && <p><Link to={back}>Back to where you began it</Link></p>}
    </>
  );
}
