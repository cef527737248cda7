/** The responses to an entry on its own page, each with what can be done with it. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { Verb } from "~/domain/permissions";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { waitingWords } from "~/ui/entry/waiting-words";
import { ResponseCard } from "~/ui/entry/response-card";
import { ResponseMoves } from "~/ui/entry/response-moves";

type Props = { entry: EntryRecord; earlier: Record<string, ResponseRecord[]>; verbs: readonly Verb[]; today: CalendarDate };

export function ResponseList({ entry, earlier, verbs, today }: Props) {
  const waiting = waitingWords(entry, today);
  if (entry.responses.length === 0) return <p className={waiting.waits ? "waits" : "none"}>{waiting.words}</p>;
  return (
    <>
      {entry.responses.map((response) => (
        <div key={response.id} className="response-with-moves">
          <ResponseCard response={response} earlier={earlier[response.id] ?? []} today={today} />
          <ResponseMoves entry={entry} response={response} verbs={verbs} />
        </div>
      ))}
    </>
  );
}
