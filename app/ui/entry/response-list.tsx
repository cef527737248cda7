/** The responses to an entry on its own page, each with what can be done with it. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { EntryRecord, ResponseRecord } from "~/domain/record";
import { waitingWords } from "~/ui/entry/waiting-words";
import { ResponseMoves } from "~/ui/entry/entry-moves";
import { ResponseCard } from "~/ui/entry/response-card";

type Props = { entry: EntryRecord; earlier: Record<string, ResponseRecord[]>; mayAnswer: boolean; today: CalendarDate };

export function ResponseList({ entry, earlier, mayAnswer, today }: Props) {
  const waiting = waitingWords(entry, today);
  if (entry.responses.length === 0) return <p className={waiting.waits ? "waits" : "none"}>{waiting.words}</p>;
  return (
    <>
      {entry.responses.map((response) => (
        <div key={response.id} className="response-with-moves">
          <ResponseCard response={response} earlier={earlier[response.id] ?? []} today={today} />
          {mayAnswer && <ResponseMoves entryId={entry.id} response={response} />}
        </div>
      ))}
    </>
  );
}
