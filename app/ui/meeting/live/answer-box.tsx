/** What is answered at the table: who speaks, by one key, and their words, in turn. */
import { useEffect, useRef } from "react";
import { checkSpoken } from "~/domain/meeting/live-checks";
import { respondents, type LiveEntry, type LiveItem, type LiveResponse } from "~/domain/meeting/live-page";
import { partsOf } from "~/domain/meeting/live-write";
import { nowSpeaks, withoutPart, withWords, type SpokenPart } from "~/domain/meeting/spoken-parts";
import { LiveForm } from "~/ui/meeting/live/live-form";
import { useBox } from "~/ui/meeting/live/use-box";
import { useBoxProblem } from "~/ui/meeting/live/use-box-problem";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

/** Tells whoever listens to the keys what one that names a post does. */
export type Speak = (says: ((post: string) => void) | null) => void;

type Props = {
  notes: LiveNotes;
  item: LiveItem;
  entry: LiveEntry;
  /** What is amended; null for a new answer. */
  response: LiveResponse | null;
  /** Where the keys find this box, while it is the one in view. */
  speak?: Speak;
  onRecorded: () => void;
};

const NOTHING: SpokenPart[] = [{ by: "", text: "" }];

function fieldsOf(parts: readonly SpokenPart[]) {
  return { by: parts.map(({ by }) => by), text: parts.map(({ text }) => text) };
}

/** The field of the part that lacks its words, or whose they are. */
function whereAsked(parts: readonly SpokenPart[], id: string): { text: string; by: string } {
  const lacks = (name: "by" | "text", other: "by" | "text") => parts.findIndex((part) => part[name].trim() === "" && part[other].trim() !== "");
  const text = lacks("text", "by");
  return { text: `${id}-${String(text < 0 ? parts.length - 1 : text)}-text`, by: `${id}-${String(Math.max(0, lacks("by", "text")))}-by` };
}

export function AnswerBox({ notes, item, entry, response, speak, onRecorded }: Props) {
  const amends = response !== null;
  const id = `${amends ? "amend" : "answer"}-${response?.id ?? entry.id}`;
  const empty = fieldsOf(amends ? response.parts.map(({ by, text }) => ({ by: by ?? "", text })) : NOTHING);
  const box = useBox(notes, item, { box: amends ? "amend" : "answer", of: response?.id ?? entry.id, empty });
  const parts = partsOf(box.fields);
  const people = respondents(notes.page.posts);
  const last = useRef<HTMLTextAreaElement>(null);
  const goOn = useRef(false);
  const problem = useBoxProblem(whereAsked(parts, id));
  const put = (now: readonly SpokenPart[]) => {
    problem.clear();
    box.put(fieldsOf(now));
  };

  const chosen = (post: string) => {
    goOn.current = true;
    put(nowSpeaks(parts, post));
  };
  useEffect(() => {
    if (speak === undefined) return;
    speak(chosen);
    return () => { speak(null); };
  });
  useEffect(() => {
    if (!goOn.current) return;
    goOn.current = false;
    last.current?.focus();
  }, [box.fields]);

  const record = () => {
    if (!problem.passes(checkSpoken(parts, response?.parts))) return;
    notes.write(amends ? "amend" : "answer", item.key, { ...fieldsOf(parts), ...(amends ? { response: [response.id] } : { entry: [entry.id] }) });
    box.clear();
    onRecorded();
  };

  return (
    <LiveForm notes={notes} item={item.key} kind={amends ? "amend" : "answer"} hidden={amends ? { response: response.id } : { entry: entry.id }} label={`${amends ? "Amend" : "Answer"} ${entry.label}`} className="live-answer" onRecord={record}>
      {notes.ready && people.length > 0 && (
        <div className="live-answer__who" role="group" aria-label="Who answers">
          {people.slice(0, 9).map(({ post, name }, index) => (
            <button key={post} type="button" className="button live-answer__post" aria-keyshortcuts={speak === undefined ? undefined : String(index + 1)} aria-pressed={parts.at(-1)?.by === post} title={name} onClick={() => { chosen(post); }}>
              {speak !== undefined && <kbd aria-hidden="true">{index + 1}</kbd>} {post}
            </button>
          ))}
        </div>
      )}
      {parts.map((part, index) => {
        const field = `${id}-${String(index)}`;
        return (
          <div key={index} className="live-answer__part">
            <div className="live-answer__by">
              <label htmlFor={`${field}-by`}>{index === 0 ? "Who answers" : "Then"}</label>
              <input {...problem.control(`${field}-by`)} id={`${field}-by`} className="govuk-input" name="by" list="live-posts" autoComplete="off" value={part.by} onChange={({ target }) => { put(withWords(parts, index, { by: target.value })); }} />
              {parts.length > 1 && notes.ready && <button type="button" className="link-button" onClick={() => { goOn.current = true; put(withoutPart(parts, index)); }}>Take out<span className="visually-hidden"> the words of {part.by === "" ? "nobody" : part.by}</span></button>}
            </div>
            <label className="visually-hidden" htmlFor={`${field}-text`}>{amends ? "What was said" : "The answer"}{part.by === "" ? "" : `, ${part.by}`}</label>
            {problem.error(`${field}-by`)}{problem.error(`${field}-text`)}
            <textarea {...problem.control(`${field}-text`)} id={`${field}-text`} ref={index === parts.length - 1 ? last : undefined} className="govuk-textarea" name="text" rows={amends ? 3 : 4} value={part.text} onChange={({ target }) => { put(withWords(parts, index, { text: target.value })); }} />
          </div>
        );
      })}
      <div className="live-buttons">
        <button className="button" type="submit">{amends ? "Record what was said" : "Record the answer"}</button>
        {notes.ready && <span className="soft"><kbd>Ctrl</kbd> + <kbd>Enter</kbd></span>}
      </div>
    </LiveForm>
  );
}
