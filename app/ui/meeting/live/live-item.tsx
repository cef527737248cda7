/** The item in view: what it is about, who takes its notes, what was asked and said, and how it ends. */
import { Link } from "@remix-run/react";
import { formatDate, formatMoment, isCalendarDate } from "~/domain/calendar-date";
import { ITEM_OUTCOME_WORDS } from "~/domain/meeting/agenda";
import { closedAbove } from "~/domain/meeting/closed-above";
import type { LiveItem } from "~/domain/meeting/live-page";
import { isSlotOf, wordsOf, type LiveAddition, type LiveBox } from "~/domain/meeting/live-write";
import { timesWords } from "~/domain/times-words";
import { paths } from "~/paths";
import { LongText } from "~/ui/finding/long-text";
import { AddBox } from "~/ui/meeting/live/add-box";
import type { Speak } from "~/ui/meeting/live/answer-box";
import { EndBox } from "~/ui/meeting/live/end-box";
import { LiveEntryView, TypedNow } from "~/ui/meeting/live/live-entry";
import { LiveForm } from "~/ui/meeting/live/live-form";
import { MatterBox } from "~/ui/meeting/live/matter-box";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";

type Props = {
  notes: LiveNotes;
  item: LiveItem;
  entryId: string | null;
  speak: Speak;
  onEntry: (id: string) => void;
  onAnswered: () => void;
  onAdded: (id: string, added: LiveAddition) => void;
  onEnded: () => void;
};

/** The button that was pressed goes: without, the keyboard would begin at the top of the page again. */
function toHeading(): void {
  document.getElementById("live-item-heading")?.focus();
}

function Holder({ notes, item }: Pick<Props, "notes" | "item">) {
  const { holder, kind, takingOver } = item;
  if (kind === "opening") return null;
  const mine = holder?.personId === notes.page.me.personId;
  const since = holder === null || holder.since === "" ? "" : ` since ${formatMoment(holder.since).slice(-"15:04".length)}`;
  const open = notes.page.meeting.state !== "closed" && notes.page.mayNote;
  if (holder === null) {
    return (
      <div className="live-nobody">
        <span className="soft">Nobody takes its notes yet{open ? ": whoever records something first does." : "."}</span>
        {open && !notes.page.meeting.toCome && (
          <LiveForm notes={notes} item={item.key} kind="take" label="Take the notes of this item" onRecord={() => { notes.write("take", item.key, {}); toHeading(); }}>
            <button className="link-button" type="submit">Take its notes</button>
          </LiveForm>
        )}
      </div>
    );
  }
  if (mine) return <p className="quiet-line"><span>You take its notes{since}.</span></p>;
  return (
    <div className="live-holder">
      <span role="status"><b>{holder.name}</b> takes its notes{since}. {takingOver === true ? "You are taking it over." : "You read along."}</span>
      {open && takingOver !== true && (
        <LiveForm notes={notes} item={item.key} kind="take-over" hidden={{ from: holder.personId }} label="Take this item over" onRecord={() => { notes.write("take-over", item.key, { from: [holder.personId] }); toHeading(); }}>
          <button className="button" type="submit">Take it over from {holder.name}</button>
        </LiveForm>
      )}
    </div>
  );
}

function About({ item, meetingId }: { item: LiveItem; meetingId: string }) {
  const { reference, findingText, text, source, elsewhere } = item;
  return (
    <>
      {findingText !== null && (
        <details className="live-about">
          <summary>What HMICFRS found</summary>
          <LongText text={findingText} />
          {reference !== null && <Link to={paths.finding(reference)}>Open {reference}</Link>}
        </details>
      )}
      {source !== null && <p className="quiet-line"><span>About: {source.kind === "" ? "" : `${source.kind}: `}{source.link === null ? source.title : <a href={source.link} rel="noreferrer">{source.title}</a>}</span></p>}
      {elsewhere !== null && <p className="quiet-line"><span>Its questions stand under <a href={paths.live(meetingId, elsewhere.key)}>{elsewhere.number}</a>, and what is asked here is put there.</span></p>}
      {text !== null && <LongText text={text} />}
    </>
  );
}

function Actions({ item }: { item: LiveItem }) {
  if (item.actions.length === 0) return null;
  return (
    <div className="live-actions">
      <h3>Actions</h3>
      <ul className="plain-list">
        {item.actions.map(({ id, reference, text, owners, due, waiting }) => (
          <li key={id}>
            {reference === null ? <span className="soft">Action</span> : <Link to={paths.action(reference)}>{reference}</Link>} {text} <span className="soft">({owners.length === 0 ? "no owner named" : owners.join(", ")}{due === null ? "" : `, due ${isCalendarDate(due) ? formatDate(due) : due}`})</span>
            {waiting === true && <span className="tag tag--outlined">waiting to be sent</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Typed under the item in boxes that are not open now. */
function NotRecorded({ notes, item, inView, onEntry }: Pick<Props, "notes" | "item" | "onEntry"> & { inView: string | null }) {
  const mine = item.kind === "opening" ? notes.page.me.personId : null;
  const isIn = (slot: string, box: LiveBox, of: string) => isSlotOf(slot, { box, of, mine });
  const isShown = (slot: string) => isIn(slot, "new", "") || isIn(slot, "end", "") || isIn(slot, "answer", inView ?? "none") || item.matters.some(({ reference, state }) => state === "open" && isIn(slot, "matter", reference));
  const left = item.typed.filter(({ slot }) => !isShown(slot));
  if (left.length === 0) return null;
  return (
    <div className="live-typed">
      <h3>Typed and not recorded</h3>
      <ul className="plain-list">
        {left.map(({ slot, fields, by }) => {
          const entry = item.entries.find(({ id, open }) => open && isIn(slot, "answer", id));
          return (
            <li key={slot}>
              <p className="long-text">{wordsOf({ kind: "text", fields })} <span className="soft">({by})</span></p>
              <div className="live-buttons">
                {entry !== undefined && notes.ready && <button type="button" className="button" onClick={() => { onEntry(entry.id); }}>Go on with {entry.label}</button>}
                <LiveForm notes={notes} item={item.key} kind="forget" hidden={{ slot }} label="Discard what was typed" onRecord={() => { notes.write("forget", item.key, { slot: [slot] }); toHeading(); }}>
                  <button className="link-button" type="submit">Discard it</button>
                </LiveForm>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export function LiveItemView({ notes, item, entryId, speak, onEntry, onAnswered, onAdded, onEnded }: Props) {
  const { page, ready } = notes;
  const { holder, kind, number, heading, entries, matters, end } = item;
  const mayWrite = page.mayNote && page.meeting.state !== "closed" && !page.meeting.toCome && (holder === null || holder.personId === page.me.personId);
  const above = closedAbove(page.items, ({ closedSession }) => closedSession).get(item.key);
  const entry = entries.find(({ id }) => id === entryId) ?? null;
  return (
    <section className="live-item" aria-labelledby="live-item-heading">
      <h2 id="live-item-heading" tabIndex={-1}>{number === "" ? "" : `${number} `}{heading}</h2>
      {(end !== null || above !== undefined || item.closedSession || item.timesDeferred > 0) && (
        <p className="live-item__tags">
          {end !== null && <span className="tag">{ITEM_OUTCOME_WORDS[end.outcome]}</span>}
          {above !== undefined ? <span className="tag">closed session, with item {above}</span> : item.closedSession && <span className="tag">closed session</span>}
          {item.timesDeferred > 0 && <span className="tag needs-someone">deferred {timesWords(item.timesDeferred)} before</span>}
          {end?.note != null && <span>{end.note}</span>}
        </p>
      )}
      <Holder notes={notes} item={item} />
      <About item={item} meetingId={page.meeting.id} />
      {matters.length > 0 && <ol className="live-entries">{matters.map((matter) => <MatterBox key={matter.id} notes={notes} item={item} matter={matter} mayWrite={mayWrite} />)}</ol>}
      {entries.length > 0 && (
        <ol className="live-entries">
          {entries.map((each) => (
            <LiveEntryView key={each.id} notes={notes} item={item} entry={each} mayWrite={mayWrite} inView={each.id === entryId} speak={speak} onChoose={() => { onEntry(each.id); }} onRecorded={onAnswered} />
          ))}
        </ol>
      )}
      {entries.length === 0 && matters.length === 0 && <p className="none">Nothing has been asked or said under this item yet.</p>}
      <Actions item={item} />
      {mayWrite && <NotRecorded notes={notes} item={item} inView={entryId} onEntry={onEntry} />}
      {!mayWrite && <TypedNow notes={notes} item={item} box="new" of="" />}
      {mayWrite && (
        <div className="live-below">
          <AddBox key={`add ${String(ready)} ${item.key}`} notes={notes} item={item} entry={entry} onAdded={onAdded} />
          {kind !== "opening" && <EndBox key={`end ${String(ready)} ${item.key} ${end?.outcome ?? ""}`} notes={notes} item={item} kind={kind} onEnded={onEnded} />}
        </div>
      )}
    </section>
  );
}
