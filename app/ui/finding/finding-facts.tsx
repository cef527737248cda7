/** The short facts of a finding, each with the way to change it for whoever may. */
import type { ReactNode } from "react";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import { daysLeft } from "~/domain/date-words";
import { ASSURANCE_WORDS, HMICFRS_STATUS_WORDS, isOpen } from "~/domain/finding";
import type { DraftNote } from "~/domain/finding-drafts";
import type { FindingRecord, LeadRecord } from "~/domain/record";
import { paths } from "~/paths";
import { DraftedFact } from "~/ui/draft/drafted-fact";
import { ChangeLink } from "~/ui/finding/change-link";
import { DateText } from "~/ui/finding/date-text";
import { LongText } from "~/ui/finding/long-text";

export type LeadPerson = { name: string; title: string; toOn: CalendarDate | null };

type Props = {
  finding: FindingRecord;
  /** The people that leads are matched to, by id. */
  people: Record<string, LeadPerson>;
  today: CalendarDate;
  /** Of the force, where the reader is of the force. */
  drafts: readonly DraftNote[];
  editable: readonly ColumnKey[];
};

function Lead({ lead, people, today }: { lead: LeadRecord | null; people: Props["people"]; today: CalendarDate }) {
  if (lead === null) return <strong className="needs-someone">none</strong>;
  const person = lead.personId === null ? undefined : people[lead.personId];
  return (
    <>
      {lead.text}
      <span className="facts__more">
        {person === undefined ? "Kept as written: matches nobody on the list of people" : [person.name, person.title].filter((part) => part !== "").join(", ")}
        {person?.toOn != null && person.toOn < today && ` until ${formatDate(person.toOn)}`}
      </span>
    </>
  );
}

function Deadline({ finding, today }: { finding: FindingRecord; today: CalendarDate }) {
  if (finding.deadline === null) return <span className="none">none set</span>;
  const running = isOpen(finding.hmicfrsStatus);
  const past = finding.deadline < today && running;
  return (
    <>
      <time dateTime={finding.deadline}>{formatDate(finding.deadline)}</time>{" "}
      {running && <span className={past ? "needs-someone" : "soft"}>({daysLeft(finding.deadline, today)})</span>}
    </>
  );
}

function TargetDate({ finding, today }: { finding: FindingRecord; today: CalendarDate }) {
  if (finding.targetDate === null) return <span className="none">not given</span>;
  const past = finding.targetDate < today && isOpen(finding.hmicfrsStatus) && finding.update?.rag !== "green" && finding.update?.rag !== "blue";
  return past ? (
    <>
      <time dateTime={finding.targetDate}>{formatDate(finding.targetDate)}</time> <span className="needs-someone">({daysLeft(finding.targetDate, today)})</span>
    </>
  ) : (
    <DateText date={finding.targetDate} today={today} />
  );
}

export function FindingFacts({ finding, people, drafts, today, editable }: Props) {
  function row(column: ColumnKey, value: ReactNode, wide = false) {
    const words = COLUMNS[column].heading;
    const draft = drafts.find((note) => note.column === column);
    return (
      <div className={wide ? "facts__row facts__row--wide" : "facts__row"}>
        <dt>{words}</dt>
        <dd>
          <div className="facts__value">{draft === undefined ? value : <DraftedFact note={draft} />}</div>
          <ChangeLink to={paths.editField(finding.reference, column)} what={words.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())} shown={editable.includes(column)} />
        </dd>
      </div>
    );
  }
  const notYet = <span className="none">not given</span>;
  return (
    <dl className="facts">
      {row("assurance", (
        <>
          <span className="tag tag--outlined">{ASSURANCE_WORDS[finding.assurance]}</span>
          {finding.assuranceStatement === null ? (
            <span className="facts__more">No assurance statement written</span>
          ) : (
            <div className="facts__statement"><LongText text={finding.assuranceStatement} /></div>
          )}
        </>
      ), true)}
      {row("hmicfrsStatus", finding.hmicfrsStatus === null ? notYet : (
        <>
          <span className="tag tag--outlined">{HMICFRS_STATUS_WORDS[finding.hmicfrsStatus]}</span>
          <span className="facts__more">{finding.hmicfrsStatusSource === null ? "Source not given" : `Source: ${finding.hmicfrsStatusSource}`}</span>
        </>
      ))}
      {row("strategicLead", <Lead lead={finding.strategicLead} people={people} today={today} />)}
      {row("tacticalLead", <Lead lead={finding.tacticalLead} people={people} today={today} />)}
      {row("deadline", <Deadline finding={finding} today={today} />)}
      {row("targetDate", <TargetDate finding={finding} today={today} />)}
      {row("questionArea", finding.questionArea ?? notYet)}
    </dl>
  );
}
