/** The answered questions that go on in a follow-up which is not issued yet: nothing to decide, and nothing the force knows of. */
import { Link } from "@remix-run/react";
import { ENTRY_STATE_WORDS, type EntryState } from "~/domain/entry";
import { paths } from "~/paths";
import { Panel } from "~/ui/finding/panel";

type Props = { items: readonly { entryId: string; reference: string; label: string; title: string; followUpId: string; followUpState: EntryState }[] };

export function InPreparation({ items }: Props) {
  if (items.length === 0) return null;
  return (
    <Panel id="in-preparation" heading="Follow-up in preparation">
      <p>For the force these are answered still. Each is closed when its follow-up is issued; where that is discarded, it comes back to be decided.</p>
      <table className="plain-table framed-table">
        <thead><tr><th scope="col">Question</th><th scope="col">Follow-up</th></tr></thead>
        <tbody>
          {items.map(({ entryId, reference, label, title, followUpId, followUpState }) => (
            <tr key={`${entryId} ${reference}`}>
              <td data-heading="Question"><Link to={paths.entry(entryId)}>{label} on {title}</Link></td>
              <td data-heading="Follow-up"><Link to={paths.entry(followUpId)}>{ENTRY_STATE_WORDS[followUpState]}<span className="visually-hidden">: the follow-up to {label} on {title}</span></Link></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
