/** What was put to the force: its words, who asked, when, and how it was closed on this finding. */
import { Link } from "@remix-run/react";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { CLOSURE_WORDS, ENTRY_KIND_WORDS, ENTRY_STATE_WORDS, isIssued } from "~/domain/entry";
import type { EntryLink, EntryRecord } from "~/domain/record";
import { paths } from "~/paths";
import { DraftMark } from "~/ui/entry/draft-mark";
import { MeetingLink, type MeetingName } from "~/ui/finding/action-list";
import { DateText, MomentText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";

export function ClosureLine({ link, today }: { link: EntryLink; today: CalendarDate }) {
  if (link.closure === null) return null;
  return (
    <div className="closure">
      <span className="tag tag--outlined">Closed: {CLOSURE_WORDS[link.closure].toLowerCase()}</span>
      {link.revisitOn !== null && <span> on <DateText date={link.revisitOn} today={today} /></span>}
      {link.closureNote !== null && <LongText text={link.closureNote} />}
    </div>
  );
}

/** `followsUp`: how the entry it follows is labelled on this finding, where it follows one. */
type Props = {
  entry: EntryRecord;
  here: EntryLink | null;
  followsUp: string | null;
  meeting: MeetingName | null;
  /** The version of its words, where they were corrected after the issue. */
  corrected?: { version: number; at: Instant } | null;
  today: CalendarDate;
};

export function EntryText({ entry, here, followsUp, meeting, corrected = null, today }: Props) {
  const others = here === null ? [] : entry.links.filter((link) => link.reference !== here.reference);
  return (
    <div className={isIssued(entry.state) ? "entry-text" : "entry-text entry-text--draft"}>
      {!isIssued(entry.state) && <DraftMark side="opcc" />}
      {entry.kind !== "question" && <span className="entry-text__kind">{ENTRY_KIND_WORDS[entry.kind]}</span>}
      <LongText text={entry.text} />
      <p className="quiet-line">
        {followsUp !== null && <span>follow-up to {followsUp}</span>}
        <span>{entry.askedBy ?? "asked by nobody named"}</span>
        {entry.issuedAt !== null && <span>issued <MomentText instant={entry.issuedAt} today={today} /></span>}
        {corrected !== null && <span>version {corrected.version}, corrected on <MomentText instant={corrected.at} today={today} /></span>}
        {!isIssued(entry.state) && <span>{ENTRY_STATE_WORDS[entry.state].toLowerCase()}</span>}
        {meeting !== null && <span>for <MeetingLink meeting={meeting} today={today} /></span>}
        {entry.dueOn !== null && <span>due <DateText date={entry.dueOn} today={today} /></span>}
      </p>
      {others.length > 0 && (
        <p className="quiet-line">
          <span>
            Also covers{" "}
            {others.map((link, index) => (
              <span key={link.reference}>
                {index > 0 && ", "}
                <Link to={paths.finding(link.reference)}>{link.reference}</Link>
                {link.number !== null && ` (Q${String(link.number)})`}
              </span>
            ))}
          </span>
        </p>
      )}
      {here !== null && <ClosureLine link={here} today={today} />}
    </div>
  );
}
