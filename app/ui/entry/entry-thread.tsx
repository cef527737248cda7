/** The entries of a finding as the published notes have them: question beside response, each follow-up under what it takes up. */
import { Link } from "@remix-run/react";
import type { ActorSide } from "~/domain/actor";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { ENTRY_KIND_WORDS, entryLabel } from "~/domain/entry";
import { linkTo, type EntryRecord, type ResponseRecord } from "~/domain/record";
import { threadOf, type ThreadItem } from "~/domain/thread";
import { paths } from "~/paths";
import type { MeetingName } from "~/ui/finding/action-list";
import { EntryText } from "~/ui/entry/entry-text";
import { ResponseCard } from "~/ui/entry/response-card";
import { waitingWords } from "~/ui/entry/waiting-words";

type Props = {
  findingId: string;
  entries: readonly EntryRecord[];
  /** Earlier versions of a response, newest first, by the id of its newest version. */
  earlierResponses: Record<string, ResponseRecord[]>;
  meetings: Record<string, MeetingName>;
  corrected?: Record<string, { version: number; at: Instant }>;
  side: ActorSide;
  /** In a preview nothing leads on: what it shows is not there yet. */
  preview?: boolean;
  today: CalendarDate;
};

function labelOn(entry: EntryRecord, findingId: string): string {
  return entryLabel({ state: entry.state, kind: entry.kind, number: linkTo(entry, findingId)?.number ?? null });
}

function doWords(entry: EntryRecord, side: Props["side"]): string {
  if (side === "force" && entry.state === "issued") return "Answer";
  if (side === "force" && entry.state === "answered") return "See or add to the response";
  if (side !== "force" && entry.state === "draft") return "Edit or approve";
  if (side !== "force" && entry.state === "approved") return "Issue";
  if (side !== "force" && entry.state === "answered") return "Close or follow up";
  return `Open this ${ENTRY_KIND_WORDS[entry.kind].toLowerCase()}`;
}

function Item({ item, parent, ...all }: { item: ThreadItem; parent: EntryRecord | null } & Props) {
  const { entry } = item;
  const { findingId, earlierResponses, side, preview = false, today } = all;
  const label = labelOn(entry, findingId);
  const waiting = waitingWords(entry, today);
  return (
    <li className="thread__item">
      <div className="thread__pair">
        <div className="thread__question">
          <b className="thread__label">{label}</b>
          <div>
            <EntryText
              entry={entry}
              here={linkTo(entry, findingId)}
              followsUp={parent === null ? null : labelOn(parent, findingId)}
              meeting={entry.meetingId === null ? null : (all.meetings[entry.meetingId] ?? null)}
              corrected={all.corrected?.[entry.id] ?? null}
              today={today}
            />
            {!preview && (
              <Link className="thread__open" to={paths.entry(entry.id)}>
                {doWords(entry, side)}<span className="visually-hidden"> {label}</span>
              </Link>
            )}
          </div>
        </div>
        <div className="thread__response">
          <b className="thread__label">{label === "Draft" ? "" : label.replace(/^Q/, "")}</b>
          <div>
            {entry.responses.length === 0 && <p className={waiting.waits ? "waits" : "none"}>{waiting.words}</p>}
            {entry.responses.map((response) => (
              <ResponseCard key={response.id} response={response} earlier={earlierResponses[response.id] ?? []} today={today} />
            ))}
          </div>
        </div>
      </div>
      {item.followUps.length > 0 && (
        <ol className="thread__follow-ups">
          {item.followUps.map((followUp) => <Item key={followUp.entry.id} item={followUp} parent={entry} {...all} />)}
        </ol>
      )}
    </li>
  );
}

export function EntryThread(props: Props) {
  const thread = threadOf(props.entries);
  return (
    <div className="thread">
      <div className="thread__head" aria-hidden="true">
        <span>PCC’s assurance questions</span>
        <span>Force response</span>
      </div>
      <ol className="thread__list">
        {thread.map((item) => <Item key={item.entry.id} item={item} parent={null} {...props} />)}
      </ol>
    </div>
  );
}
