/** The top of a finding's page: what it is, where it comes from, what can be done. */
import { Link } from "@remix-run/react";
import { FINDING_KIND_WORDS } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { howFarOff } from "~/domain/date-words";
import type { FindingRecord } from "~/domain/record";
import { PARAMETERS } from "~/domain/register/register-view";
import { paths } from "~/paths";

type Props = { finding: FindingRecord; today: CalendarDate; mayAsk: boolean; mayEditUpdate: boolean };

export function FindingHead({ finding, today, mayAsk, mayEditUpdate }: Props) {
  const { inspection } = finding;
  return (
    <header className="finding-head">
      <div className="finding-head__words">
        <h1 className="finding-head__title">
          {findingTitle(finding)} <span className="finding-head__reference">{finding.reference}</span>
        </h1>
        <p className="finding-head__line">
          {finding.number !== null && <span>{FINDING_KIND_WORDS[finding.kind]}</span>}
          {inspection === null ? (
            <span>No inspection named</span>
          ) : (
            <span>
              <Link to={paths.findings(new URLSearchParams({ [PARAMETERS.inspection]: inspection.title }).toString())}>{inspection.title}</Link>
              {inspection.publishedOn === null
                ? ", publication date not known"
                : `, published ${formatDate(inspection.publishedOn)} (${howFarOff(inspection.publishedOn, today)})`}
            </span>
          )}
          {finding.theirReference !== null && <span>Their reference {finding.theirReference}</span>}
        </p>
      </div>
      {(mayAsk || mayEditUpdate) && (
        <div className="finding-head__do">
          {mayAsk && <Link className="button button--filled" to={paths.ask(finding.reference)}>Ask a question</Link>}
          {mayEditUpdate && <Link className="button button--filled" to={paths.editField(finding.reference, "update")}>Write an update</Link>}
        </div>
      )}
    </header>
  );
}
