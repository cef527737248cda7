/** The button that reminds those who have not submitted their updates, with whom it will not reach. */
import { Form, Link } from "@remix-run/react";
import { updatesWords } from "~/domain/cycle/reminder";
import type { UnreachedLead } from "~/domain/cycle/unreached-leads";
import { paths } from "~/paths";

export type RemindingView = { unreached: UnreachedLead[]; hadToday: number };

function Unreached({ unreached }: Pick<RemindingView, "unreached">) {
  const count = new Set(unreached.flatMap(({ references }) => references)).size;
  return (
    <>
      <p>No mail reaches anybody for {updatesWords(count)}. Ask these leads yourself:</p>
      <ul>
        {unreached.map(({ lead, why, references }) => (
          <li key={`${lead} ${why}`}>
            {lead} {why}: {references.map((reference, index) => <span key={reference}>{index > 0 && ", "}<Link to={paths.finding(reference)}>{reference}</Link></span>)}
          </li>
        ))}
      </ul>
    </>
  );
}

export function RemindForm({ sendsMail, reminding: { unreached, hadToday } }: { sendsMail: boolean; reminding: RemindingView }) {
  if (!sendsMail) return <p className="none">This machine sends no mail. To remind the leads, send them their copies or write to them yourself.</p>;
  return (
    <Form method="post">
      <p>
        <button className="button" name="move" value="remind">Remind those who have not submitted theirs</button>{" "}
        <span className="soft">
          By one mail each, which names the findings. Nobody gets more than one mail a day from the tracker{hadToday === 0 ? "" : `: ${hadToday === 1 ? "one of them has" : `${String(hadToday)} of them have`} had today’s`}.
        </span>
      </p>
      {unreached.length > 0 && <Unreached unreached={unreached} />}
    </Form>
  );
}
