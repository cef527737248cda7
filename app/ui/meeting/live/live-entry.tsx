/** One question, comment or concern with what was answered; prepared responses are taken as they are or amended. */
import { isUnanswered, type LiveEntry, type LiveItem, type LiveResponse } from "~/domain/meeting/live-page";
import { AnswerBox, type Speak } from "~/ui/meeting/live/answer-box";
import { LiveForm } from "~/ui/meeting/live/live-form";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";
import { LongText } from "~/ui/finding/long-text";

type Parts = LiveResponse["parts"];

function Words({ parts }: { parts: Parts }) {
  return <>{parts.map(({ by, text }, index) => <div key={index} className="response-part">{by !== null && <b>{by}: </b>}<LongText text={text} /></div>)}</>;
}

type Props = { notes: LiveNotes; item: LiveItem; entry: LiveEntry; mayWrite: boolean; inView: boolean; speak: Speak; onChoose: () => void; onRecorded: () => void };

function Response({ notes, item, entry, response, mayWrite }: Pick<Props, "notes" | "item" | "entry" | "mayWrite"> & { response: LiveResponse }) {
  const { mode, parts, accepted, before, waiting } = response;
  const toEntry = () => { document.getElementById(`entry-${entry.id}`)?.focus(); };
  const accept = (as: "" | "not") => {
    notes.write("accept", item.key, { response: [response.id], as: [as] });
    toEntry();
  };
  return (
    <div className={waiting === true ? "live-response live-response--waiting" : "live-response"}>
      <p className="quiet-line">
        <span>{mode === "written" ? "Prepared in writing" : "As spoken"}</span>
        {accepted && <span className="live-accepted">Taken as it is</span>}
        {waiting === true && <span>Waiting to be sent</span>}
      </p>
      <Words parts={parts} />
      {before !== null && (
        <details>
          <summary>{before.mode === "written" ? "What was written before" : "What was noted before"}</summary>
          <Words parts={before.parts} />
        </details>
      )}
      {mayWrite && waiting !== true && (
        <div className="live-response__do">
          {mode === "written" && (
            <LiveForm notes={notes} item={item.key} kind="accept" hidden={{ response: response.id, as: accepted ? "not" : "" }} label={`Accept the response to ${entry.label}`} onRecord={() => { accept(accepted ? "not" : ""); }}>
              <button className={accepted ? "link-button" : "button"} type="submit">{accepted ? "Take that back" : "Accept as it is"}</button>
            </LiveForm>
          )}
          <details className="live-amend">
            <summary>{mode === "written" ? "Amend by what was said" : "Correct what was noted"}</summary>
            <AnswerBox key={`${String(notes.ready)} ${response.id}`} notes={notes} item={item} entry={entry} response={response} onRecorded={toEntry} />
          </details>
        </div>
      )}
    </div>
  );
}

/** What the one who has the item is typing; for those who read along. */
export function TypedNow({ notes, item, box, of }: { notes: LiveNotes; item: LiveItem; box: string; of: string }) {
  const now = item.typed.find(({ slot }) => slot === `${box}/${of}` || slot.startsWith(of === "" ? `${box}/` : `${box}/${of}/`));
  if (now === undefined) return null;
  const parts = (now.fields.text ?? []).map((text, index) => ({ by: now.fields.by?.[index] ?? null, text }));
  return (
    <div className="live-typed">
      <p className="quiet-line"><span>{now.by} is typing this; it is not recorded yet, and only your office sees it.</span></p>
      <Words parts={parts.map(({ by, text }) => ({ by: by === "" ? null : by, text }))} />
      {notes.page.mayNote ? null : <span className="visually-hidden">Not recorded yet</span>}
    </div>
  );
}

export function LiveEntryView({ notes, item, entry, mayWrite, inView, speak, onChoose, onRecorded }: Props) {
  const { id, kind, label, text, askedBy, open, responses, waiting } = entry;
  const answers = mayWrite && open && inView;
  return (
    <li className={inView ? "live-entry live-entry--in-view" : "live-entry"}>
      <div className="live-entry__question">
        <h3 id={`entry-${id}`} tabIndex={-1} className="live-entry__label">
          {label}{askedBy !== null && <span className="soft"> {kind === "question" ? "asked by" : "by"} {askedBy}</span>}
          {isUnanswered(entry) && <span className="tag tag--outlined">not answered yet</span>}
          {!open && <span className="tag tag--outlined">closed</span>}
          {waiting === true && <span className="tag tag--outlined">waiting to be sent</span>}
        </h3>
        <LongText text={text} />
      </div>
      <div className="live-entry__answers">
        {responses.map((response) => <Response key={response.id} notes={notes} item={item} entry={entry} response={response} mayWrite={mayWrite} />)}
        {!mayWrite && <TypedNow notes={notes} item={item} box="answer" of={id} />}
        {answers && <AnswerBox key={`${String(notes.ready)} ${id}`} notes={notes} item={item} entry={entry} response={null} speak={speak} onRecorded={onRecorded} />}
        {mayWrite && open && !inView && (
          <a className="thread__open" href={`?item=${encodeURIComponent(item.key)}&entry=${encodeURIComponent(id)}`} onClick={(event) => { if (notes.ready) { event.preventDefault(); onChoose(); } }}>
            {responses.length === 0 ? "Answer" : "Add to the answer"}<span className="visually-hidden"> of {label}</span>
          </a>
        )}
      </div>
    </li>
  );
}
