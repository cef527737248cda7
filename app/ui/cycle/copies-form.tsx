/** The order for copies: the whole tracker, one for each lead in a zip, or the workbook of one lead. */
import { NO_LEAD } from "~/domain/cycle/cycle-progress";
import type { CopyLead } from "~/domain/export/copy-leads";
import { paths } from "~/paths";

type Line = { lead: CopyLead; findings: number; missing: number; questions: number };
type Props = { boardOn: string; leads: readonly Line[] };

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
              <th scope="col">Updates missing</th>
              <th scope="col">Questions to answer</th>
              <th scope="col">One workbook</th>
            </tr>
          </thead>
          <tbody>
            {leads.map(({ lead, findings, missing, questions }) => (
              <tr key={lead.key}>
                <th scope="row" data-heading="Lead">{lead.words}</th>
                <td data-heading="Findings">{findings}</td>
                <td data-heading="Updates missing">{missing}</td>
                <td data-heading="Questions to answer">{questions}</td>
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
