/** An action brought forward: what is said or decided of it at the table. */
import { ACTION_EVENT_WORDS, ACTION_STATE_WORDS, type ActionEventKind } from "~/domain/action/action";
import { formatDate } from "~/domain/calendar-date";
import { checkMatter } from "~/domain/meeting/live-checks";
import type { LiveItem, LiveMatter } from "~/domain/meeting/live-page";
import { timesWords } from "~/domain/times-words";
import { LiveForm } from "~/ui/meeting/live/live-form";
import { TypedNow } from "~/ui/meeting/live/live-entry";
import { useBox } from "~/ui/meeting/live/use-box";
import { useBoxProblem } from "~/ui/meeting/live/use-box-problem";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

const KINDS = ["update", "completed", "deferred", "no-longer-required"] as const satisfies readonly ActionEventKind[];
const TEXT_WORDS: Record<(typeof KINDS)[number], string> = { update: "What was reported", completed: "What shows that it is done", deferred: "Why it is put off", "no-longer-required": "Why it is no longer required" };

type Props = { notes: LiveNotes; item: LiveItem; matter: LiveMatter };

function MatterForm({ notes, item, matter }: Props) {
  const { reference } = matter;
  const empty = { what: ["update"], by: [matter.owners[0] ?? ""], text: [""], toMeeting: [""] };
  const box = useBox(notes, item, { box: "matter", of: reference, empty });
  const what = KINDS.find((each) => each === box.value("what")) ?? "update";
  const ids = { text: `${reference}-text`, by: `${reference}-by`, toMeeting: `${reference}-toMeeting` };
  const problem = useBoxProblem(ids);
  const field = (name: string) => ({
    ...problem.control(`${reference}-${name}`), id: `${reference}-${name}`, name, value: box.value(name),
    onChange: ({ target }: { target: { value: string } }) => { problem.clear(); box.put({ [name]: [target.value] }); },
  });
  const record = () => {
    const [by, text, toMeeting] = [box.value("by"), box.value("text"), what === "deferred" ? box.value("toMeeting") : ""];
    if (!problem.passes(checkMatter(matter, { what, by, text, toMeeting }))) return;
    notes.write("matter", item.key, { action: [reference], what: [what], by: [by], text: [text], toMeeting: [toMeeting] });
    box.clear();
    document.getElementById(`matter-${reference}`)?.focus();
  };
  const later = notes.page.later.filter(({ sameSeries }) => sameSeries);
  return (
    <LiveForm notes={notes} item={item.key} kind="matter" hidden={{ action: reference }} label={`What was said of ${reference}`} className="live-matter__form" onRecord={record}>
      <div className="field-row">
        <div className="live-add__field">
          <label htmlFor={`${reference}-what`}>What happened</label>
          <select className="govuk-select" {...field("what")}>{KINDS.map((each) => <option key={each} value={each}>{ACTION_EVENT_WORDS[each]}</option>)}</select>
        </div>
        <div className="live-add__field"><label htmlFor={`${reference}-by`}>{what === "no-longer-required" ? "Decided by" : "Said by"}</label>{problem.error(ids.by)}<input className="govuk-input" list="live-posts" autoComplete="off" {...field("by")} /></div>
        {(what === "deferred" || !notes.ready) && (
          <div className="live-add__field">
            <label htmlFor={`${reference}-toMeeting`}>Put off to</label>
            {problem.error(ids.toMeeting)}
            <select className="govuk-select" {...field("toMeeting")}>
              <option value="">{later.length === 0 ? "No later meeting is planned" : "Choose a meeting"}</option>
              {later.map(({ id, words }) => <option key={id} value={id}>{words}</option>)}
            </select>
          </div>
        )}
      </div>
      <label htmlFor={`${reference}-text`}>{TEXT_WORDS[what]}</label>
      {problem.error(ids.text)}
      <textarea className="govuk-textarea" rows={2} {...field("text")} />
      <div className="live-buttons"><button className="button" type="submit">Record it<span className="visually-hidden"> of {reference}</span></button></div>
    </LiveForm>
  );
}

export function MatterBox({ notes, item, matter, mayWrite }: Props & { mayWrite: boolean }) {
  const { reference, text, owners, state, timesBroughtForward, said, accountedFor, waiting } = matter;
  return (
    <li className="live-entry">
      <div className="live-entry__question">
        <h3 id={`matter-${reference}`} tabIndex={-1} className="live-entry__label">
          {reference} <span className="soft">{owners.length === 0 ? "no owner named" : owners.join(", ")}</span>
          {state !== "open" ? <span className="tag tag--outlined">{ACTION_STATE_WORDS[state]}</span> : !accountedFor && <span className="tag tag--outlined">not heard of yet</span>}
          {timesBroughtForward > 0 && <span className="soft">brought forward {timesWords(timesBroughtForward)}</span>}
          {waiting === true && <span className="tag tag--outlined">waiting to be sent</span>}
        </h3>
        <p className="long-text">{text}</p>
      </div>
      <div className="live-entry__answers">
        {said.map((each, index) => <p key={index}><b>{ACTION_EVENT_WORDS[each.kind]}{each.on === "" ? "" : `, ${formatDate(each.on)}`}{each.by === null ? "" : `, ${each.by}`}:</b> {each.text}</p>)}
        {!mayWrite && <TypedNow notes={notes} item={item} box="matter" of={reference} />}
        {mayWrite && state === "open" && <MatterForm key={String(notes.ready)} notes={notes} item={item} matter={matter} />}
      </div>
    </li>
  );
}
