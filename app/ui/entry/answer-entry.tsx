/** One entry as the force answers it: what was put to it beside what has been said, what is being written, and where that stands. */
import type { AnswerForm as Typed } from "~/domain/answer-form";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { standingWords } from "~/domain/clearance";
import type { Problem } from "~/domain/problem";
import type { EntryLink, EntryRecord, ResponseRecord } from "~/domain/record";
import { AnswerForm, answerFormId, type Answering, type SentAnswer } from "~/ui/entry/answer-form";
import { EntryText } from "~/ui/entry/entry-text";
import { ResponseCard, ResponseParts } from "~/ui/entry/response-card";
import { ResponseDoor } from "~/ui/entry/response-door";
import { waitingWords } from "~/ui/entry/waiting-words";
import type { MeetingName } from "~/ui/finding/action-list";
import { LongText } from "~/ui/finding/long-text";

type Item = {
  entry: EntryRecord;
  earlier: Record<string, ResponseRecord[]>;
  may: { answer: boolean; clear: boolean; submit: boolean };
  kept: Record<string, { at: Instant; form: Typed }>;
};

type Props = {
  item: Item;
  /** 'Q2'. */
  label: string;
  here: EntryLink | null;
  meeting: MeetingName | null;
  answering: Answering;
  today: CalendarDate;
  /** The response whose form is open from the start. */
  opened?: string | null;
  sent?: SentAnswer | null;
  /** What was wrong with a button about one response. */
  wrong?: { responseId: string; problem: Problem } | null;
};

function formOf(props: Props, response: ResponseRecord | null) {
  const { item, answering, sent = null, wrong = null } = props;
  const id = response?.id ?? "";
  return (
    <AnswerForm
      key={answerFormId(item.entry.id, id)}
      entry={item.entry}
      response={response}
      kept={item.kept[id] ?? null}
      sent={sent?.responseId === id ? sent : null}
      wrong={response !== null && wrong?.responseId === id && wrong.problem.field === "by" ? wrong.problem : null}
      mayClear={item.may.clear}
      answering={answering}
    />
  );
}

function isAsked({ item, sent, opened }: Props, responseId: string): boolean {
  return opened === responseId || item.kept[responseId] !== undefined || sent?.responseId === responseId;
}

function Draft({ all, response }: { all: Props; response: ResponseRecord }) {
  const { item, answering, wrong } = all;
  const { may } = item;
  const { clearance } = response;
  const errors = wrong?.responseId === response.id && wrong.problem.field !== undefined ? { [wrong.problem.field]: wrong.problem.message } : {};
  const isCleared = response.state === "cleared";
  return (
    <div className="response response--draft" id={`draft-${response.id}`}>
      <p className="draft-line">
        <span className="draft-mark">{response.replacesId === null ? "Draft" : "Draft of a new version"}, only the force sees this</span>{" "}
        <span>{standingWords(response)}</span>
      </p>
      {clearance.sentBack !== null && <div className="sent-back"><b>Note:</b> <LongText text={clearance.sentBack.note} /></div>}
      {(isCleared || !may.answer) && <ResponseParts response={response} />}
      {isCleared && may.answer && (
        <details className="form-part" open={isAsked(all, response.id)}>
          <summary>Edit it: it then has to be cleared again</summary>
          {formOf(all, response)}
        </details>
      )}
      {!isCleared && may.answer && formOf(all, response)}
      <ResponseDoor entryId={item.entry.id} response={response} may={may} answering={answering} errors={errors} />
    </div>
  );
}

function Submitted({ all, response }: { all: Props; response: ResponseRecord }) {
  const { item, today } = all;
  const { entry, may } = item;
  const isReplaced = entry.responses.some((each) => each.replacesId === response.id);
  return (
    <>
      <ResponseCard response={response} earlier={item.earlier[response.id] ?? []} today={today} />
      {may.answer && !isReplaced && entry.state !== "closed" && (
        <details className="form-part" id={`correct-${response.id}`} open={isAsked(all, response.id)}>
          <summary>Correct this response</summary>
          <p className="soft">What you save is a draft of a new version. The commissioner’s office sees it once it is cleared and submitted; these words stay readable.</p>
          {formOf(all, response)}
        </details>
      )}
    </>
  );
}

function NewResponse({ all }: { all: Props }) {
  const { entry, may } = all.item;
  if (!may.answer || entry.state === "closed" || entry.responses.some((each) => each.state !== "submitted" && each.replacesId === null)) return null;
  if (entry.responses.length === 0 && entry.kind === "question") return formOf(all, null);
  return (
    <details className="form-part" open={isAsked(all, "")}>
      <summary>{entry.responses.length === 0 ? "Write a response" : "Add another response"}</summary>
      {formOf(all, null)}
    </details>
  );
}

export function AnswerEntry(props: Props) {
  const { item, label, here, meeting, today } = props;
  const { entry } = item;
  const waiting = waitingWords(entry, today);
  const nobodyMay = !item.may.answer && entry.responses.length === 0;
  return (
    <section className="answer-entry" id={`entry-${entry.id}`} aria-labelledby={`entry-${entry.id}-heading`}>
      <div className="answer-entry__question">
        <h2 id={`entry-${entry.id}-heading`} className="answer-entry__label">{label}</h2>
        <div>
          <EntryText entry={entry} here={here} followsUp={null} meeting={meeting} today={today} />
          {entry.responses.every((response) => response.state !== "submitted") && <p className={waiting.waits ? "waits" : "none"}>{waiting.words}</p>}
        </div>
      </div>
      <div className="answer-entry__response">
        {entry.responses.map((response) =>
          response.state === "submitted" ? <Submitted key={response.id} all={props} response={response} /> : <Draft key={response.id} all={props} response={response} />,
        )}
        <NewResponse all={props} />
        {nobodyMay && <p className="none">Nobody has begun a response yet.</p>}
      </div>
    </section>
  );
}
