/** The order for copies: the whole tracker, one for each lead in a zip, or the workbook of one lead. */
import { Link } from "@remix-run/react";
import { NO_LEAD } from "~/domain/cycle/cycle-progress";
import type { CopyLead } from "~/domain/export/copy-leads";
import { NO_LEADS, PARAMETERS } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { NOT_SUBMITTED } from "~/ui/cycle/progress-table";

type Line = { lead: CopyLead; texts: readonly string[]; findings: number; missing: number; asked: number };
type Props = { boardOn: string; leads: readonly Line[] };

/** The findings of a lead that a number counts, in the register; of nobody where no lead is written. */
function Count({ count, texts, about, more }: { count: number; texts: readonly string[]; about: string; more: readonly (readonly [string, string])[] }) {
  if (count === 0) return <>{count}</>;
  const search = new URLSearchParams([[PARAMETERS.view, "sib"], ...(texts.length === 0 ? [NO_LEADS] : texts).map((text) => [PARAMETERS.lead, text]), ...more.map((pair) => [...pair])]);
  return <Link to={paths.findings(search.toString())}>{count}<span className="visually-hidden"> {about}</span></Link>;
}

/** The list on the page of this cycle: the register knows of the cycle under way alone. */
function NotSubmitted({ boardOn, lead, count }: { boardOn: string; lead: CopyLead; count: number }) {
  if (count === 0) return <>0</>;
  const search = new URLSearchParams({ copy: lead.key, progress: NOT_SUBMITTED }).toString();
  return <Link to={`${paths.cycle(boardOn, search)}#findings`}>{count}<span className="visually-hidden"> updates of {lead.words} not submitted</span></Link>;
}

export function CopiesForm({ boardOn, leads }: Props) {
  return (
    <form method="post" action={paths.cycleCopiesFile(boardOn)} className="copies">
      <p className="measure">
        In a lead’s workbook their own findings come first, in white cells. The rest of the tracker follows in grey, to read: what is changed there is not taken in from their copy.
      </p>
      <label className="check"><input type="checkbox" name="onlyTheirs" value="yes" /> Leave the findings of others out of the leads’ workbooks</label>
      <div className="form__buttons">
        <button className="button button--filled" name="of" value="every lead" disabled={leads.length === 0}>One workbook for each lead (zip)</button>
        <button className="button" name="of" value="whole">The whole tracker</button>
      </div>
      {leads.length === 0 ? <p className="none">No finding still needs an update, so there is no lead to send a copy to.</p> : (
        <table className="plain-table framed-table">
          <caption className="visually-hidden">Leads, and what waits for each</caption>
          <thead>
            <tr>
              <th scope="col">Lead</th>
              <th scope="col">Findings</th>
              <th scope="col">Updates not submitted</th>
              <th scope="col">With a question to answer</th>
              <th scope="col">One workbook</th>
            </tr>
          </thead>
          <tbody>
            {leads.map(({ lead, texts, findings, missing, asked }) => (
              <tr key={lead.key}>
                <th scope="row" data-heading="Lead">{lead.words}</th>
                <td data-heading="Findings"><Count count={findings} texts={texts} about={`findings of ${lead.words}`} more={[]} /></td>
                <td data-heading="Updates not submitted"><NotSubmitted boardOn={boardOn} lead={lead} count={missing} /></td>
                <td data-heading="With a question to answer"><Count count={asked} texts={texts} about={`findings of ${lead.words} with a question to answer`} more={[[PARAMETERS.unanswered, "yes"]]} /></td>
                <td data-heading="One workbook">
                  <button className="button" name="of" value={`lead ${lead.key}`}>
                    {lead.words === NO_LEAD ? "Workbook without a lead" : <>Workbook<span className="visually-hidden"> of {lead.words}</span></>}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </form>
  );
}
