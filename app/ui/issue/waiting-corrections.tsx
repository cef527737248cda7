/** New versions of issued questions that wait to be approved or issued, each on the page of its question. */
import { Link } from "@remix-run/react";
import { ENTRY_STATE_WORDS } from "~/domain/entry";
import type { CorrectionState } from "~/domain/entry-correction";
import { paths } from "~/paths";
import { Panel } from "~/ui/finding/panel";

type Props = { corrections: readonly { entryId: string; text: string; state: CorrectionState }[] };

export function WaitingCorrections({ corrections }: Props) {
  if (corrections.length === 0) return null;
  return (
    <Panel id="corrections" heading="Corrections in preparation">
      <ul className="covered-findings">
        {corrections.map(({ entryId, text, state }) => (
          <li key={entryId}>
            <span className="tag tag--outlined">{ENTRY_STATE_WORDS[state]}</span>{" "}
            <Link to={`${paths.entry(entryId)}#correction`}>{text.length > 120 ? `${text.slice(0, 120)} …` : text}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
