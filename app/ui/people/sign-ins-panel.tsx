/** Where a person is signed in, and the last of their sign-ins and refusals. */
import { Form } from "@remix-run/react";
import { formatMoment } from "~/domain/calendar-date";
import { fieldWords } from "~/domain/history-words";
import { Panel } from "~/ui/finding/panel";

type Props = {
  sessions: readonly { createdAt: string; lastSeenAt: string; means: string }[];
  signIns: readonly { at: string; field: string; words: string }[];
  mayEnd: boolean;
};

export function SignInsPanel({ sessions, signIns, mayEnd }: Props) {
  return (
    <Panel id="sign-ins" heading="Signing in">
      <p>{sessions.length === 0 ? "Not signed in anywhere now." : `Signed in on ${sessions.length} ${sessions.length === 1 ? "browser" : "browsers"} now.`}</p>
      <ul className="plain-list">
        {sessions.map(({ createdAt, lastSeenAt, means }) => (
          <li key={`${createdAt}${lastSeenAt}`}>
            Since {formatMoment(createdAt)} by {means}, last seen {formatMoment(lastSeenAt)}
          </li>
        ))}
      </ul>
      {mayEnd && sessions.length > 0 && (
        <Form method="post">
          <button className="button" name="intent" value="end-sessions">Sign out everywhere</button>
        </Form>
      )}
      {signIns.length > 0 && (
        <details>
          <summary>The last sign-ins and refusals</summary>
          <ul className="plain-list">
            {signIns.map(({ at, field, words }, index) => (
              <li key={`${at}${String(index)}`}>
                {formatMoment(at)} <b>{fieldWords({ subject: "person", field })}</b> {words}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}
