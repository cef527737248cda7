/** Of an item of a closed meeting: whether it was in closed session, and the way to say so otherwise. */
import { Form } from "@remix-run/react";
import { Panel } from "~/ui/finding/panel";

type Props = { item: { closedSession: boolean; version: number } | null; may: boolean };

export function ItemClosedSession({ item, may }: Props) {
  if (item === null || !may) return <p>The meeting is closed: nothing of it changes any more.</p>;
  const { closedSession, version } = item;
  return (
    <Panel id="closed-session" heading="Closed session">
      <Form method="post" className="form">
        <input type="hidden" name="seen" value={version} />
        <input type="hidden" name="closedSession" value={closedSession ? "" : "yes"} />
        <p className="measure">
          The meeting is closed. Of this item it can still be said whether it was in closed session: it is{closedSession ? "" : " not"} now, so public notes {closedSession ? "leave it out" : "have it"}.
          Notes that are published already stay as they are until they are corrected.
        </p>
        <button className="button" name="intent" value="closed-session">{closedSession ? "It was not in closed session" : "It was in closed session"}</button>
      </Form>
    </Panel>
  );
}
