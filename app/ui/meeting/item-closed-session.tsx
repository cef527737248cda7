/** Of an item of a closed meeting: whether it was in closed session, and the way to say so otherwise. */
import { Form } from "@remix-run/react";
import { Panel } from "~/ui/finding/panel";

type Props = {
  item: { closedSession: boolean; version: number } | null;
  /** The number of the item above, where it is in closed session with that. */
  above: string | null;
  /** Of the sub-items that are in closed session only with it. */
  below: readonly string[];
  may: boolean;
};

function withIt(below: readonly string[], closed: boolean): string {
  if (below.length === 0) return "";
  const which = below.length === 1 ? `Item ${below[0] ?? ""} below it` : `Items ${below.slice(0, -1).join(", ")} and ${below.at(-1) ?? ""} below it`;
  return closed ? `${which} ${below.length === 1 ? "is" : "are"} left out with it, and ${below.length === 1 ? "is" : "are"} public again when it is. ` : `${which} would be left out with it. `;
}

export function ItemClosedSession({ item, above, below, may }: Props) {
  if (item === null || !may) return <p>The meeting is closed: nothing of it changes any more.</p>;
  const { closedSession, version } = item;
  if (above !== null) {
    return (
      <Panel id="closed-session" heading="Closed session">
        <p className="measure">The meeting is closed. This item was in closed session with item {above}, so public notes leave it out. To say otherwise, change item {above}.</p>
      </Panel>
    );
  }
  return (
    <Panel id="closed-session" heading="Closed session">
      <Form method="post" className="form">
        <input type="hidden" name="seen" value={version} />
        <input type="hidden" name="closedSession" value={closedSession ? "" : "yes"} />
        <p className="measure">
          The meeting is closed. Of this item it can still be said whether it was in closed session: it is{closedSession ? "" : " not"} now, so public notes {closedSession ? "leave it out" : "have it"}.{" "}
          {withIt(below, closedSession)}Notes that are published already stay as they are until they are corrected.
        </p>
        <button className="button" name="intent" value="closed-session">{closedSession ? "It was not in closed session" : "It was in closed session"}</button>
      </Form>
    </Panel>
  );
}
