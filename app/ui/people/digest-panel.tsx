/** Whether a mail a day may say that something waits. */
import { Form } from "@remix-run/react";
import { Panel } from "~/ui/finding/panel";

type Props = { wants: boolean; hasAddress: boolean; /** Null where this installation sends no mail. */ sentAt: string | null };

function about({ hasAddress, sentAt }: Props): string {
  if (sentAt === null) return "This installation sends no mail so far; your choice is kept for when it does.";
  return hasAddress ? `It is sent on working days at ${sentAt}, and not on days on which nothing waits.` : "No e-mail address of yours is entered: ask your administrator.";
}

export function DigestPanel(props: Props) {
  return (
    <Panel id="daily-mail" heading="Daily mail">
      <Form method="post" className="form">
        <p><label className="check"><input type="checkbox" name="wantsDigest" value="yes" defaultChecked={props.wants} /> One mail a day when something waits for me</label></p>
        <p className="soft">It says how much waits and where to read it, never what it is about. {about(props)}</p>
        <button className="button" name="intent" value="digest">Save</button>
      </Form>
    </Panel>
  );
}
