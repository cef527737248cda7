/** How an item ended; then the next one. */
import { ITEM_OUTCOMES, ITEM_OUTCOME_WORDS, type ItemKind } from "~/domain/meeting/agenda";
import { checkEnd } from "~/domain/meeting/item-end";
import type { LiveItem } from "~/domain/meeting/live-page";
import { LiveForm } from "~/ui/meeting/live/live-form";
import { useBox } from "~/ui/meeting/live/use-box";
import { useBoxProblem } from "~/ui/meeting/live/use-box-problem";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

type Props = { notes: LiveNotes; item: LiveItem; kind: ItemKind; onEnded: () => void };

const NOTE_WORDS: Partial<Record<string, string>> = { deferred: "Why", "addressed-elsewhere": "Where", "no-question": "The comment" };

const IDS = { note: "live-end-note", toMeeting: "live-end-to", link: "live-end-link" };

export function EndBox({ notes, item, kind, onEnded }: Props) {
  const { end } = item;
  const empty = { outcome: [end?.outcome ?? "discussed"], note: [end?.note ?? ""], link: [end?.link ?? ""], toMeeting: [end?.toMeeting ?? ""] };
  const box = useBox(notes, item, { box: "end", of: "", empty });
  const outcome = box.value("outcome");
  const outcomes = ITEM_OUTCOMES.filter((each) => (each !== "nothing-arising" || kind !== "finding") && (each !== "deferred" || kind !== "outstanding"));
  const shows = (...of: string[]) => !notes.ready || of.includes(outcome);
  const problem = useBoxProblem(IDS);
  const record = () => {
    // A reason for another way of ending it, which is not on the page any more, is no note of this one.
    const note = NOTE_WORDS[outcome] !== undefined || outcome === end?.outcome ? box.value("note") : "";
    const [link, toMeeting] = [outcome === "addressed-elsewhere" ? box.value("link") : "", outcome === "deferred" ? box.value("toMeeting") : ""];
    if (!problem.passes(checkEnd(kind, { outcome, note, link, toMeeting }, { later: notes.page.later, heldOn: notes.page.meeting.date }))) return;
    notes.write("end", item.key, { outcome: [outcome], note: [note], link: [link], toMeeting: [toMeeting] });
    onEnded();
  };
  const field = (name: keyof typeof IDS) => ({ id: IDS[name], name, value: box.value(name), ...problem.control(IDS[name]), onChange: ({ target }: { target: { value: string } }) => { problem.clear(); box.put({ [name]: [target.value] }); } });
  return (
    <LiveForm notes={notes} item={item.key} kind="end" label="How this item ended" className="live-end" onRecord={record}>
      <fieldset className="live-add__what">
        <legend>How it ended</legend>
        {outcomes.map((each) => (
          <label key={each} className="live-add__choice"><input type="radio" name="outcome" value={each} checked={outcome === each} onChange={() => { problem.clear(); box.put({ outcome: [each] }); }} /> {ITEM_OUTCOME_WORDS[each]}</label>
        ))}
      </fieldset>
      <div className="field-row">
        {shows("deferred") && (
          <div className="live-add__field">
            <label htmlFor="live-end-to">Deferred to</label>
            {problem.error(IDS.toMeeting)}
            <select className="govuk-select" {...field("toMeeting")}>
              <option value="">{notes.page.later.length === 0 ? "No later meeting is planned" : "Choose a meeting"}</option>
              {notes.page.later.map(({ id, words }) => <option key={id} value={id}>{words}</option>)}
            </select>
          </div>
        )}
        {shows("deferred", "addressed-elsewhere", "no-question") && <div className="live-add__field live-add__field--wide"><label htmlFor="live-end-note">{notes.ready ? (NOTE_WORDS[outcome] ?? "Note") : "Why, where, or the comment"}</label>{problem.error(IDS.note)}<input className="govuk-input" autoComplete="off" {...field("note")} /></div>}
        {shows("addressed-elsewhere") && <div className="live-add__field live-add__field--wide"><label htmlFor="live-end-link">Link to where it is addressed</label>{problem.error(IDS.link)}<input className="govuk-input" autoComplete="off" {...field("link")} /></div>}
      </div>
      <div className="live-buttons"><button className="button button--filled" type="submit">{end === null ? "End this item, and go on" : "Save how it ended, and go on"}</button></div>
    </LiveForm>
  );
}
