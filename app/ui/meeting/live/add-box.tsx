/** Adds to an item what is said besides answers: a follow-up, a question, a concern, a comment, an action. */
import { checkAddition } from "~/domain/meeting/live-checks";
import type { LiveEntry, LiveItem } from "~/domain/meeting/live-page";
import { LIVE_ADDITIONS, readAddition, type LiveAddition } from "~/domain/meeting/live-write";
import { LiveForm } from "~/ui/meeting/live/live-form";
import { useBox } from "~/ui/meeting/live/use-box";
import { useBoxProblem } from "~/ui/meeting/live/use-box-problem";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

type Props = { notes: LiveNotes; item: LiveItem; entry: LiveEntry | null; onAdded: (id: string, added: LiveAddition) => void };

function words(addition: LiveAddition, entry: LiveEntry | null): string {
  switch (addition) {
    case "follow-up": return `Follow-up to ${entry?.label ?? "it"}`;
    case "question": return "Question";
    case "concern": return "Concern";
    case "comment": return "Comment";
    case "action": return "Action";
    default: return addition satisfies never;
  }
}

const IDS = { text: "live-add-text", askedBy: "live-add-asked", owners: "live-add-owners", due: "live-add-due" };

export function AddBox({ notes, item, entry, onAdded }: Props) {
  const followable = entry !== null && entry.kind !== "comment" && entry.responses.length > 0;
  const additions = LIVE_ADDITIONS.filter((each) => each !== "follow-up" || followable);
  const empty = { add: [""], text: [""], askedBy: [notes.page.asker], owners: [""], due: [""] };
  const box = useBox(notes, item, { box: "new", of: "", empty });
  const add = additions.find((each) => each === box.value("add")) ?? (followable ? "follow-up" : "comment");
  const isAction = add === "action";
  const problem = useBoxProblem(IDS);
  const record = () => {
    const [text, askedBy, owners, due] = [box.value("text"), box.value("askedBy"), box.value("owners"), box.value("due")];
    if (!problem.passes(checkAddition(add, { text, askedBy, owners, due }, notes.page.meeting.date))) return;
    const { kind, fields } = readAddition({ ...box.fields, add: [add], entry: [entry?.id ?? ""] });
    const id = notes.write(kind, item.key, fields);
    box.clear();
    onAdded(id, add);
  };
  const field = (name: keyof typeof IDS) => ({ ...problem.control(IDS[name]), id: IDS[name], name, value: box.value(name), onChange: ({ target }: { target: { value: string } }) => { problem.clear(); box.put({ [name]: [target.value] }); } });
  return (
    <LiveForm notes={notes} item={item.key} kind="add" hidden={{ entry: entry?.id ?? "" }} label="Add to this item" className="live-add" onRecord={record}>
      <fieldset className="live-add__what">
        <legend>Add</legend>
        {additions.map((each) => (
          <label key={each} className="live-add__choice">
            <input type="radio" name="add" value={each} checked={add === each} onChange={() => { problem.clear(); box.put({ add: [each] }); }} /> {words(each, entry)}
          </label>
        ))}
      </fieldset>
      <label className="visually-hidden" htmlFor="live-add-text">{isAction ? "What is to be done" : "The words"}</label>
      {problem.error(IDS.text)}
      <textarea className="govuk-textarea" rows={3} {...field("text")} />
      <div className="field-row">
        {(!isAction || !notes.ready) && <div className="live-add__field"><label htmlFor="live-add-asked">{add === "question" || add === "follow-up" ? "Asked by" : "Said by"}</label>{problem.error(IDS.askedBy)}<input className="govuk-input" list="live-posts" autoComplete="off" {...field("askedBy")} /></div>}
        {(isAction || !notes.ready) && (
          <>
            <div className="live-add__field"><label htmlFor="live-add-owners">{notes.ready ? "Owners, by post" : "Owners of an action, by post"}</label>{problem.error(IDS.owners)}<input className="govuk-input" autoComplete="off" {...field("owners")} /></div>
            <div className="live-add__field"><label htmlFor="live-add-due">{notes.ready ? "Due, in the words used" : "An action is due"}</label>{problem.error(IDS.due)}<input className="govuk-input" autoComplete="off" {...field("due")} /></div>
          </>
        )}
      </div>
      <div className="live-buttons"><button className="button" type="submit">Add it</button></div>
    </LiveForm>
  );
}
