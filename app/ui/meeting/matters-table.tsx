/** Outstanding matters: every open action of the series, with how often it came forward and what was said last. */
import { Link } from "@remix-run/react";
import { ACTION_STATE_WORDS, type ActionState } from "~/domain/action/action";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { timesWords } from "~/domain/times-words";
import { paths } from "~/paths";
import { LongText } from "~/ui/finding/long-text";

type Matter = { id: string; reference: string; text: string; owners: readonly string[]; state: ActionState; timesBroughtForward: number; lastSaid: { on: CalendarDate; by: string | null; text: string | null } | null; accountedFor: boolean; /** At the meeting. */ said: "spoken" | "in writing" | null; mayRecord: boolean };

type Props = { matters: readonly Matter[]; meetingId: string; hasBegun: boolean; /** False once nothing more is recorded. */ open: boolean };

const SAID_WORDS = { spoken: "Spoken of; open", "in writing": "Update in writing; open" } as const;

function Unsaid({ open, hasBegun }: { open: boolean; hasBegun: boolean }) {
  if (open && !hasBegun) return <>To be accounted for</>;
  return <strong className={open ? "needs-someone" : undefined}>{open ? "Not accounted for" : "Not spoken of"}</strong>;
}

export function MattersTable({ matters, meetingId, hasBegun, open }: Props) {
  if (matters.length === 0) return <p className="none">No action is outstanding.</p>;
  return (
    <table className="plain-table matters">
      <thead>
        <tr><th scope="col">Action</th><th scope="col">Owner</th><th scope="col">Brought forward</th><th scope="col">Said last</th><th scope="col">At this meeting</th></tr>
      </thead>
      <tbody>
        {matters.map(({ id, reference, text, owners, state, timesBroughtForward, lastSaid, accountedFor, said, mayRecord }) => (
          <tr key={id}>
            <th scope="row" data-heading="Action"><div><Link to={paths.action(reference)}>{reference}</Link> <LongText text={text} /></div></th>
            <td data-heading="Owner">{owners.length === 0 ? <strong className="needs-someone">none</strong> : owners.join(", ")}</td>
            <td data-heading="Brought forward">{timesBroughtForward === 0 ? "not before" : timesBroughtForward === 1 ? timesWords(1) : <strong>{timesWords(timesBroughtForward)}</strong>}</td>
            <td data-heading="Said last"><div>{lastSaid === null ? <span className="none">nothing yet</span> : <>{lastSaid.text} <span className="soft">({lastSaid.by === null ? "" : `${lastSaid.by}, `}{formatDate(lastSaid.on)})</span></>}</div></td>
            <td data-heading="At this meeting"><div>
              {state !== "open" ? ACTION_STATE_WORDS[state] : said !== null ? SAID_WORDS[said] : <Unsaid open={open && !accountedFor} hasBegun={hasBegun} />}
              {mayRecord && open && <> <Link to={`${paths.action(reference)}?meeting=${encodeURIComponent(meetingId)}#record`}>Record<span className="visually-hidden"> what was said of {reference}</span></Link></>}
            </div></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
