/** An answered question beside its response, under the finding it is about. */
import { Link } from "@remix-run/react";
import type { CalendarDate } from "~/domain/calendar-date";
import { ENTRY_KIND_WORDS } from "~/domain/entry";
import { ASSURANCE_WORDS, type Assurance } from "~/domain/finding";
import type { EntryRecord, ResponseRecord, UpdateRecord } from "~/domain/record";
import { paths } from "~/paths";
import { EntryText } from "~/ui/entry/entry-text";
import { ResponseCard } from "~/ui/entry/response-card";
import { LongText } from "~/ui/finding/long-text";
import { UpdateBody, UpdateLine } from "~/ui/finding/update-text";
import { useOffice } from "~/ui/layout/office-context";
import { RagTag } from "~/ui/rag-tag";

type Props = {
  current: {
    entryId: string;
    reference: string;
    label: string;
    finding: { text: string; inspection: string | null; assurance: Assurance; statement: string; update: UpdateRecord | null };
    entry: EntryRecord;
    meeting: { id: string; title: string; date: CalendarDate } | null;
    earlierResponses: Record<string, ResponseRecord[]>;
  };
  today: CalendarDate;
};

export function AssurePair({ current, today }: Props) {
  const { finding, entry, label, earlierResponses } = current;
  const here = entry.links.find((link) => link.reference === current.reference) ?? null;
  return (
    <>
      <details className="assure-finding" open>
        <summary>The finding, its update and its assurance</summary>
        <div className="assure-finding__columns">
          <div>
            <p className="quiet-line"><span>{finding.inspection ?? "No inspection named"}</span></p>
            <LongText text={finding.text} />
            <Link className="change-link" to={paths.finding(current.reference)}>Open the finding</Link>
          </div>
          <div>
            {finding.update === null ? <p className="none">No update has been submitted.</p> : (
              <>
                <p><RagTag rag={finding.update.rag} /></p>
                <UpdateBody update={finding.update} />
                <UpdateLine update={finding.update} today={today} />
              </>
            )}
            <p className="assure-finding__assurance"><b>Assurance:</b> {ASSURANCE_WORDS[finding.assurance].toLowerCase()}</p>
            {finding.statement !== "" && <LongText text={finding.statement} />}
          </div>
        </div>
      </details>
      <div className="thread assure-pair">
        <div className="thread__head" aria-hidden="true"><span>{useOffice().headTitle}’s assurance question</span><span>Force response</span></div>
        <div className="thread__pair">
          <section className="thread__question" aria-label="Question">
            <b className="thread__label">{label}</b>
            <div>
              <EntryText entry={entry} here={here} followsUp={null} meeting={current.meeting} today={today} />
              <Link className="thread__open" to={paths.entry(entry.id)}>Open this {ENTRY_KIND_WORDS[entry.kind].toLowerCase()}<span className="visually-hidden">, {label}</span></Link>
            </div>
          </section>
          <section className="thread__response" aria-label="Response">
            <b className="thread__label">{label.replace(/^Q/, "")}</b>
            <div>{entry.responses.map((response) => <ResponseCard key={response.id} response={response} earlier={earlierResponses[response.id] ?? []} today={today} />)}</div>
          </section>
        </div>
      </div>
    </>
  );
}
