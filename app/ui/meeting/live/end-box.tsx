/** How an item ended; then the next one. */
import { ITEM_OUTCOMES, ITEM_OUTCOME_WORDS } from "~/domain/meeting/agenda";
import type { LiveItem } from "~/domain/meeting/live-page";
import { LiveForm } from "~/ui/meeting/live/live-form";
import { useBox } from "~/ui/meeting/live/use-box";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

type Props = { notes: LiveNotes; item: LiveItem; onEnded: () => void };

const NOTE_WORDS: Partial<Record<string, string>> = { deferred: "Why", "addressed-elsewhere": "Where", "no-question": "The comment" };

export function EndBox({ notes, item, onEnded }: Props) {
  const { end, kind } = item;
  const empty = { outcome: [end?.outcome ?? "discussed"], note: [end?.note ?? ""], link: [end?.link ?? ""], toMeeting: [end?.toMeeting ?? ""] };
  const box = useBox(notes, item, { box: "end", of: "", empty });
  const outcome = box.value("outcome");
  const outcomes = ITEM_OUTCOMES.filter((each) => (each !== "nothing-arising" || kind !== "finding") && (each !== "deferred" || kind !== "outstanding"));
  const shows = (...of: string[]) => !notes.ready || of.includes(outcome);
  const record = () => {
    const { note = [], link = [], toMeeting = [] } = box.fields;
    notes.write("end", item.key, { outcome: [outcome], note, link: outcome === "addressed-elsewhere" ? link : [""], toMeeting: outcome === "deferred" ? toMeeting : [""] });
    onEnded();
  };
  const field = (name: string) => ({ name, value: box.value(name), onChange: ({ target }: { target: { value: string } }) => { box.put({ [name]: [target.value] }); } });
  return (
    <LiveForm notes={notes} item={item.key} kind="end" label="How this item ended" className="live-end" onRecord={record}>
      <fieldset className="live-add__what">
        <legend>How it ended</legend>
        {outcomes.map((each) => (
          <label key={each} className="live-add__choice"><input type="radio" name="outcome" value={each} checked={outcome === each} onChange={() => { box.put({ outcome: [each] }); }} /> {ITEM_OUTCOME_WORDS[each]}</label>
        ))}
      </fieldset>
      <div className="field-row">
        {shows("deferred") && (
          <div className="live-add__field">
            <label htmlFor="live-end-to">Deferred to</label>
            <select id="live-end-to" className="govuk-select" {...field("toMeeting")}>
              <option value="">{notes.page.later.length === 0 ? "No later meeting is planned" : "Choose a meeting"}</option>
              {notes.page.later.map(({ id, words }) => <option key={id} value={id}>{words}</option>)}
            </select>
          </div>
        )}
        {shows("deferred", "addressed-elsewhere", "no-question") && <div className="live-add__field live-add__field--wide"><label htmlFor="live-end-note">{notes.ready ? (NOTE_WORDS[outcome] ?? "Note") : "Why, where, or the comment"}</label><input id="live-end-note" className="govuk-input" autoComplete="off" {...field("note")} /></div>}
        {shows("addressed-elsewhere") && <div className="live-add__field live-add__field--wide"><label htmlFor="live-end-link">Link to where it is addressed</label><input id="live-end-link" className="govuk-input" autoComplete="off" {...field("link")} /></div>}
      </div>
      <div className="live-buttons"><button className="button button--filled" type="submit">{end === null ? "End this item, and go on" : "Save how it ended, and go on"}</button></div>
    </LiveForm>
  );
}
