/** The findings this one belongs with: its cause of concern, the recommendations under it, what it repeats or supersedes. */
import { Link } from "@remix-run/react";
import { findingTitle, tieWords, type FindingTie, type RelatedFinding } from "~/domain/finding-name";
import { paths } from "~/paths";
import { RagTag } from "~/ui/rag-tag";

function Related({ finding, elsewhere = false }: { finding: RelatedFinding; elsewhere?: boolean }) {
  return (
    <>
      <Link to={paths.finding(finding.reference)}>
        {findingTitle(finding)} ({finding.reference})
      </Link>{" "}
      <RagTag rag={finding.rag} />
      {elsewhere && finding.inspectionTitle !== null && <span className="soft"> {finding.inspectionTitle}</span>}
      <span className="family__text">{finding.text}</span>
    </>
  );
}

type Props = { parent: RelatedFinding | null; childFindings: RelatedFinding[]; ties: FindingTie[] };

export function FindingFamily({ parent, childFindings, ties }: Props) {
  if (parent === null && childFindings.length === 0 && ties.length === 0) return <p className="none">Linked with no other finding.</p>;
  return (
    <>
      {parent !== null && (
        <div className="family">
          <h3>Cause of concern</h3>
          <p className="family__one"><Related finding={parent} /></p>
        </div>
      )}
      {childFindings.length > 0 && (
        <div className="family">
          <h3>Recommendations under it</h3>
          <ul>{childFindings.map((child) => <li key={child.reference}><Related finding={child} /></li>)}</ul>
        </div>
      )}
      {ties.length > 0 && (
        <div className="family">
          <h3>Linked findings</h3>
          <ul>
            {ties.map((tie) => (
              <li key={`${tie.kind} ${tie.direction} ${tie.finding.reference}`}>
                <b>{tieWords(tie)}</b> <Related finding={tie.finding} elsewhere />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
