/** The findings on which questions were closed since their assurance was last decided, with what that proposes. */
import { Link } from "@remix-run/react";
import { ASSURANCE_WORDS, type Assurance } from "~/domain/finding";
import { paths } from "~/paths";
import { Panel } from "~/ui/finding/panel";

type Props = { findings: readonly { reference: string; title: string; assurance: Assurance; proposed: Assurance }[]; mayDecide: boolean };

export function ToDecide({ findings, mayDecide }: Props) {
  if (findings.length === 0) return null;
  return (
    <Panel id="to-decide" heading="Assurance to be decided">
      <p>Questions were closed on these findings after their assurance was last decided. What is proposed changes nothing by itself.</p>
      <table className="plain-table framed-table">
        <thead><tr><th scope="col">Finding</th><th scope="col">Stands at</th><th scope="col">Proposed</th></tr></thead>
        <tbody>
          {findings.map(({ reference, title, assurance, proposed }) => (
            <tr key={reference}>
              <td data-heading="Finding"><Link to={mayDecide ? paths.editField(reference, "assurance") : paths.finding(reference)}>{title} ({reference})</Link></td>
              <td data-heading="Stands at">{ASSURANCE_WORDS[assurance]}</td>
              <td data-heading="Proposed">{ASSURANCE_WORDS[proposed]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
